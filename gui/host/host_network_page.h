// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "backend/api/network.h"
#include "gui/host/query_page.h"

class QLabel;
class QPushButton;
class QStackedWidget;
class QTabWidget;
class QTreeWidget;
class QTreeWidgetItem;

namespace apiary::gui {

class HopList;
class RefusalNote;
class SetUpDialog;
class StepList;

/// The host's network: what there is, what Apiary has made of it, and how to set up, follow and undo a network.
class HostNetworkPage : public QueryPage {
    Q_OBJECT

public:
    explicit HostNetworkPage(Helper& helper, QWidget* parent = nullptr);

    void look();
    /// Chooses this interface or network of Apiary's, at once or when it is known.
    void choose(const QString& name);
    void focus_rows();

protected:
    [[nodiscard]] bool shows_something() const override { return state_.has_value(); }
    void follow_helper() override;
    void show_state() override;

private:
    [[nodiscard]] QWidget* new_details();
    [[nodiscard]] QWidget* new_buttons();
    void show_rows();
    void add_row(QTreeWidgetItem* group, const QString& name, const QString& kind, const QString& text,
                 const QString& id);
    void show_chosen();
    void show_network(const api::network::MadeNetwork& network);
    void show_interface(const api::network::Interface& interface);
    /// The network of Apiary's that is chosen; null where none is.
    [[nodiscard]] const api::network::MadeNetwork* chosen_network() const;
    [[nodiscard]] QString chosen() const;
    void set_up();
    void ask_to_undo();
    void undo(const QString& network);
    void test();
    void stop_testing();
    void show_command();

    std::optional<api::network::State> state_;
    QString wanted_;
    RefusalNote* refusal_;
    QWidget* all_;
    QLabel *busy_, *title_, *facts_;
    QTreeWidget* rows_;
    QTabWidget* tabs_;
    StepList* steps_;
    HopList* hops_;
    QPushButton *new_, *undo_, *test_, *again_;
    QPointer<SetUpDialog> dialog_;
    QPointer<Call> undoing_, testing_;
    std::vector<api::network::Hop> found_;
    QString tested_;  ///< The row that `found_` is about.
};

}  // namespace apiary::gui
