// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QByteArray>
#include <QDeadlineTimer>
#include <QObject>
#include <QPointer>
#include <QSize>
#include <QString>
#include <QTimer>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "backend/api/console.h"
#include "backend/base/unique_fd.h"
#include "gui/client/helper.h"
#include "gui/model/words.h"

class QSocketNotifier;

namespace apiary::gui {

class LogPrefix;

/// The connection to a guest's console: its output and input, and who may write.
///
/// The guest does not wait for us, and what it keeps of its output is limited. So it is read as fast as it comes and
/// held here until there is room for it: a view that is slower than the guest loses nothing.
class ConsoleLink : public QObject {
    Q_OBJECT

public:
    /// A guest from its start to its end.
    struct Run {
        QString guest;
        qint64 pid = 0;      ///< Of its process, which tells one run from another.
        bool fresh = false;  ///< Started just now: what is kept of its output is not old.
        bool operator==(const Run& other) const { return guest == other.guest && pid == other.pid; }
    };
    /// Who can type.
    struct Control {
        bool ours = false;
        QString user;            ///< Of somebody else, who types; empty: nobody.
        bool same_user = false;  ///< It is ourselves, on another console.
        bool operator==(const Control&) const = default;
    };

    explicit ConsoleLink(Helper& helper, QObject* parent = nullptr);
    ~ConsoleLink() override;

    /// Attaches to the guest, and again when the connection breaks, until stop(). With another run, the output of the
    /// former is passed on to its end first. The same run as before changes nothing.
    void start(const Run& run, api::console::Access access = api::console::Access::Free);
    /// The guest does not run any more: what is left of its output is passed on, and then nothing happens.
    void stop();
    /// After failure(): tries again.
    void retry();

    [[nodiscard]] bool attached() const { return socket_.valid(); }
    [[nodiscard]] bool attaching() const { return !attach_.isNull(); }
    [[nodiscard]] const Control& control() const { return control_; }
    /// Why there is no console, while it is not tried again by itself.
    [[nodiscard]] const std::optional<Failure>& failure() const { return failure_; }
    /// Bytes that were received and not passed on yet.
    [[nodiscard]] qsizetype held() const { return held_bytes_; }

    /// How many bytes output() may bring at a time; asked before each. Must be set before the first start().
    void set_room(std::function<qsizetype()> room) { room_ = std::move(room); }

public slots:
    /// There is room again.
    void pass_on();
    /// Input for the guest. Without control it is dropped.
    void write(const QByteArray& bytes);
    void take_control();
    void release_control();
    /// The terminal's. The guest is told while we have control.
    void set_size(int columns, int rows);

signals:
    /// `old`: the guest wrote it before we were there.
    void output(const QByteArray& bytes, bool old);
    /// All that the run wrote has been passed on.
    void ended();
    /// What follows has been passed on before, in part, as the connection to this run was lost.
    void begins_again();
    /// So many bytes of the output that comes next are from the log on disk.
    void log_found(qsizetype bytes);
    void state_changed();
    void control_changed();
    /// Something was to be written without control.
    void not_in_control();
    void control_failed(const apiary::gui::Failure& failure);

private:
    void attach();
    void take_attached(const ipc::CallResult<api::console::Attach::Reply>& reply, ipc::Upgraded connection);
    void take_refusal(const ipc::CallFailure& failure);
    void listen();
    void receive();
    void hold(QByteArray bytes);
    void send();
    void hang_up();
    void attach_later();
    void finish_run();
    void follow_sessions();
    void take_sessions(const api::console::Sessions::Reply& reply);
    void set_control(Control control);
    void tell_size();
    void helper_changed();
    void look_for_prefix();
    void take_prefix(const QByteArray& prefix);

    Helper& helper_;
    std::function<qsizetype()> room_;
    std::optional<Run> wanted_;   ///< To be attached to.
    std::optional<Run> current_;  ///< That the connection and what is held are of.
    std::optional<Run> over_;     ///< Told to be over by the helper.
    api::console::Access access_ = api::console::Access::Free;
    bool seen_ = false;  ///< Something of the current run was received.
    QPointer<Call> attach_, sessions_;
    UniqueFd socket_;
    std::unique_ptr<QSocketNotifier> readable_, writable_;
    std::string session_;
    Control control_;
    std::optional<Failure> failure_;
    std::deque<std::pair<QByteArray, bool>> held_;  ///< Bytes, and whether they are old.
    qsizetype held_bytes_ = 0;
    bool passing_ = false;
    bool ending_ = false;  ///< The connection is gone, and its rest is still held.
    QByteArray unsent_;
    QTimer again_;
    int attempts_ = 0;  ///< In vain, since the last connection.
    QTimer quiet_;      ///< Runs while what comes may be old.
    QDeadlineTimer old_until_;
    QTimer resize_;
    QSize size_;
    std::unique_ptr<LogPrefix> prefix_;  ///< While it is being looked for; output waits.
};

}  // namespace apiary::gui
