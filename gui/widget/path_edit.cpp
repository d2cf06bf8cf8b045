// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/widget/path_edit.h"

#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMimeData>
#include <QStyle>
#include <QToolButton>
#include <QUrl>

namespace apiary::gui {
namespace {

QString dropped_path(const QMimeData* data) {
    const QList<QUrl> urls = data->hasUrls() ? data->urls() : QList<QUrl>();
    return !urls.isEmpty() && urls.front().isLocalFile() ? urls.front().toLocalFile() : QString();
}

}  // namespace

PathEdit::PathEdit(What what, QWidget* parent)
    : QWidget(parent), what_(what), line_(new QLineEdit(this)), button_(new QToolButton(this)) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(line_, 1);
    layout->addWidget(button_);
    line_->setClearButtonEnabled(true);
    line_->installEventFilter(this);
    button_->setText(tr("…", "opens a dialog"));
    button_->setIcon(
        QIcon::fromTheme(QStringLiteral("document-open-folder"), style()->standardIcon(QStyle::SP_DirOpenIcon)));
    button_->setFocusPolicy(Qt::StrongFocus);
    setFocusProxy(line_);
    setAcceptDrops(true);
    connect(line_, &QLineEdit::textChanged, this, [this] {
        look();
        emit path_changed();
    });
    connect(button_, &QToolButton::clicked, this, &PathEdit::browse);
}

void PathEdit::set_name(const QString& name) {
    name_ = name;
    line_->setAccessibleName(name);
    button_->setAccessibleName(tr("Choose: %1").arg(name));
    button_->setToolTip(what_ == What::Folder ? tr("Choose a folder") : tr("Choose a file"));
}

void PathEdit::set_placeholder(const QString& text) {
    line_->setPlaceholderText(text);
}

QString PathEdit::path() const {
    const QString text = line_->text();
    if (text.startsWith(QLatin1String("file:"))) {
        return QUrl(text.trimmed()).toLocalFile();
    }
    return text == u'~' || text.startsWith(QLatin1String("~/")) ? QDir::homePath() + text.mid(1) : text;
}

void PathEdit::set_path(const QString& path) {
    if (line_->text() == path) {
        look();
    } else {
        line_->setText(path);
    }
}

void PathEdit::look() {
    facts_.reset();
    const QString wanted = path();
    if (wanted.isEmpty()) {
        return;
    }
    // A file system may hang: then this field waits, and the window does not.
    inspect_files({wanted}, this, [this, wanted](const auto& found) { take(wanted, found.value(wanted)); });
}

void PathEdit::take(const QString& path, const FileFacts& facts) {
    if (path == this->path()) {
        facts_ = facts;
        emit facts_changed();
    }
}

void PathEdit::browse() {
    auto* dialog = new QFileDialog(this, name_, {});
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(what_ == What::Folder ? QFileDialog::Directory : QFileDialog::ExistingFile);
    dialog->setOption(QFileDialog::ShowDirsOnly, what_ == What::Folder);
    const QString now = path();
    if (!now.isEmpty()) {
        dialog->setDirectory(QFileInfo(now).path());
    } else {
        dialog->setDirectory(start_folder_.isEmpty() ? QDir::homePath() : start_folder_);
    }
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& chosen) {
        set_path(chosen);
        line_->setFocus();
    });
    dialog->open();
}

void PathEdit::dragEnterEvent(QDragEnterEvent* event) {
    if (!dropped_path(event->mimeData()).isEmpty()) {
        event->acceptProposedAction();
    }
}

void PathEdit::dropEvent(QDropEvent* event) {
    set_path(dropped_path(event->mimeData()));
    event->acceptProposedAction();
}

/// A file that is dropped on the line replaces what is there, and is not written into the middle of it.
bool PathEdit::eventFilter(QObject* watched, QEvent* event) {
    if (watched == line_ && event->type() == QEvent::DragEnter) {
        auto* drag = static_cast<QDragEnterEvent*>(event);
        if (!dropped_path(drag->mimeData()).isEmpty()) {
            drag->acceptProposedAction();
            return true;
        }
    }
    if (watched == line_ && event->type() == QEvent::Drop) {
        auto* drop = static_cast<QDropEvent*>(event);
        if (const QString path = dropped_path(drop->mimeData()); !path.isEmpty()) {
            set_path(path);
            drop->acceptProposedAction();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace apiary::gui
