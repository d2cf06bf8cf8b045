// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/guest/hardware_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <memory>
#include <utility>

#include "gui/guest/disk_list.h"
#include "gui/guest/module_list.h"
#include "gui/guest/share_list.h"
#include "gui/model/words.h"
#include "gui/widget/path_edit.h"
#include "gui/widget/size_edit.h"

namespace apiary::gui {

using api::guests::ConsoleDevice;
using api::guests::Definition;
using api::guests::Guest;
using api::guests::RestartPolicy;
using api::guests::VirtioGeneration;

namespace {

constexpr std::int64_t kMiB = 1 << 20, kUsualMemory = 512 * kMiB, kLeastMemory = 16 * kMiB;
constexpr int kMostCpus = 64, kUsualGrace = 60, kLongestGrace = 86'400, kFurthestOrder = 1'000'000;
constexpr int kWidth = 130;  ///< Characters of the form: lines are not wider on wide windows.
constexpr int kDescriptionLines = 3, kVariableLines = 4;

/// The lines that have something in them.
std::vector<std::string> lines_of(const QString& text) {
    std::vector<std::string> lines;
    for (const QString& line : text.split(u'\n')) {
        if (!line.trimmed().isEmpty()) {
            lines.push_back(line.trimmed().toStdString());
        }
    }
    return lines;
}

std::vector<std::string> tags_of(const QString& text) {
    std::vector<std::string> tags;
    for (const QString& part : text.split(u',')) {
        const std::string tag = part.trimmed().toStdString();
        if (!tag.empty() && !std::ranges::contains(tags, tag)) {
            tags.push_back(tag);
        }
    }
    return tags;
}

QString joined(const std::vector<std::string>& parts, const QString& between) {
    QStringList list;
    std::ranges::transform(parts, std::back_inserter(list), qt);
    return list.join(between);
}

void set_lines(QPlainTextEdit* edit, int lines) {
    const int margins = 2 * (edit->frameWidth() + static_cast<int>(edit->document()->documentMargin()));
    edit->setFixedHeight(edit->fontMetrics().lineSpacing() * lines + margins);
    edit->setTabChangesFocus(true);
}

QLabel* new_quiet_label(QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

bool is_set(const auto& list) {
    return list && !list->empty();
}

}  // namespace

HardwarePage::HardwarePage(Helper& helper, GuestList& guests, QString guest, QWidget* parent)
    : DefinitionEdit(helper, guests, std::move(guest), parent), form_(new QFormLayout) {
    setAccessibleName(tr("Hardware"));
    form_->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);  // For hints; fields have their own width.
    auto* column = new QWidget(body());
    column->setMaximumWidth(fontMetrics().averageCharWidth() * kWidth);
    auto* lines = new QVBoxLayout(column);
    lines->addLayout(form_);
    lines->addStretch(1);
    auto* beside = new QHBoxLayout(body());
    beside->addWidget(column, 1);
    beside->addStretch(0);
    make_general();
    make_machine();
    make_boot();
    make_devices();
    make_life();
    make_advanced();
    refresh();
}

// ---- The form ----

void HardwarePage::add_heading(const QString& text) {
    auto* label = new QLabel(text, body());
    QFont font = label->font();
    font.setBold(true);
    label->setFont(font);
    if (form_->rowCount() > 0) {
        label->setContentsMargins(0, fontMetrics().height(), 0, 0);
    }
    form_->addRow(label);
}

void HardwarePage::add_row(const QString& label, const QString& field, QWidget* widget, QLabel* hint) {
    auto* all = new QWidget(body());
    auto* column = new QVBoxLayout(all);
    column->setContentsMargins({});
    const bool narrow = widget->sizePolicy().horizontalPolicy() == QSizePolicy::Maximum;
    column->addWidget(widget, 0, narrow ? Qt::AlignLeading : Qt::Alignment());
    if (hint != nullptr) {
        column->addWidget(hint);
    }
    column->addWidget(notes().add(field, widget, all));
    auto* words = new QLabel(label, body());
    words->setBuddy(widget);
    form_->addRow(words, all);
}

void HardwarePage::edit_text(const std::string& field, std::optional<std::string> Definition::* member,
                             QLineEdit* line) {
    connect(line, &QLineEdit::textChanged, this, &HardwarePage::edited);
    add_editor({field,
                [line, member](const Definition& definition) { line->setText(qt((definition.*member).value_or(""))); },
                [line, member](Definition& definition) {
                    definition.*member = kept(definition.*member, line->text().toStdString(), std::string());
                }});
}

void HardwarePage::edit_file(const std::string& field, std::optional<std::string> Definition::* member,
                             PathEdit* edit) {
    edit->setObjectName(qt(field));
    edit->set_name(field_text(field));
    const auto changed = [this] {
        show_freebsd();
        edited();
    };
    connect(edit, &PathEdit::path_changed, this, changed);
    connect(edit, &PathEdit::facts_changed, this, changed);
    add_editor({field,
                [edit, member](const Definition& definition) { edit->set_path(qt((definition.*member).value_or(""))); },
                [edit, member](Definition& definition) {
                    definition.*member = kept(definition.*member, edit->path().toStdString(), std::string());
                }});
}

template <class Enum>
void HardwarePage::edit_choice(const std::string& field, std::optional<Enum> Definition::* member, QComboBox* box) {
    box->setObjectName(qt(field));
    box->setAccessibleName(field_text(field));
    box->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(box, &QComboBox::currentIndexChanged, this, &HardwarePage::edited);
    add_editor({field,
                [box, member](const Definition& definition) {
                    box->setCurrentIndex(box->findData(static_cast<int>((definition.*member).value_or(Enum{}))));
                },
                [box, member](Definition& definition) {
                    definition.*member =
                        kept(definition.*member, static_cast<Enum>(box->currentData().toInt()), Enum{});
                }});
}

void HardwarePage::edit_number(const std::string& field, std::optional<std::int64_t> Definition::* member,
                               QSpinBox* box, std::int64_t usual) {
    box->setObjectName(qt(field));
    box->setAccessibleName(field_text(field));
    box->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(box, &QSpinBox::valueChanged, this, &HardwarePage::edited);
    add_editor({field,
                [box, member, usual](const Definition& definition) {
                    box->setValue(static_cast<int>((definition.*member).value_or(usual)));
                },
                [box, member, usual](Definition& definition) {
                    definition.*member = kept(definition.*member, std::int64_t{box->value()}, usual);
                }});
}

/// What the document makes another text of is not stored while nobody types.
void HardwarePage::edit_document(const std::string& field, QPlainTextEdit* edit,
                                 std::function<QString(const Definition&)> text,
                                 std::function<void(Definition&, const QString&)> take) {
    const auto shown = std::make_shared<QString>();
    connect(edit, &QPlainTextEdit::textChanged, this, &HardwarePage::edited);
    add_editor({field,
                [edit, shown, text = std::move(text)](const Definition& definition) {
                    edit->setPlainText(text(definition));
                    *shown = edit->toPlainText();
                },
                [edit, shown, take = std::move(take)](Definition& definition) {
                    if (edit->toPlainText() != *shown) {
                        take(definition, edit->toPlainText());
                    }
                }});
}

void HardwarePage::make_general() {
    add_heading(tr("General"));
    description_ = new QPlainTextEdit(body());
    description_->setObjectName(QStringLiteral("description"));
    description_->setAccessibleName(tr("Description"));
    description_->setPlaceholderText(tr("What it is for"));
    set_lines(description_, kDescriptionLines);
    edit_document(
        "description", description_,
        [](const Definition& definition) { return qt(definition.description.value_or("")); },
        [](Definition& definition, const QString& text) {
            definition.description = kept(definition.description, text.toStdString(), std::string());
        });
    add_row(tr("Descript&ion:"), QStringLiteral("description"), description_);

    tags_ = new QLineEdit(body());
    tags_->setObjectName(QStringLiteral("tags"));
    tags_->setAccessibleName(tr("Tags"));
    tags_->setPlaceholderText(tr("Words to find it by, with commas between"));
    connect(tags_, &QLineEdit::textChanged, this, &HardwarePage::edited);
    add_editor({"tags",
                [this](const Definition& definition) {
                    shown_tags_ = joined(definition.tags.value_or(std::vector<std::string>()), QStringLiteral(", "));
                    tags_->setText(shown_tags_);
                },
                [this](Definition& definition) {
                    // A tag may have a comma of its own, which is not to be cut while nobody types.
                    if (tags_->text() != shown_tags_) {
                        definition.tags = kept(definition.tags, tags_of(tags_->text()), {});
                    }
                }});
    add_row(tr("&Tags:"), QStringLiteral("tags"), tags_);
}

void HardwarePage::make_machine() {
    add_heading(tr("Processor and memory"));
    cpus_ = new QSpinBox(body());
    cpus_->setRange(1, kMostCpus);
    cpus_hint_ = new_quiet_label(body());
    edit_number("cpus", &Definition::cpus, cpus_, 1);
    add_row(tr("C&PUs:"), QStringLiteral("cpus"), cpus_, cpus_hint_);

    memory_ = new SizeEdit(body());
    memory_->setObjectName(QStringLiteral("memory"));
    memory_->set_name(tr("Memory"));
    memory_->set_range(kLeastMemory, std::int64_t{1} << 40);
    memory_->set_step(256 * kMiB);
    memory_->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    memory_hint_ = new_quiet_label(body());
    connect(memory_, &SizeEdit::changed, this, &HardwarePage::edited);
    add_editor({"memory",
                [this](const Definition& definition) { memory_->set_size(definition.memory.value_or(kUsualMemory)); },
                [this](Definition& definition) {
                    if (const auto size = memory_->size()) {
                        definition.memory = kept(definition.memory, *size, kUsualMemory);
                    }
                }});
    add_row(tr("&Memory:"), QStringLiteral("memory"), memory_, memory_hint_);
}

void HardwarePage::make_boot() {
    add_heading(tr("What it boots"));
    kernel_ = new PathEdit(PathEdit::What::File, body());
    edit_file("kernel", &Definition::kernel, kernel_);
    add_row(tr("&Kernel:"), QStringLiteral("kernel"), kernel_);
    initrd_ = new PathEdit(PathEdit::What::File, body());
    initrd_->set_placeholder(tr("None"));
    edit_file("initrd", &Definition::initrd, initrd_);
    add_row(tr("Initial &RAM disk:"), QStringLiteral("initrd"), initrd_);
    append_ = new QLineEdit(body());
    append_->setObjectName(QStringLiteral("append"));
    append_->setAccessibleName(tr("Command line of the kernel"));
    append_->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    edit_text("append", &Definition::append, append_);
    add_row(tr("Command &line:"), QStringLiteral("append"), append_);

    kenv_ = new QPlainTextEdit(body());
    kenv_->setObjectName(QStringLiteral("kenv"));
    kenv_->setAccessibleName(tr("Kernel variables, one on each line"));
    kenv_->setPlaceholderText(tr("NAME=VALUE, one on each line"));
    kenv_->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    kenv_->setLineWrapMode(QPlainTextEdit::NoWrap);
    set_lines(kenv_, kVariableLines);
    edit_document(
        "kenv", kenv_,
        [](const Definition& definition) {
            return joined(definition.kenv.value_or(std::vector<std::string>()), QStringLiteral("\n"));
        },
        [](Definition& definition, const QString& text) {
            definition.kenv = kept(definition.kenv, lines_of(text), {});
        });
    add_row(tr("&Variables:"), QStringLiteral("kenv"), kenv_);
    modules_ = new ModuleList(notes(), body());
    connect(modules_, &ModuleList::edited, this, &HardwarePage::edited);
    add_editor(
        {"modules",
         [this](const Definition& definition) {
             modules_->show_modules(definition.modules.value_or(std::vector<api::guests::Module>()));
         },
         [this](Definition& definition) { definition.modules = kept(definition.modules, modules_->modules(), {}); }});
    form_->addRow(tr("Modules:"), modules_);
}

void HardwarePage::make_devices() {
    add_heading(tr("Disks and folders"));
    disks_ = new DiskList(notes(), body());
    connect(disks_, &DiskList::edited, this, &HardwarePage::edited);
    add_editor({"disks",
                [this](const Definition& definition) {
                    disks_->show_disks(definition.disks.value_or(std::vector<api::guests::Disk>()));
                },
                [this](Definition& definition) { definition.disks = kept(definition.disks, disks_->disks(), {}); }});
    form_->addRow(tr("Disks:"), disks_);
    shares_ = new ShareList(notes(), body());
    connect(shares_, &ShareList::edited, this, &HardwarePage::edited);
    add_editor(
        {"shares",
         [this](const Definition& definition) {
             shares_->show_shares(definition.shares.value_or(std::vector<api::guests::Share>()));
         },
         [this](Definition& definition) { definition.shares = kept(definition.shares, shares_->shares(), {}); }});
    form_->addRow(tr("Shared folders:"), shares_);
}

void HardwarePage::make_life() {
    add_heading(tr("Starting and stopping"));
    restart_ = new QComboBox(body());
    restart_->addItem(tr("Never"), static_cast<int>(RestartPolicy::Never));
    restart_->addItem(tr("After a crash"), static_cast<int>(RestartPolicy::OnCrash));
    restart_->addItem(tr("Always, unless you stop it"), static_cast<int>(RestartPolicy::Always));
    edit_choice("restart", &Definition::restart, restart_);
    add_row(tr("Start a&gain:"), QStringLiteral("restart"), restart_);

    autostart_ = new QCheckBox(tr("Start it when the helper starts"), body());
    autostart_->setObjectName(QStringLiteral("autostart"));
    connect(autostart_, &QCheckBox::toggled, this, [this](bool on) {
        form_->setRowVisible(order_->parentWidget(), on || order_->value() != 0);
        edited();
    });
    add_editor({"autostart",
                [this](const Definition& definition) { autostart_->setChecked(definition.autostart.value_or(false)); },
                [this](Definition& definition) {
                    definition.autostart = kept(definition.autostart, autostart_->isChecked(), false);
                }});
    add_row({}, QStringLiteral("autostart"), autostart_);
    order_ = new QSpinBox(body());
    order_->setRange(-kFurthestOrder, kFurthestOrder);
    order_->setToolTip(tr("Guests with lower numbers are started first"));
    auto* order_hint = new_quiet_label(body());
    order_hint->setText(tr("Guests with lower numbers are started first."));
    edit_number("autostart_order", &Definition::autostart_order, order_, 0);
    add_row(tr("Place in the &order:"), QStringLiteral("autostart_order"), order_, order_hint);

    grace_ = new QSpinBox(body());
    grace_->setRange(0, kLongestGrace);
    grace_->setSuffix(tr(" s", "seconds"));
    edit_number("stop_grace", &Definition::stop_grace, grace_, kUsualGrace);
    auto* grace_hint = new_quiet_label(body());
    grace_hint->setText(tr("So long it may take to power off, when it is asked to."));
    add_row(tr("Time to s&hut down:"), QStringLiteral("stop_grace"), grace_, grace_hint);
}

void HardwarePage::make_advanced() {
    advanced_ = new QToolButton(body());
    advanced_->setObjectName(QStringLiteral("advanced"));
    advanced_->setText(tr("Ad&vanced"));
    advanced_->setCheckable(true);
    advanced_->setAutoRaise(true);
    advanced_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    advanced_->setFocusPolicy(Qt::StrongFocus);
    QFont font = advanced_->font();
    font.setBold(true);
    advanced_->setFont(font);
    connect(advanced_, &QToolButton::toggled, this, &HardwarePage::show_advanced);
    form_->addRow(advanced_);

    console_ = new QComboBox(body());
    console_->addItem(tr("First serial port (COM1)"), static_cast<int>(ConsoleDevice::Com1));
    console_->addItem(tr("Virtio console (Linux: hvc0)"), static_cast<int>(ConsoleDevice::Virtio));
    console_->addItem(tr("BVM console (FreeBSD)"), static_cast<int>(ConsoleDevice::Bvm));
    edit_choice("console", &Definition::console, console_);
    add_row(tr("Co&nsole:"), QStringLiteral("console"), console_);
    virtio_ = new QComboBox(body());
    virtio_->addItem(tr("Transitional: for old and new systems"), static_cast<int>(VirtioGeneration::Transitional));
    virtio_->addItem(tr("Legacy (0.9.5)"), static_cast<int>(VirtioGeneration::Legacy));
    virtio_->addItem(tr("Modern (1.x)"), static_cast<int>(VirtioGeneration::Modern));
    edit_choice("virtio", &Definition::virtio, virtio_);
    add_row(tr("Virtio &devices:"), QStringLiteral("virtio"), virtio_);
    show_advanced(false);
}

// ---- What is shown of it ----

void HardwarePage::show_advanced(bool shown) {
    advanced_->setChecked(shown);
    advanced_->setArrowType(shown ? Qt::DownArrow : isRightToLeft() ? Qt::LeftArrow : Qt::RightArrow);
    for (QComboBox* each : {console_, virtio_}) {
        form_->setRowVisible(each->parentWidget(), shown);
    }
}

/// Only FreeBSD kernels know what to do with them.
void HardwarePage::show_freebsd() {
    const bool freebsd = kernel_->facts() && kernel_->facts()->kind == FileKind::FreeBsdKernel;
    form_->setRowVisible(kenv_->parentWidget(),
                         freebsd || is_set(definition().kenv) || !kenv_->toPlainText().isEmpty());
    form_->setRowVisible(modules_, freebsd || is_set(definition().modules) || !modules_->modules().empty());
}

void HardwarePage::follow(const Guest& guest) {
    const auto& host = helper().facts();
    cpus_hint_->setVisible(host.has_value());
    memory_hint_->setVisible(host.has_value());
    if (host) {
        cpus_hint_->setText(tr("This computer has %n CPU(s).", nullptr, static_cast<int>(host->cpus)));
        memory_hint_->setText(tr("This computer has %1.").arg(size_text(host->memory)));
    }
    show_freebsd();
    form_->setRowVisible(order_->parentWidget(), autostart_->isChecked() || order_->value() != 0);
    if (guest.definition && !std::exchange(advanced_decided_, true)) {
        show_advanced(guest.definition->console.value_or(ConsoleDevice::Com1) != ConsoleDevice::Com1 ||
                      guest.definition->virtio.value_or(VirtioGeneration::Transitional) !=
                          VirtioGeneration::Transitional);
    }
}

NewGuest HardwarePage::typed_files() const {
    NewGuest typed;
    typed.kind = NewGuest::Kind::Kernel;
    typed.kernel = {kernel_->path(), kernel_->facts()};
    typed.initrd = {initrd_->path(), initrd_->facts()};
    typed.memory = memory_->size();
    typed.cpus = cpus_->value();
    return typed;
}

QList<FieldProblem> HardwarePage::check() const {
    static const QStringList mine = {QStringLiteral("kernel"), QStringLiteral("initrd"), QStringLiteral("memory"),
                                     QStringLiteral("cpus")};
    QList<FieldProblem> problems;
    for (FieldProblem problem : check_new_guest(typed_files(), surroundings())) {
        if (!mine.contains(problem.field)) {
            continue;
        }
        // What the guest has already may be gone, or not be for us to read, and something else be changed.
        if ((problem.field == mine[0] && kernel_->path() == qt(definition().kernel.value_or(""))) ||
            (problem.field == mine[1] && initrd_->path() == qt(definition().initrd.value_or("")))) {
            problem.level = std::min(problem.level, FieldProblem::Level::Warning);
        }
        problems << problem;
    }
    NewGuest variables;
    variables.kind = NewGuest::Kind::FreeBsd;
    std::ranges::transform(lines_of(kenv_->toPlainText()), std::back_inserter(variables.kenv), qt);
    std::ranges::copy_if(check_new_guest(variables, {}), std::back_inserter(problems),
                         [](const FieldProblem& problem) { return is_part_of(problem.field, QStringLiteral("kenv")); });
    return problems << modules_->check() << disks_->check(surroundings()) << shares_->check();
}

}  // namespace apiary::gui
