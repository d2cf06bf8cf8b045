// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>
#include <chrono>
#include <optional>

#include "gui/client/helper.h"
#include "gui/model/words.h"

class QAction;
class QVBoxLayout;

namespace apiary::gui {

class FittedMessage;

/// A page that asks the helper one thing at a time. What it shows stays as it is while it asks, when that fails, and
/// when the helper is lost; what is wrong is told above it.
class QueryPage : public QWidget {
    Q_OBJECT

public:
    explicit QueryPage(Helper& helper, QWidget* parent = nullptr);

    /// Asks no longer.
    void cancel();
    [[nodiscard]] bool is_asking() const { return !call_.isNull(); }
    /// What is told above the page; empty where nothing is.
    [[nodiscard]] QString told() const;

protected:
    /// Asks in place of what is asked now. `take` is given the reply.
    template <class Method, class Take>
    void ask(typename Method::Parameters parameters, Take take) {
        cancel();
        failure_.reset();
        call_ = helper_.call<Method>(
            this, std::move(parameters),
            [this, take = std::move(take)](const ipc::CallResult<typename Method::Reply>& reply) {
                call_ = nullptr;
                if (reply) {
                    take(*reply);
                } else {
                    fail(reply.error());
                }
                refresh();
            },
            kPatience);
        refresh();
    }
    void tell(const Failure& failure);
    void tell_nothing();
    [[nodiscard]] Helper& helper() const { return helper_; }
    [[nodiscard]] bool is_connected() const { return helper_.state() == Helper::State::Connected; }
    [[nodiscard]] QVBoxLayout* body() const { return body_; }
    /// Whether what is shown is from a helper that may have changed its mind.
    [[nodiscard]] virtual bool shows_something() const { return false; }
    /// The helper came or went.
    virtual void follow_helper() {}
    /// Something of the above changed.
    virtual void show_state() = 0;
    void refresh();

private:
    /// The helper reads all that there is to a machine in milliseconds; some are busy.
    static constexpr std::chrono::milliseconds kPatience{30'000};

    void fail(const ipc::CallFailure& failure);

    Helper& helper_;
    QPointer<Call> call_;
    std::optional<Failure> failure_;
    FittedMessage* message_;
    QAction* again_;
    QVBoxLayout* body_;
};

}  // namespace apiary::gui
