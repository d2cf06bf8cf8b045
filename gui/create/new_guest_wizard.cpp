// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/create/new_guest_wizard.h"

#include <KMessageWidget>
#include <QDragEnterEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QListWidget>
#include <QMessageBox>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScreen>
#include <QScrollArea>
#include <QStackedWidget>
#include <QStyle>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/create/basics_page.h"
#include "gui/create/disks_page.h"
#include "gui/create/files_page.h"
#include "gui/create/kind_page.h"
#include "gui/create/network_page.h"
#include "gui/create/shares_page.h"
#include "gui/create/summary_page.h"
#include "gui/model/words.h"

namespace apiary::gui {
namespace {

using Kind = NewGuest::Kind;
using Level = FieldProblem::Level;

constexpr std::chrono::seconds kPatience{30};

KMessageWidget* new_message(KMessageWidget::MessageType type, QWidget* parent) {
    auto* message = new KMessageWidget(parent);
    message->setMessageType(type);
    message->setWordWrap(true);
    message->hide();
    return message;
}

QString dropped_path(const QMimeData* data) {
    const QList<QUrl> urls = data->hasUrls() ? data->urls() : QList<QUrl>();
    return !urls.isEmpty() && urls.front().isLocalFile() ? urls.front().toLocalFile() : QString();
}

/// The file that an error is about, as the helper's words name it.
QString field_of_file(const NewGuest& guest, const Failure& failure) {
    const auto files = files_of(guest);
    const auto named = std::ranges::find_if(files, [&](const auto& each) {
        return !each.second.isEmpty() && (failure.cause.contains(each.second) || failure.detail.contains(each.second));
    });
    return named != files.end() ? named->first : QString();
}

/// But for what the helper adds by itself.
bool is_ours(api::guests::Definition there, const api::guests::Definition& sent) {
    for (std::size_t i = 0; there.networks && sent.networks && i < there.networks->size() && i < sent.networks->size();
         ++i) {
        (*there.networks)[i].mac = (*sent.networks)[i].mac;
    }
    return there == sent;
}

}  // namespace

NewGuestWizard::NewGuestWizard(Helper& helper, GuestList& guests, QWidget* parent)
    : QDialog(parent), helper_(helper), guests_(guests), creation_(helper) {
    setWindowTitle(tr("New guest"));
    setAcceptDrops(true);
    build();
    connect(&helper_, &Helper::state_changed, this, [this] {
        look_for_uncertain();
        look_at_host();
        refresh();
    });
    connect(&helper_, &Helper::facts_changed, this, &NewGuestWizard::refresh);
    connect(&guests_, &GuestList::guest_added, this, [this] {
        look_for_uncertain();
        refresh();
    });
    connect(&guests_, &GuestList::guest_removed, this, &NewGuestWizard::refresh);
    connect(&creation_, &Creation::stage_changed, this, &NewGuestWizard::show_stage);
    connect(&creation_, &Creation::failed, this, &NewGuestWizard::fail);
    connect(&creation_, &Creation::cancelled, this, [this] {
        message_->setMessageType(KMessageWidget::Information);
        message_->setText(tr("Cancelled. Nothing was created."));
        message_->animatedShow();
        refresh();
    });
    connect(&creation_, &Creation::succeeded, this, [this](const QString& name, bool started) {
        accept();
        emit created(name, started);
    });
    helper_.refresh_facts();
    look_at_host();
    guest_.kind = Kind::Sample;  // Where it is there.
    kind_page_->load(guest_);
    refresh();
    go_to(0);
}

NewGuestWizard::~NewGuestWizard() = default;

void NewGuestWizard::build() {
    message_ = new_message(KMessageWidget::Error, this);
    connection_ = new_message(KMessageWidget::Warning, this);
    connection_->setCloseButtonVisible(false);
    message_->setObjectName(QStringLiteral("message"));
    connection_->setObjectName(QStringLiteral("connection"));
    steps_ = new QListWidget(this);
    steps_->setObjectName(QStringLiteral("steps"));
    steps_->setAccessibleName(tr("Steps"));
    steps_->setFrameShape(QFrame::NoFrame);
    const int icon = style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, this);
    steps_->setIconSize(QSize(icon, icon));
    steps_->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
    steps_->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Expanding);
    steps_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    stack_ = new QStackedWidget(this);
    kind_page_ = new KindPage;
    summary_page_ = new SummaryPage;
    const QList<Page*> pages = {kind_page_,      new FilesPage,  new BasicsPage, new DisksPage,
                                new NetworkPage, new SharesPage, summary_page_};
    std::ranges::for_each(pages, [this](Page* page) { add_page(page); });
    connect(steps_, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0 && row != current()) {
            go_to(row);
        }
    });

    auto* right = new QVBoxLayout;
    right->setContentsMargins({});
    right->setSpacing(0);
    right->addWidget(connection_);
    right->addWidget(message_);
    right->addWidget(stack_, 1);
    auto* line = new QFrame(this);
    line->setFrameShape(QFrame::VLine);
    auto* top = new QHBoxLayout;
    top->setSpacing(0);
    top->addWidget(steps_);
    top->addWidget(line);
    top->addLayout(right, 1);
    auto* below = new QFrame(this);
    below->setFrameShape(QFrame::HLine);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(top, 1);
    layout->addWidget(below);
    layout->addWidget(new_buttons());
    // Enter goes on, also from a button that adds something; the space bar presses it.
    for (const Page* each : pages_) {
        std::ranges::for_each(each->findChildren<QPushButton*>(),
                              [](QPushButton* button) { button->setAutoDefault(false); });
    }
    const int unit = fontMetrics().height();
    resize(QSize(unit * 58, unit * 40).boundedTo(screen()->availableSize() * 0.9).expandedTo(sizeHint()));
}

void NewGuestWizard::add_page(Page* page) {
    auto* area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(page);
    page->setAutoFillBackground(false);
    area->viewport()->setAutoFillBackground(false);
    const int margin = fontMetrics().height();
    page->layout()->setContentsMargins(margin, margin, margin, margin);
    stack_->addWidget(area);
    pages_ << page;
    auto* step = new QListWidgetItem(page->title(), steps_);
    // Their height and the place of their text are the same with an icon and without.
    const int unit = fontMetrics().height();
    step->setSizeHint(QSize(fontMetrics().horizontalAdvance(page->title()) + unit * 3, unit * 2));
    connect(page, &Page::why_wanted, this, &NewGuestWizard::why_wanted);
    connect(page, &Page::edited, this, [this, page] {
        typed_ |= page != kind_page_ && !refreshing_;
        refresh();
    });
}

QWidget* NewGuestWizard::new_buttons() {
    auto* all = new QWidget(this);
    auto* layout = new QHBoxLayout(all);
    busy_ = new QProgressBar(all);
    busy_->setRange(0, 0);
    busy_->setTextVisible(false);
    busy_->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    busy_text_ = new QLabel(all);
    busy_text_->setWordWrap(true);
    cancel_ = new QPushButton(QIcon::fromTheme(QStringLiteral("dialog-cancel")), tr("Cancel"), all);
    const bool left = layoutDirection() == Qt::RightToLeft;
    const QIcon forward = QIcon::fromTheme(left ? QStringLiteral("go-previous") : QStringLiteral("go-next"));
    const QIcon backward = QIcon::fromTheme(left ? QStringLiteral("go-next") : QStringLiteral("go-previous"));
    back_ = new QPushButton(backward, tr("&Back"), all);
    next_ = new QPushButton(forward, tr("Ne&xt"), all);
    create_ = new QPushButton(QIcon::fromTheme(QStringLiteral("dialog-ok-apply")), tr("C&reate"), all);
    cancel_->setObjectName(QStringLiteral("cancel"));
    back_->setObjectName(QStringLiteral("back"));
    next_->setObjectName(QStringLiteral("next"));
    create_->setObjectName(QStringLiteral("create"));
    layout->addWidget(cancel_);
    layout->addWidget(busy_);
    layout->addWidget(busy_text_, 1);
    layout->addStretch(1);
    layout->addWidget(back_);
    layout->addWidget(next_);
    layout->addWidget(create_);
    busy_->hide();
    busy_text_->hide();
    connect(cancel_, &QPushButton::clicked, this, &NewGuestWizard::reject);
    connect(back_, &QPushButton::clicked, this, &NewGuestWizard::back);
    connect(next_, &QPushButton::clicked, this, &NewGuestWizard::next);
    connect(create_, &QPushButton::clicked, this, &NewGuestWizard::create);
    return all;
}

// ---- Steps ----

Page* NewGuestWizard::page(int index) const {
    return pages_[index];
}

int NewGuestWizard::current() const {
    return stack_->currentIndex();
}

/// The next page in a direction that has to do with this guest; the same where there is none.
int NewGuestWizard::beside(int index, int direction) const {
    for (int i = index + direction; i >= 0 && i < pages_.size(); i += direction) {
        if (page(i)->applies_to(guest_)) {
            return i;
        }
    }
    return index;
}

void NewGuestWizard::go_to(int index) {
    const bool from_list = steps_->hasFocus();
    stack_->setCurrentIndex(index);
    steps_->setCurrentRow(index);
    refresh();
    if (!from_list) {
        page(index)->focus_first();
    }
    show_buttons();  // A button that had the keyboard was the default one.
}

void NewGuestWizard::next() {
    if (!point_out(current())) {
        go_to(beside(current(), 1));
    }
}

void NewGuestWizard::back() {
    go_to(beside(current(), -1));
}

/// The page where something is said about `field`; the first where none has it, as with the files of the sample.
int NewGuestWizard::page_of(const QString& field) const {
    const auto owned = [&](const Page* each) { return each->applies_to(guest_) ? each->owns(field) : 0; };
    return static_cast<int>(std::ranges::max_element(pages_, {}, owned) - pages_.begin());
}

bool NewGuestWizard::point_out(int only_page) {
    const auto wrong = std::ranges::find_if(problems_, [&](const FieldProblem& problem) {
        return forbids(problem) && (only_page < 0 || page_of(problem.field) == only_page);
    });
    if (wrong == problems_.end()) {
        return false;
    }
    const QString field = wrong->field;
    tried_.insert(page_of(field));
    go_to_field(field);
    return true;
}

void NewGuestWizard::go_to_field(const QString& field) {
    if (!field.isEmpty()) {
        go_to(page_of(field));
        page(current())->focus_field(field);
    }
}

// ---- What is shown ----

Surroundings NewGuestWizard::surroundings() const {
    Surroundings around;
    around.names = guests_.names();
    around.host = helper_.facts();
    around.check = check_;
    return around;
}

/// What this computer can run. A helper that does not tell keeps nobody from anything.
void NewGuestWizard::look_at_host() {
    if (helper_.state() != Helper::State::Connected || checking_) {
        return;
    }
    checking_ = helper_.call<api::host::Check>(
        this, {},
        [this](const ipc::CallResult<api::host::Check::Reply>& reply) {
            checking_ = nullptr;
            if (reply && check_ != reply->assessment) {
                check_ = reply->assessment;
                refresh();
            }
        },
        kPatience);
}

void NewGuestWizard::refresh() {
    // Pages that follow what changed tell of it, too.
    if (refreshing_ || creation_.stage() != Creation::Stage::Idle) {
        return;
    }
    const QScopedValueRollback once(refreshing_, true);
    const Surroundings around = surroundings();
    const auto collect = [this] { std::ranges::for_each(pages_, [this](const Page* page) { page->store(guest_); }); };
    collect();
    summary_page_->set_helper_option(helper_.command_line_option());
    for (Page* page : pages_) {
        page->adapt(guest_, around);
        collect();
    }
    problems_ = check_new_guest(guest_, around);
    for (int i = 0; i < pages_.size(); ++i) {
        page(i)->show_problems(problems_, tried_.contains(i));
    }
    show_steps();
    show_helper();
    show_buttons();
}

void NewGuestWizard::show_steps() {
    QSet<int> wrong_pages;
    for (const FieldProblem& problem : problems_) {
        const int index = page_of(problem.field);
        if (problem.level == Level::Error || (problem.level == Level::Missing && tried_.contains(index))) {
            wrong_pages.insert(index);
        }
    }
    QPixmap nothing(steps_->iconSize());
    nothing.fill(Qt::transparent);
    const QIcon no_icon(nothing);
    for (int i = 0; i < pages_.size(); ++i) {
        QListWidgetItem* const item = steps_->item(i);
        item->setHidden(!page(i)->applies_to(guest_));
        const bool wrong = wrong_pages.contains(i);
        item->setIcon(wrong ? QIcon::fromTheme(QStringLiteral("dialog-error"),
                                               style()->standardIcon(QStyle::SP_MessageBoxCritical))
                            : no_icon);
        item->setToolTip(wrong ? tr("Something is wrong on this page") : QString());
        item->setData(Qt::AccessibleTextRole,
                      wrong ? tr("%1: something is wrong here").arg(page(i)->title()) : page(i)->title());
    }
}

/// Why the helper would not make a guest, whatever is asked for; empty where it would.
QString NewGuestWizard::why_not_create() const {
    switch (helper_.state()) {
        case Helper::State::Searching: return tr("Apiary’s helper is being looked for.");
        case Helper::State::Unreachable: return sentence(helper_.trouble().cause);
        case Helper::State::Connected: break;
    }
    return helper_.may(api::guests::Create::kName) ? QString() : tr("You may not create guests with this helper.");
}

void NewGuestWizard::show_helper() {
    const QString why = why_not_create();
    connection_->setVisible(!why.isEmpty());
    if (why.isEmpty()) {
        return;
    }
    const bool lost = helper_.state() == Helper::State::Unreachable;
    const QString remedy = lost ? sentence(helper_.trouble().remedy) : QString();
    connection_->setText(QStringLiteral("<qt>%1 %2</qt>").arg(why.toHtmlEscaped(), remedy.toHtmlEscaped()));
}

void NewGuestWizard::show_buttons() {
    const bool busy = creation_.stage() != Creation::Stage::Idle || looking_;
    const bool last = beside(current(), 1) == current();
    const QString why = why_not_create();
    back_->setEnabled(!busy && beside(current(), -1) != current());
    next_->setVisible(!last);
    next_->setEnabled(!busy);
    create_->setEnabled(!busy && why.isEmpty());
    create_->setToolTip(why.isEmpty() ? (last ? QString() : tr("Create it as it is, without the other pages")) : why);
    create_->setText(guest_.start ? tr("C&reate and start") : tr("C&reate"));
    // Enter goes on, and nothing else does.
    for (QPushButton* button : {cancel_, back_}) {
        button->setAutoDefault(false);
    }
    next_->setDefault(!last);
    create_->setDefault(last);
}

// ---- Dropped files ----

void NewGuestWizard::fill_from(const QString& dropped_path) {
    inspect_files({dropped_path}, this, [this, dropped_path](const QHash<QString, FileFacts>& found) {
        take_dropped(dropped_path, found.value(dropped_path));
    });
}

void NewGuestWizard::take_dropped(const QString& path, const FileFacts& facts) {
    message_->hide();
    const ChosenFile file = {path, facts};
    NewGuest filled = guest_;
    if (filled.kind == Kind::Sample || filled.kind == Kind::None) {
        filled.kernel = filled.initrd = {};
        filled.append.clear();
    }
    const auto take = [&](Kind kind, ChosenFile NewGuest::* where) {
        filled.kind = kind;
        filled.*where = file;
    };
    switch (facts.kind) {
        case FileKind::LinuxKernel:
        case FileKind::PvhKernel:
        case FileKind::MultibootKernel:
            take(guest_.kind == Kind::DiskImage ? Kind::DiskImage : Kind::Kernel, &NewGuest::kernel);
            break;
        case FileKind::FreeBsdKernel:
            take(guest_.kind == Kind::DiskImage ? Kind::DiskImage : Kind::FreeBsd, &NewGuest::kernel);
            break;
        case FileKind::InitialRamDisk:
        case FileKind::Compressed:
            take(guest_.kind == Kind::DiskImage ? Kind::DiskImage : Kind::Kernel, &NewGuest::initrd);
            break;
        case FileKind::RawDisk:
        case FileKind::ForeignDisk:
        case FileKind::Device: take(Kind::DiskImage, &NewGuest::image); break;
        case FileKind::KernelModule:
            filled.kind = Kind::FreeBsd;
            filled.modules << NewGuest::Module{file, {}};
            break;
        case FileKind::Folder: filled.shares << NewGuest::Share{file, free_tag(path, filled), false}; break;
        case FileKind::InstallerImage:
            show_failure(
                tr("%1 is an installer image (ISO)").arg(path),
                tr("Installer images need firmware, which this version does not have. Choose the kernel and the "
                   "initial RAM disk that are on it, or a disk image with its kernel"),
                {});
            return;
        case FileKind::Missing: show_failure(tr("There is no file %1").arg(path), {}, facts.detail); return;
        case FileKind::Unreadable: show_failure(tr("You may not read %1").arg(path), {}, facts.detail); return;
        default:
            show_failure(tr("%1 is %2").arg(path, facts.what),
                         tr("A kernel, a disk image or an initial RAM disk can be dropped here"), {});
            return;
    }
    typed_ = true;
    {
        const QScopedValueRollback once(refreshing_, true);
        std::ranges::for_each(pages_, [&](Page* page) { page->load(filled); });
    }
    refresh();
    go_to(facts.kind == FileKind::Folder ? current() : 1);
}

void NewGuestWizard::dragEnterEvent(QDragEnterEvent* event) {
    if (!dropped_path(event->mimeData()).isEmpty() && creation_.stage() == Creation::Stage::Idle) {
        event->acceptProposedAction();
    }
}

void NewGuestWizard::dropEvent(QDropEvent* event) {
    fill_from(dropped_path(event->mimeData()));
    event->acceptProposedAction();
}

// ---- Creation ----

void NewGuestWizard::create() {
    if (looking_ || creation_.stage() != Creation::Stage::Idle || !why_not_create().isEmpty()) {
        return;
    }
    message_->hide();
    uncertain_.clear();
    for (int i = 0; i < pages_.size(); ++i) {
        tried_.insert(i);
    }
    refresh();
    if (point_out()) {
        return;
    }
    // They may have gone since they were chosen.
    looking_ = true;
    show_stage();
    QStringList paths;
    std::ranges::transform(files_of(guest_), std::back_inserter(paths), &std::pair<QString, QString>::second);
    inspect_files(paths, this, [this](const QHash<QString, FileFacts>& found) { take_looked(found); });
}

void NewGuestWizard::take_looked(const QHash<QString, FileFacts>& found) {
    looking_ = false;
    const auto problems = check_new_guest(with_facts(guest_, found), surroundings());
    const auto wrong = std::ranges::find_if(problems, forbids);
    if (wrong == problems.end()) {
        sent_ = definition_of(guest_);
        creation_.begin(guest_.name, sent_, guest_.start);
        return;
    }
    show_stage();
    const auto files = files_of(guest_);
    const auto file = std::ranges::find(files, wrong->field, &std::pair<QString, QString>::first);
    const FileFacts facts = found.value(file == files.end() ? QString() : file->second);
    if (facts.kind == FileKind::Missing && file != files.end()) {
        show_failure(tr("%1 is not there any more").arg(file->second), tr("Bring it back, or choose another"),
                     facts.detail);
    } else {
        show_failure(wrong->text, {}, facts.detail);
    }
    reload();
    go_to_field(wrong->field);
}

/// The files are looked at anew where they are shown.
void NewGuestWizard::reload() {
    const NewGuest now = guest_;
    {
        const QScopedValueRollback once(refreshing_, true);
        std::ranges::for_each(pages_, [&](Page* each) { each->load(now); });
    }
    refresh();
}

void NewGuestWizard::show_stage() {
    using Stage = Creation::Stage;
    const Stage stage = creation_.stage();
    const bool busy = stage != Stage::Idle || looking_;
    busy_->setVisible(busy);
    busy_text_->setVisible(busy);
    stack_->setEnabled(!busy);
    steps_->setEnabled(!busy);
    switch (stage) {
        case Stage::Idle: busy_text_->setText(looking_ ? tr("Looking at the files…") : QString()); break;
        case Stage::Creating: busy_text_->setText(tr("Creating “%1”…").arg(guest_.name)); break;
        case Stage::Starting: busy_text_->setText(tr("Starting “%1”…").arg(guest_.name)); break;
        case Stage::TakingBack: busy_text_->setText(tr("Taking back what was begun…")); break;
    }
    show_buttons();
}

void NewGuestWizard::fail(const Failure& failure, const QString& field, bool uncertain) {
    uncertain_ = uncertain ? guest_.name : QString();
    show_failure(
        failure.cause,
        uncertain ? tr("Whether “%1” was created shows when the helper is back").arg(guest_.name) : failure.remedy,
        failure.detail);
    refresh();
    go_to_field(field.isEmpty() && !uncertain ? field_of_file(guest_, failure) : field);
}

/// The helper is back: it either has what was asked for, or nothing of it.
void NewGuestWizard::look_for_uncertain() {
    if (uncertain_.isEmpty() || helper_.state() != Helper::State::Connected) {
        return;
    }
    const QString name = std::exchange(uncertain_, {});
    const api::guests::Guest* const there = guests_.find(name);
    if (there != nullptr && there->definition && is_ours(*there->definition, sent_)) {
        const bool up = is_up(*there);
        accept();
        emit created(name, up);
        return;
    }
    message_->setMessageType(KMessageWidget::Information);
    message_->setText(tr("The helper is back. “%1” was not created.").arg(name));
}

void NewGuestWizard::show_failure(const QString& cause, const QString& remedy, const QString& detail) {
    QString text = QStringLiteral("<b>%1</b>").arg(sentence(cause).toHtmlEscaped());
    if (!remedy.isEmpty()) {
        text += u' ' + sentence(remedy).toHtmlEscaped();
    }
    if (!detail.isEmpty()) {
        text += QStringLiteral("<br><small>%1</small>").arg(detail.toHtmlEscaped());
    }
    message_->setMessageType(KMessageWidget::Error);
    message_->setText(text);
    message_->animatedShow();
}

// ---- The end ----

void NewGuestWizard::reject() {
    if (creation_.stage() != Creation::Stage::Idle) {
        creation_.cancel();
        return;
    }
    if (!typed_) {
        QDialog::reject();
        return;
    }
    auto* question = new QMessageBox(QMessageBox::Question, tr("New guest"), tr("Discard the new guest?"),
                                     QMessageBox::NoButton, this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setInformativeText(tr("What you entered is lost then."));
    QPushButton* const discard = question->addButton(tr("&Discard"), QMessageBox::DestructiveRole);
    QPushButton* const keep = question->addButton(tr("&Keep editing"), QMessageBox::RejectRole);
    question->setDefaultButton(keep);
    question->setEscapeButton(keep);
    connect(discard, &QPushButton::clicked, this, [this] { QDialog::reject(); });
    question->open();
}

/// Somebody may have mended meanwhile what was wrong with this computer.
void NewGuestWizard::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    if (event->type() == QEvent::ActivationChange && isActiveWindow()) {
        look_at_host();
    }
}

void NewGuestWizard::showEvent(QShowEvent* event) {
    QDialog::showEvent(event);
    page(current())->focus_first();
}

}  // namespace apiary::gui
