// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QList>
#include <QWidget>

#include "gui/guest/field_notes.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace apiary::gui {

/// What is typed, or opened, to reach the guest through a forwarded port: "ssh -p 2222 localhost".
[[nodiscard]] QString way_to_reach(const api::guests::Forward& forward);
/// Who reaches a port that is forwarded from this address of the host, in a sentence; empty for what is no address.
[[nodiscard]] QString who_reaches(const QString& host);

/// Ports of this computer that lead to ports of the guest, a line for each, with how to reach them.
class ForwardList : public QWidget {
    Q_OBJECT

public:
    /// `notes`: of the page, which outlives this.
    explicit ForwardList(FieldNotes& notes, QWidget* parent = nullptr);

    /// The field that these are: "networks[0].forwards".
    void set_field(const QString& field);
    void show_forwards(const std::vector<api::guests::Forward>& forwards);
    [[nodiscard]] std::vector<api::guests::Forward> forwards() const;
    [[nodiscard]] QList<FieldProblem> check() const;

signals:
    void edited();

private:
    struct Row {
        api::guests::Forward forward;  ///< As the guest has it.
        QWidget* all = nullptr;
        QComboBox *protocol = nullptr, *host = nullptr;
        QLineEdit *host_port = nullptr, *guest_port = nullptr;
        FieldMessage *host_note = nullptr, *host_port_note = nullptr, *guest_port_note = nullptr;
        QLabel* who = nullptr;
        QLineEdit* way = nullptr;
        QToolButton* copy = nullptr;
    };

    void add(const api::guests::Forward& forward, bool is_new);
    void add_way(Row& row);
    [[nodiscard]] QLineEdit* new_port_edit(const char* object, const QString& name, const QString& example,
                                           std::int64_t port, QWidget* parent);
    void remove(const QWidget* all);
    void number();
    void show_ways();
    [[nodiscard]] NewGuest as_new() const;
    [[nodiscard]] api::guests::Forward forward_of(const Row& row) const;

    FieldNotes& notes_;
    QString field_;
    QVBoxLayout* list_;
    QLabel* heading_;
    QPushButton* add_;
    QList<Row> rows_;
};

}  // namespace apiary::gui
