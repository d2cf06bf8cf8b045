// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QAction>
#include <QKeySequence>
#include <QList>
#include <QMenu>

class QActionGroup;

namespace apiary::gui {

/// What can be done with a console, as actions of the page that shows it.
class ConsoleActions : public QObject {
    Q_OBJECT

public:
    /// They become actions of `page`, and their shortcuts work within it.
    explicit ConsoleActions(QWidget* page);

    QAction *take_control, *release_control, *search, *copy, *paste, *select_all, *zoom_in, *zoom_out, *reset_zoom,
        *save, *own_window, *grab, *leave;

    /// The colour schemes; scheme_chosen() tells which is wanted.
    [[nodiscard]] QMenu* scheme_menu() const { return schemes_; }
    void check_scheme(const QString& scheme);
    /// All that are not the guest's.
    [[nodiscard]] QList<QKeySequence> shortcuts() const;

signals:
    /// Empty: as the desktop.
    void scheme_chosen(const QString& scheme);

private:
    QAction* make(const QString& text, const QString& icon, const QList<QKeySequence>& shortcuts = {});
    void fill_schemes();

    QWidget* page_;
    QMenu* schemes_;
    QActionGroup* scheme_group_;
};

}  // namespace apiary::gui
