// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/console/console_window.h"

#include <KConfigGroup>
#include <KSharedConfig>
#include <QAction>
#include <QCloseEvent>
#include <QIcon>
#include <QVBoxLayout>

#include "gui/console/terminal_view.h"

namespace apiary::gui {
namespace {

constexpr QSize kFirstSize(860, 560);  ///< Room for 80 × 24 characters of usual fonts, and the tool bar.

KConfigGroup geometries() {
    return KSharedConfig::openStateConfig()->group(QStringLiteral("Console Windows"));
}

}  // namespace

ConsoleWindow::ConsoleWindow(Helper& helper, GuestList& guests, const QString& guest, const ConsoleStyle& style)
    : page_(new ConsolePage(helper, guests, guest, this)), full_screen_(new QAction(this)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Console of %1").arg(guest));
    setWindowIcon(QIcon::fromTheme(QStringLiteral("utilities-terminal")));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(page_);
    full_screen_->setText(tr("&Full Screen"));
    full_screen_->setToolTip(tr("Full screen (F11)"));
    full_screen_->setIcon(QIcon::fromTheme(QStringLiteral("view-fullscreen")));
    full_screen_->setShortcut(Qt::Key_F11);
    full_screen_->setCheckable(true);
    connect(full_screen_, &QAction::triggered, this, &ConsoleWindow::set_full_screen);
    page_->make_own_window(full_screen_);
    page_->set_console_style(style);
    setFocusProxy(page_);
    // Nobody owns this window, and it is nothing without them.
    const auto vanish = [this] { delete this; };
    connect(&helper, &QObject::destroyed, this, vanish);
    connect(&guests, &QObject::destroyed, this, vanish);
    restore();
}

ConsoleWindow::~ConsoleWindow() = default;

void ConsoleWindow::set_full_screen(bool full) {
    setWindowState(full ? windowState() | Qt::WindowFullScreen : windowState() & ~Qt::WindowFullScreen);
}

/// The window manager may do it too.
void ConsoleWindow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::WindowStateChange) {
        full_screen_->setChecked(isFullScreen());
    }
    QWidget::changeEvent(event);
}

void ConsoleWindow::closeEvent(QCloseEvent* event) {
    remember();
    event->accept();
    emit closing();
}

void ConsoleWindow::restore() {
    const QByteArray geometry = geometries().readEntry(page_->guest(), QByteArray());
    if (geometry.isEmpty() || !restoreGeometry(geometry)) {
        resize(kFirstSize);
    }
}

void ConsoleWindow::remember() const {
    KConfigGroup group = geometries();
    group.writeEntry(page_->guest(), saveGeometry());
    group.sync();
}

}  // namespace apiary::gui
