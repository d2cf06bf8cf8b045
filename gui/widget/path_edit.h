// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QString>
#include <QWidget>
#include <optional>

#include "gui/model/guest_kind.h"

class QLineEdit;
class QToolButton;

namespace apiary::gui {

/// A path that is typed, chosen in a dialog, or dropped; and what is there, which is looked at beside the GUI thread.
class PathEdit : public QWidget {
    Q_OBJECT

public:
    enum class What { File, Folder };

    explicit PathEdit(What what, QWidget* parent = nullptr);

    /// Of the dialog, and for assistive technology: "Kernel".
    void set_name(const QString& name);
    void set_placeholder(const QString& text);
    /// Where the dialog begins while nothing is chosen; the home folder without.
    void set_start_folder(const QString& folder) { start_folder_ = folder; }

    /// Whole, with "~" and "file:" resolved; empty where nothing is typed.
    [[nodiscard]] QString path() const;
    void set_path(const QString& path);
    /// Of path(); nothing while it is looked at, and where there is no path.
    [[nodiscard]] const std::optional<FileFacts>& facts() const { return facts_; }
    /// Looks again: it may have come or gone.
    void look();

signals:
    /// Another path stands there.
    void path_changed();
    /// facts() are those of path().
    void facts_changed();

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void browse();
    void take(const QString& path, const FileFacts& facts);

    What what_;
    QString name_, start_folder_;
    QLineEdit* line_;
    QToolButton* button_;
    std::optional<FileFacts> facts_;
};

}  // namespace apiary::gui
