// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/console/terminal_view.h"

#include <fcntl.h>
#include <qtermwidget.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <QApplication>
#include <QBuffer>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QSocketNotifier>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <cerrno>

#include "gui/console/accessible_terminal.h"
#include "gui/console/spoken_text.h"
#include "gui/model/terminal_text.h"

namespace apiary::gui {
namespace {

constexpr qsizetype kQueue = 256 * 1024;
constexpr qsizetype kTail = 4096;
constexpr qsizetype kEcho = 64;  ///< What comes in pieces as small as this is answers to keys.
constexpr int kLastLines = 10;
constexpr int kSmallestFont = 4, kLargestFont = 72;
constexpr quint32 kRightControlSymbol = 0xffe4;  ///< XK_Control_R, on X11 and Wayland.

/// Things that a user does to the terminal, which may make it send something.
bool is_of_user(QEvent::Type type) {
    switch (type) {
        case QEvent::KeyPress:
        case QEvent::InputMethod:
        case QEvent::MouseButtonPress:
        case QEvent::MouseButtonRelease:
        case QEvent::MouseButtonDblClick:
        case QEvent::MouseMove:
        case QEvent::Wheel:
        case QEvent::Drop: return true;
        default: return false;
    }
}

}  // namespace

TerminalView::TerminalView(QWidget* parent)
    : QWidget(parent), terminal_(new QTermWidget(0, this)), style_(default_console_style()) {
    install_accessible_terminal();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(terminal_);
    prepare_terminal();
    prepare_search_bar();
    open_pty();
    setFocusProxy(terminal_);
    set_console_style(style_);
}

TerminalView::~TerminalView() {
    // What it still has to say while it is taken apart concerns nobody.
    disconnect(terminal_, nullptr, this, nullptr);
    delete writable_;
}

void TerminalView::prepare_terminal() {
    terminal_->setScrollBarPosition(QTermWidget::ScrollBarRight);
    terminal_->setConfirmMultilinePaste(false);
    terminal_->setFlowControlEnabled(false);
    terminal_->setFlowControlWarningEnabled(false);
    terminal_->setBlinkingCursor(false);
    terminal_->setMargin(4);
    terminal_->setTerminalSizeHint(false);  // It would tell of each notice that comes and goes above.
    display_ = terminal_->focusProxy();
    display_->installEventFilter(this);
    spoken_ = new SpokenText(display_);
    display_->setAccessibleName(tr("Console"));
    setAccessibleName(tr("Console"));
    connect(terminal_, &QTermWidget::sendData, this, &TerminalView::take_sent);
    connect(terminal_, &QTermWidget::receivedData, this, &TerminalView::take_shown);
    const auto parts = terminal_->findChildren<QObject*>();
    const auto emulation = std::ranges::find_if(parts, [](const QObject* part) {
        return part->inherits("Konsole::Emulation") && part->metaObject()->indexOfSlot("showBulk()") >= 0;
    });
    emulation_ = emulation == parts.end() ? nullptr : *emulation;
    connect(terminal_, &QTermWidget::copyAvailable, this, [this](bool there) {
        has_selection_ = there;
        emit selection_changed(there);
    });
}

/// It is QTermWidget's own, which gives it the terminal's font and no names.
void TerminalView::prepare_search_bar() {
    auto* text = terminal_->findChild<QLineEdit*>(QStringLiteral("searchTextEdit"));
    if (text == nullptr) {
        return;
    }
    text->parentWidget()->setFont(QApplication::font());
    text->setAccessibleName(tr("Search the console"));
    text->setPlaceholderText(tr("Search the console"));
    const auto name = [this](const char* object, const QString& words) {
        if (auto* button = terminal_->findChild<QToolButton*>(QLatin1String(object))) {
            button->setAccessibleName(words);
            button->setToolTip(words);
        }
    };
    name("closeButton", tr("Close the search"));
    name("findPreviousButton", tr("Search upwards"));
    name("findNextButton", tr("Search downwards"));
    name("optionsButton", tr("How to search"));
}

void TerminalView::open_pty() {
    terminal_->startTerminalTeletype();
    pty_ = terminal_->getPtySlaveFd();
    termios settings = {};
    if (pty_ < 0 || ::tcgetattr(pty_, &settings) != 0) {
        qFatal("the host has no pseudo-terminal left for a console");
    }
    // The guest has a terminal of its own, which echoes and edits.
    ::cfmakeraw(&settings);
    ::tcsetattr(pty_, TCSANOW, &settings);
    // Its other end is read by this thread: a write that waits would wait for ever.
    ::fcntl(pty_, F_SETFL, ::fcntl(pty_, F_GETFL) | O_NONBLOCK);
    writable_ = new QSocketNotifier(pty_, QSocketNotifier::Write);
    writable_->setEnabled(false);
    connect(writable_, &QSocketNotifier::activated, this, &TerminalView::pump);
}

void TerminalView::set_console_style(const ConsoleStyle& style) {
    style_ = style;
    apply_font();
    apply_scheme();
    const int lines = std::max(style_.history, 1);
    if (terminal_->historySize() != lines) {
        terminal_->setHistorySize(lines);
    }
}

void TerminalView::apply_font() {
    QFont font = style_.font;
    const qreal size = font.pointSizeF() > 0 ? font.pointSizeF() : QApplication::font().pointSizeF();
    font.setPointSizeF(std::clamp<qreal>(size + zoom_, kSmallestFont, kLargestFont));
    terminal_->setTerminalFont(font);
    QMetaObject::invokeMethod(this, &TerminalView::check_size, Qt::QueuedConnection);
}

void TerminalView::apply_scheme() {
    const QString scheme = scheme_for(style_.scheme, palette());
    if (scheme != scheme_) {
        scheme_ = scheme;
        terminal_->setColorScheme(scheme);
    }
}

qsizetype TerminalView::room() const {
    return std::max<qsizetype>(kQueue - queue_.size(), 0);
}

void TerminalView::write(const QByteArray& bytes, Answers answers) {
    queue_ += bytes;
    written_ += bytes.size();
    if (answers == Answers::Withheld) {
        withheld_until_ = written_;
    }
    full_ = full_ || room() == 0;
    if (!writable_->isEnabled()) {
        pump();
    }
}

void TerminalView::pump() {
    while (!queue_.isEmpty()) {
        const ssize_t put = ::write(pty_, queue_.constData(), static_cast<std::size_t>(queue_.size()));
        if (put < 0 && errno == EINTR) {
            continue;
        }
        if (put <= 0) {
            break;
        }
        queue_.remove(0, put);
    }
    writable_->setEnabled(!queue_.isEmpty());
    if (full_ && room() >= kQueue / 2) {
        full_ = false;
        emit drained();
    }
}

void TerminalView::take_sent(const char* from, int size) {
    if (size <= 0) {
        return;
    }
    const QByteArray bytes(from, size);  // It is the terminal's only until this returns.
    if (by_user_) {
        emit typed(bytes);
    } else if (shown_ >= withheld_until_) {
        emit answered(bytes);
    }
}

/// `text`: a character for each byte.
void TerminalView::take_shown(const QString& text) {
    shown_ += text.size();
    const QByteArray last = text.last(std::min(text.size(), kTail)).toLatin1();
    tail_ = (tail_ + last).last(std::min(kTail, tail_.size() + last.size()));
    spoken_->take(last);
    if (text.size() <= kEcho && emulation_ != nullptr) {
        // QTermWidget waits 10 ms for more to come, which one sees when one types.
        QMetaObject::invokeMethod(emulation_, "showBulk");
    }
}

QString TerminalView::text() const {
    QBuffer buffer;
    buffer.open(QIODevice::ReadWrite);
    save_history(buffer);
    return QString::fromUtf8(buffer.data());
}

QString TerminalView::last_lines() const {
    TerminalText terminal;
    QString text = terminal.take(tail_);
    text += terminal.line();
    const QStringList lines = text.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    return lines.mid(std::max<qsizetype>(lines.size() - kLastLines, 0)).join(QLatin1Char('\n'));
}

void TerminalView::save_history(QIODevice& device) const {
    terminal_->saveHistory(&device);
}

void TerminalView::copy() {
    terminal_->copyClipboard();
}

void TerminalView::paste() {
    mark_user();
    terminal_->pasteClipboard();
}

void TerminalView::select_all() {
    terminal_->setSelectionStart(0, 0);
    terminal_->setSelectionEnd(terminal_->historyLinesCount() + terminal_->screenLinesCount() - 1,
                               terminal_->screenColumnsCount() - 1);
    // It paints what was selected in this way only when something is shown next; this byte shows nothing.
    write(QByteArray(1, '\0'));
    has_selection_ = true;
    emit selection_changed(true);
}

void TerminalView::zoom_in() {
    ++zoom_;
    apply_font();
}

void TerminalView::zoom_out() {
    --zoom_;
    apply_font();
}

void TerminalView::reset_zoom() {
    zoom_ = 0;
    apply_font();
}

void TerminalView::show_search() {
    auto* text = terminal_->findChild<QLineEdit*>(QStringLiteral("searchTextEdit"));
    if (text == nullptr || !text->isVisible()) {
        terminal_->toggleShowSearchBar();
        return;
    }
    text->setFocus(Qt::ShortcutFocusReason);
    text->selectAll();
}

void TerminalView::set_keyboard_grabbed(bool grabbed) {
    if (grabbed == grabbed_) {
        return;
    }
    grabbed_ = grabbed;
    right_control_ = false;
    if (grabbed) {
        display_->setFocus(Qt::OtherFocusReason);
        display_->grabKeyboard();
    } else {
        display_->releaseKeyboard();
    }
    emit keyboard_grab_changed(grabbed);
}

bool TerminalView::is_own(QKeyEvent* event) const {
    const auto matches = [this](QKeyCombination keys) { return own_shortcuts_.contains(QKeySequence(keys)); };
    const QKeyCombination keys = event->keyCombination();
    // Terminals have no such characters: with a letter these keys are those of the window around.
    if (keys.keyboardModifiers() == (Qt::ControlModifier | Qt::ShiftModifier) && keys.key() >= Qt::Key_A &&
        keys.key() <= Qt::Key_Z) {
        return true;
    }
    // On many keyboards "+" is a key with Shift, which its shortcut does not name.
    return matches(keys) ||
           matches(QKeyCombination(keys.keyboardModifiers() & ~Qt::ShiftModifier & ~Qt::KeypadModifier, keys.key()));
}

/// Whether the key is dealt with.
bool TerminalView::take_key(QKeyEvent* event) {
    // One whose action is disabled: the guest is not to take Copy for Ctrl-C.
    if (!grabbed_ && is_own(event)) {
        return true;
    }
    if (event->key() != Qt::Key_Backspace) {
        return false;
    }
    // Serial consoles want DEL, and Ctrl-H of Ctrl: QTermWidget has them the other way round.
    QKeyEvent other(QEvent::KeyPress, Qt::Key_Backspace, event->modifiers() ^ Qt::ControlModifier, event->text());
    terminal_->sendKeyEvent(&other);
    return true;
}

void TerminalView::note_right_control(QKeyEvent* event) {
    const bool is_right_control = event->key() == Qt::Key_Control && event->nativeVirtualKey() == kRightControlSymbol;
    if (event->type() == QEvent::KeyPress) {
        right_control_ = is_right_control;
    } else if (is_right_control && std::exchange(right_control_, false)) {
        set_keyboard_grabbed(false);
    }
}

/// Until the event loop comes back, when the event has been dealt with.
void TerminalView::mark_user() {
    if (!std::exchange(by_user_, true)) {
        QMetaObject::invokeMethod(this, [this] { by_user_ = false; }, Qt::QueuedConnection);
    }
}

bool TerminalView::eventFilter(QObject* object, QEvent* event) {
    if (object != display_) {
        return QWidget::eventFilter(object, event);
    }
    if (is_of_user(event->type())) {
        mark_user();
    }
    switch (event->type()) {
        case QEvent::ShortcutOverride: {
            auto* key = static_cast<QKeyEvent*>(event);
            event->setAccepted(grabbed_ || !is_own(key));
            return true;
        }
        case QEvent::KeyPress:
        case QEvent::KeyRelease: {
            auto* key = static_cast<QKeyEvent*>(event);
            note_right_control(key);
            return event->type() == QEvent::KeyPress && take_key(key);
        }
        case QEvent::FocusOut: set_keyboard_grabbed(false); break;
        case QEvent::Resize: QMetaObject::invokeMethod(this, &TerminalView::fit_display, Qt::QueuedConnection); break;
        case QEvent::ContextMenu: emit menu_wanted(static_cast<QContextMenuEvent*>(event)->globalPos()); return true;
        default: break;
    }
    return QWidget::eventFilter(object, event);
}

/// QTermWidget gives the display all of itself when it is resized, also what is below its search bar.
void TerminalView::fit_display() {
    terminal_->layout()->invalidate();
    terminal_->layout()->activate();
    check_size();
}

void TerminalView::check_size() {
    winsize size = {};
    if (::ioctl(pty_, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0 ||
        (size.ws_col == columns_ && size.ws_row == rows_)) {
        return;
    }
    columns_ = size.ws_col;
    rows_ = size.ws_row;
    emit size_changed(columns_, rows_);
}

void TerminalView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) {
        apply_scheme();
    }
    QWidget::changeEvent(event);
}

/// A cursor that a guest lets blink would wake this process twice a second, for nobody.
void TerminalView::hideEvent(QHideEvent* event) {
    terminal_->setBlinkingCursor(false);
    QWidget::hideEvent(event);
}

}  // namespace apiary::gui
