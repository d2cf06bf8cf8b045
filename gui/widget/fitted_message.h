// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <KMessageWidget>
#include <QStringList>

namespace apiary::gui {

/// A message of some lines that stands above a page as long as it holds. It takes no more room than its lines, which
/// are wrapped only where they do not fit.
class FittedMessage : public KMessageWidget {
    Q_OBJECT

public:
    explicit FittedMessage(MessageType type, QWidget* parent = nullptr);

    /// Plain text. `heading`: in bold above the lines; may be empty.
    void show_lines(const QString& heading, const QStringList& lines);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();

    int widest_ = 0;
};

}  // namespace apiary::gui
