// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QHash>
#include <QWidget>

#include "backend/api/network.h"

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QListWidget;
class QRadioButton;
class QVBoxLayout;

namespace apiary::gui {

class FieldMessage;

/// What network is wished for.
class SetUpForm : public QWidget {
    Q_OBJECT

public:
    explicit SetUpForm(QWidget* parent = nullptr);

    /// What the host has: what it lacks is disabled, with its reason.
    void show_host(const api::network::State& state);
    /// Those that taps can be made for.
    void show_guests(const QStringList& guests);
    [[nodiscard]] api::network::SetUp set_up() const;
    /// Whether what is typed can be asked about; what cannot is told.
    bool check();
    /// What the helper says against a part of it (io.apiary.Network.InvalidSetUp); false where that is not shown here.
    bool show_fault(const QString& field, const QString& text);
    void focus_first();

signals:
    void changed();

private:
    [[nodiscard]] QRadioButton* add_kind(api::network::Kind kind, const char* name, QVBoxLayout* column);
    QWidget* add_field(const char* field, const QString& label, QWidget* edit);
    void show_uplinks(const api::network::State& state);
    void show_kind();
    void tell();
    [[nodiscard]] api::network::Kind kind() const;

    QFormLayout* form_;
    QHash<api::network::Kind, QRadioButton*> kinds_;
    QHash<QString, FieldMessage*> messages_;
    QLabel *obstacle_, *nat_obstacle_, *dhcp_hint_, *no_guests_;
    QComboBox *uplink_, *dhcp_;
    QLineEdit *vlan_, *subnet_, *name_;
    QListWidget* guests_;
    QList<QWidget*> bridged_rows_, own_rows_;
};

}  // namespace apiary::gui
