// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "gui/widget/path_edit.h"

namespace apiary::gui {

/// A PathEdit whose folder is a setting.
class FolderEdit : public PathEdit {
    Q_OBJECT
    Q_PROPERTY(QString folder READ path WRITE set_path NOTIFY folder_changed USER true)

public:
    explicit FolderEdit(QWidget* parent = nullptr) : PathEdit(What::Folder, parent) {
        connect(this, &PathEdit::path_changed, this, &FolderEdit::folder_changed);
    }

signals:
    void folder_changed();
};

}  // namespace apiary::gui
