// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QFrame>

#include "backend/api/guests.h"

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QToolButton;

namespace apiary::gui {

/// How a guest ended that did not end as it should: what happened, why most probably, its last lines and registers.
class CrashCard : public QFrame {
    Q_OBJECT

public:
    explicit CrashCard(QWidget* parent = nullptr);

    /// `guest` has a last end. `version`: of the helper.
    void show_end(const api::guests::Guest& guest, const QString& version);
    /// All of it as text, with what somebody who looks for the fault has to know of the guest.
    [[nodiscard]] QString report() const { return report_; }

signals:
    void start_wanted();

private:
    QLabel *title_, *when_, *cause_;
    QPlainTextEdit* lines_;
    QToolButton* more_;
    QPlainTextEdit* registers_;
    QString report_;
};

/// The report of CrashCard, without a widget.
[[nodiscard]] QString bug_report(const api::guests::Guest& guest, const QString& version);

}  // namespace apiary::gui
