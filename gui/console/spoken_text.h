// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QAccessible>
#include <QByteArray>
#include <QByteArrayView>
#include <QObject>
#include <QString>
#include <QTimer>

#include "gui/model/terminal_text.h"

class QWidget;

namespace apiary::gui {

/// Tells tools that read the screen aloud what a console shows anew, in pieces of what came within a moment.
class SpokenText : public QObject, public QAccessible::ActivationObserver {
public:
    /// Characters kept, but for the line that is not ended yet; also bytes that are told of at a time, the last of them.
    static constexpr qsizetype kLongest = 4096;

    /// `display`: what is told of.
    explicit SpokenText(QWidget* display);
    ~SpokenText() override;

    /// Nothing is made of it as long as no such tool runs.
    void take(QByteArrayView bytes);
    /// What has been told.
    [[nodiscard]] const QString& text() const { return told_; }

protected:
    void accessibilityActiveChanged(bool active) override { active_ = active; }

private:
    void tell();
    void drop(qsizetype count);

    QWidget* display_;
    bool active_;
    QTimer moment_;
    QByteArray pending_;
    TerminalText terminal_;
    QString lines_;  ///< Ended ones.
    QString told_;
};

}  // namespace apiary::gui
