// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "gui/guest/definition_edit.h"

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;
class QToolButton;

namespace apiary::gui {

class DiskList;
class ModuleList;
class PathEdit;
class ShareList;
class SizeEdit;

/// What a guest is made of, but for its network, to be seen and changed.
class HardwarePage : public DefinitionEdit {
    Q_OBJECT

public:
    HardwarePage(Helper& helper, GuestList& guests, QString guest, QWidget* parent = nullptr);

protected:
    [[nodiscard]] QList<FieldProblem> check() const override;
    void follow(const api::guests::Guest& guest) override;

private:
    void make_general();
    void make_machine();
    void make_boot();
    void make_devices();
    void make_life();
    void make_advanced();
    void add_heading(const QString& text);
    /// A line of the form, with a place for what is wrong with `field`.
    void add_row(const QString& label, const QString& field, QWidget* widget, QLabel* hint = nullptr);
    void edit_text(const std::string& field, std::optional<std::string> api::guests::Definition::* member,
                   QLineEdit* line);
    void edit_file(const std::string& field, std::optional<std::string> api::guests::Definition::* member,
                   PathEdit* edit);
    void edit_document(const std::string& field, QPlainTextEdit* edit,
                       std::function<QString(const api::guests::Definition&)> text,
                       std::function<void(api::guests::Definition&, const QString&)> take);
    template <class Enum>
    void edit_choice(const std::string& field, std::optional<Enum> api::guests::Definition::* member, QComboBox* box);
    void edit_number(const std::string& field, std::optional<std::int64_t> api::guests::Definition::* member,
                     QSpinBox* box, std::int64_t usual);
    void show_freebsd();
    void show_advanced(bool shown);
    [[nodiscard]] NewGuest typed_files() const;

    QFormLayout* form_;
    QPlainTextEdit *description_ = nullptr, *kenv_ = nullptr;
    QLineEdit *tags_ = nullptr, *append_ = nullptr;
    QSpinBox *cpus_ = nullptr, *order_ = nullptr, *grace_ = nullptr;
    SizeEdit* memory_ = nullptr;
    QLabel *cpus_hint_ = nullptr, *memory_hint_ = nullptr, *append_hint_ = nullptr;
    PathEdit *kernel_ = nullptr, *initrd_ = nullptr;
    ModuleList* modules_ = nullptr;
    DiskList* disks_ = nullptr;
    ShareList* shares_ = nullptr;
    QComboBox *restart_ = nullptr, *console_ = nullptr, *virtio_ = nullptr;
    QCheckBox* autostart_ = nullptr;
    QToolButton* advanced_ = nullptr;
    QString shown_tags_;
    bool advanced_decided_ = false;
};

}  // namespace apiary::gui
