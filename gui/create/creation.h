// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QString>

#include "gui/client/helper.h"
#include "gui/model/words.h"

namespace apiary::gui {

/// Makes a guest and starts it, wholly or not at all: what cannot be started, or is cancelled, is taken back.
class Creation : public QObject {
    Q_OBJECT

public:
    enum class Stage { Idle, Creating, Starting, TakingBack };

    explicit Creation(Helper& helper, QObject* parent = nullptr);

    /// Ends in one of the signals. Only while idle.
    void begin(const QString& name, const api::guests::Definition& definition, bool start);
    /// Ends in cancelled(), or in succeeded() when it is too late.
    void cancel();
    [[nodiscard]] Stage stage() const { return stage_; }

signals:
    void stage_changed();
    void succeeded(const QString& name, bool started);
    /// `field`: of the definition, where the helper names it. `uncertain`: the helper was lost, and whether the guest
    /// is there is not known; otherwise nothing is left.
    void failed(const apiary::gui::Failure& failure, const QString& field, bool uncertain);
    void cancelled();

private:
    using Created = ipc::CallResult<api::guests::Create::Reply>;
    using Started = ipc::CallResult<api::guests::Start::Reply>;

    void take_created(const Created& reply);
    void take_started(const Started& reply);
    void take_back();
    void remove();
    void taken_back(bool gone);
    void fail(const ipc::CallFailure& failure);
    void set_stage(Stage stage);

    Helper& helper_;
    Stage stage_ = Stage::Idle;
    QString name_;
    bool start_ = false;
    bool cancel_wanted_ = false;
    Failure why_;  ///< Of a start, while the guest is taken back.
};

}  // namespace apiary::gui
