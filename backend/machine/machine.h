// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "backend/base/clock.h"
#include "backend/base/result.h"
#include "backend/console/file_sink.h"
#include "backend/console/stream.h"
#include "backend/cpu/engine.h"
#include "backend/cpu/soft/engine.h"
#include "backend/loader/load_kernel.h"
#include "backend/machine/board.h"
#include "backend/machine/config.h"
#include "backend/machine/opened_files.h"
#include "backend/machine/statistics.h"
#include "backend/machine/vcpu_thread.h"

namespace apiary::machine {

/// Why a machine runs no more.
struct End {
    enum class Reason {
        PowerOff,
        Reset,        ///< With MachineConfig::reset_ends.
        TripleFault,  ///< `vcpu` and `state` say where.
        DebugExit,    ///< `value` was written.
        HostError,    ///< `error` says why.
    };
    Reason reason = Reason::PowerOff;
    unsigned vcpu = 0;
    cpu::State state = {};
    std::uint8_t value = 0;
    Error error = {};
};

/// What a machine takes from its host; tests give their own, and whoever may not open files gives those.
struct Host {
    std::unique_ptr<Clock> clock;
    cpu::TscClock tsc;
    std::function<Result<std::unique_ptr<cpu::Engine>>(const std::string& name, memory::GuestMemory& memory,
                                                       const cpu::TscClock& tsc)>
        make_engine;
    OpenedFiles files = {};
};
/// The host's own clock and TSC, and the engines of this program; `soft` is for the software CPU.
[[nodiscard]] Host make_host(const cpu::SoftOptions& soft = {});

/// A guest with everything it consists of: memory, buses, interrupt controllers, devices, vCPUs, and their threads.
///
/// Threads: one for each vCPU, the clock's for alarms, and one for what the guest asks of its machine (reset). The
/// public functions may be called from any thread but those.
class Machine {
public:
    /// Builds the machine of a valid `config` and loads its kernel; nothing runs yet. `ended` is called once, on any
    /// thread, when there is an End.
    [[nodiscard]] static Result<std::unique_ptr<Machine>> create(const MachineConfig& config,
                                                                 std::function<void()> ended = {},
                                                                 const cpu::SoftOptions& soft = {});
    /// The same on a `host` of the caller's, who has looked at `config` with validate() and check_host().
    [[nodiscard]] static Result<std::unique_ptr<Machine>> create(const MachineConfig& config,
                                                                 std::function<void()> ended, Host host);
    /// Stops whatever runs.
    ~Machine();
    Machine(const Machine&) = delete;
    Machine& operator=(const Machine&) = delete;

    /// Lets the guest run: at first, and after pause(). Does nothing when it runs, and after the end.
    void resume();
    /// On return no vCPU runs and no device does anything. Does nothing when that is so: one resume() is enough after
    /// any number of them.
    void pause();
    /// Nobody has let it run since it was built or paused. A reset or registers() may be at work.
    [[nodiscard]] bool paused() const;
    /// As by the reset button: the guest starts again, if its reset does not end the machine. A paused machine stays
    /// paused.
    void reset();

    /// Presses the power button, at which most guests shut down by themselves. False when the guest does not listen to
    /// it: not yet, or not at all. A paused one hears of it when it goes on.
    bool power_button();

    /// Set once, when the guest has ended.
    [[nodiscard]] std::optional<End> end() const;
    /// COM1, or the BVM or virtio console if the machine has one.
    [[nodiscard]] const std::shared_ptr<console::Stream>& console() const;
    /// The terminal at console() has this many characters now; 0 and 0 where that is not known. Guests hear of it by a
    /// virtio console alone, as the others have no way to tell. From any thread.
    void set_console_size(std::uint16_t columns, std::uint16_t rows);
    /// What serial port `index` (0 for COM1) leads to; null when the machine has none such.
    [[nodiscard]] std::shared_ptr<console::Stream> com_port(unsigned index) const;
    /// The state of each vCPU at one moment.
    [[nodiscard]] std::vector<cpu::State> registers();
    /// The same for people, with what the hardware's record of each vCPU has beside it where there is one.
    [[nodiscard]] std::vector<std::string> register_texts();
    /// What the guest has used until now, also while it runs or is paused. It costs a few system calls.
    [[nodiscard]] Statistics statistics() const;
    /// Ports of the host that lead to the guest, as long as this lives.
    [[nodiscard]] const std::vector<BoundForward>& forwards() const;
    /// The guest's memory.
    [[nodiscard]] memory::GuestMemory& memory();
    /// For people: "Linux 6.12.48 (bzImage, boot protocol 2.15)".
    [[nodiscard]] const std::string& kernel_description() const;
    /// Of the engine that runs the guest.
    [[nodiscard]] const std::string& engine_name() const;
    /// Of those that it can be moved between.
    [[nodiscard]] std::vector<std::string> engine_names() const;
    /// Moves the guest to its engine `name`, where it goes on as if nothing had been. What fails leaves it where it is.
    [[nodiscard]] Result<void> change_engine(const std::string& name);

private:
    Machine(const MachineConfig& config, std::function<void()> ended, Host host);
    [[nodiscard]] Result<void> build();
    [[nodiscard]] Result<void> open_kernel();
    [[nodiscard]] Result<loader::KernelSource> read_kernel() const;
    [[nodiscard]] Result<void> open_serial_files();
    /// An engine of the guest's, with a vCPU for each of the guest's, but for those that a VcpuThread has.
    struct PreparedEngine {
        std::string name;
        std::unique_ptr<cpu::Engine> engine;
        std::vector<std::unique_ptr<cpu::Vcpu>> vcpus = {};
    };

    [[nodiscard]] Result<void> make_engines();
    [[nodiscard]] Result<void> add_vcpu(unsigned id);
    [[nodiscard]] Result<void> load();
    void while_paused(const std::function<void(VcpuThread& vcpu)>& each);

    // With lifecycle_ held.
    void pause_all();
    void resume_all();
    void reset_all();
    [[nodiscard]] Result<void> move_all(std::size_t to);

    void hand_over_apics();
    void take_apics_back();
    void ask_all_to_pause();
    [[nodiscard]] bool may_run();
    void request_end(End end);
    void request_reset();
    void serve_requests();

    const MachineConfig config_;
    const std::function<void()> ended_;
    Requests requests_;
    Host host_;
    std::string kernel_description_;
    std::vector<std::unique_ptr<console::FileSink>> serial_files_;

    // In the order of their use of each other; the board goes first, since its timers wake the vCPUs.
    std::unique_ptr<memory::GuestMemory> memory_;
    std::vector<PreparedEngine> engines_;
    std::atomic<std::size_t> engine_ = 0;  ///< The one that runs the guest. Changes with lifecycle_ held.
    cpu::CpuidTable cpuid_;                ///< What all of them support.
    std::vector<std::unique_ptr<GuestTsc>> tscs_;
    std::vector<std::unique_ptr<VcpuThread>> vcpus_;
    std::unique_ptr<Board> board_;

    std::mutex lifecycle_;  ///< Held through a pause, resume or reset. First of all locks.
    bool paused_ = true;
    std::atomic<bool> wanted_paused_ = true;  ///< As was last asked for; what pauses only in passing leaves it.

    mutable std::mutex events_;  ///< Guards what follows. Taken on vCPU threads; nothing is called with it held.
    std::condition_variable event_;
    bool reset_asked_ = false;
    bool closing_ = false;
    std::optional<End> end_;

    std::thread server_;  ///< Of the guest's requests. Last: it uses all of the above.
};

}  // namespace apiary::machine
