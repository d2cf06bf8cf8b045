// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>

#include "gui/create/page.h"

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QPlainTextEdit;

namespace apiary::gui {

class PathEdit;

/// The files that a guest is booted from, and what its kernel is told.
class FilesPage : public Page {
    Q_OBJECT

public:
    explicit FilesPage(QWidget* parent = nullptr);

    void store(NewGuest& guest) const override;
    [[nodiscard]] bool applies_to(const NewGuest& guest) const override;
    void focus_first() override;

protected:
    void show_guest(const NewGuest& guest) override;
    void follow(const NewGuest& guest, const Surroundings& around) override;

private:
    struct ModuleRow {
        QWidget* all = nullptr;
        PathEdit* file = nullptr;
        QComboBox* type = nullptr;
    };
    [[nodiscard]] PathEdit* new_path(const char* object, const QString& name);
    [[nodiscard]] QWidget* new_modules();
    void show_modules(const QList<NewGuest::Module>& modules);
    void add_module(int index, const NewGuest::Module& module);
    void change_modules(const std::function<void(QList<NewGuest::Module>&)>& change);
    [[nodiscard]] QList<NewGuest::Module> modules() const;

    NewGuest::Kind kind_ = NewGuest::Kind::None;
    QFormLayout* form_;
    PathEdit *image_, *kernel_, *initrd_;
    QCheckBox* read_only_;
    QLineEdit* append_;
    bool append_touched_ = false;
    QPlainTextEdit* kenv_;
    QLabel *append_label_ = nullptr, *append_hint_;
    QWidget *image_row_, *initrd_row_, *kenv_row_, *modules_row_;
    QVBoxLayout* module_rows_;
    QList<ModuleRow> module_list_;
};

}  // namespace apiary::gui
