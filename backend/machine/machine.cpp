// SPDX-License-Identifier: BSD-2-Clause
#include "backend/machine/machine.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <format>
#include <ranges>
#include <utility>

#include "backend/firmware/install.h"
#include "backend/machine/engines.h"
#include "backend/machine/host_tsc.h"
#include "backend/machine/registers.h"

namespace apiary::machine {
namespace {

constexpr std::uint32_t kX2apicBit = 1u << 21;  // CPUID.1:ECX
constexpr std::uint32_t kAddressSizeLeaf = 0x8000'0008;

/// The boot CPU is told its kind in EDX after RESET (SDM vol. 3, table 9-1); a loader starts from nothing.
cpu::State waiting_processor(const cpu::CpuidTable& cpuid) {
    cpu::State state;
    state.gpr[cpu::Rdx] = cpuid.find(1, 0).eax;
    state.wait_for_sipi = true;
    return state;
}

/// Makes sure that `file` is the one at `path`.
Result<void> open_image(UniqueFd& file, const std::filesystem::path& path, std::uint64_t limit, const char* kind) {
    if (file.valid()) {
        return {};
    }
    auto opened = loader::open_boot_image(path.string(), limit, kind);
    if (!opened) {
        return std::unexpected(std::move(opened.error()));
    }
    file = *std::move(opened);
    return {};
}

}  // namespace

Host make_host(const cpu::SoftOptions& soft) {
    return {.clock = make_host_clock(),
            .tsc = start_tsc_clock(),
            .make_engine = [soft](const std::string& name, memory::GuestMemory& memory, const cpu::TscClock& tsc) {
                return make_engine(name, memory, tsc, soft);
            }};
}

// ---- Building ----

Result<std::unique_ptr<Machine>> Machine::create(const MachineConfig& config, std::function<void()> ended,
                                                 const cpu::SoftOptions& soft) {
    if (auto possible = validate(config); !possible) {
        return std::unexpected(std::move(possible.error()));
    }
    if (auto possible = check_host(config, host_limits()); !possible) {
        return std::unexpected(std::move(possible.error()));
    }
    return create(config, std::move(ended), make_host(soft));
}

Result<std::unique_ptr<Machine>> Machine::create(const MachineConfig& config, std::function<void()> ended, Host host) {
    std::unique_ptr<Machine> machine(new Machine(config, std::move(ended), std::move(host)));
    if (auto built = machine->build(); !built) {
        return std::unexpected(std::move(built.error()));
    }
    return machine;
}

Machine::Machine(const MachineConfig& config, std::function<void()> ended, Host host)
    : config_(config), ended_(std::move(ended)), host_(std::move(host)) {
    requests_.power_off = [this] { request_end({.reason = End::Reason::PowerOff}); };
    requests_.reset = [this] { request_reset(); };
    requests_.debug_exit = [this](std::uint8_t value) {
        request_end({.reason = End::Reason::DebugExit, .value = value});
    };
}

Machine::~Machine() {
    {
        const std::lock_guard lock(events_);
        closing_ = true;
        event_.notify_all();
    }
    if (server_.joinable()) {
        server_.join();
    }
    ask_all_to_pause();
    for (const auto& vcpu : vcpus_) {
        if (vcpu != nullptr) {
            vcpu->finish();
        }
    }
    board_.reset();
}

Result<void> Machine::build() {
    if (auto checked = check_count(host_.files, config_); !checked) {
        return checked;
    }
    if (auto opened = open_kernel(); !opened) {
        return opened;
    }
    auto memory = memory::GuestMemory::create(config_.memory);
    if (!memory) {
        return std::unexpected(std::move(memory.error()));
    }
    memory_ = *std::move(memory);
    if (auto made = make_engines(); !made) {
        return made;
    }
    auto board = Board::create(config_, host_.files, requests_, *host_.clock, *memory_, cpuid_,
                               engines_.front().engine->kernel_controllers());
    if (!board) {
        return std::unexpected(std::move(board.error()));
    }
    board_ = *std::move(board);
    if (auto opened = open_serial_files(); !opened) {
        return opened;
    }
    vcpus_.resize(config_.cpus);
    for (unsigned id = 0; id < config_.cpus; ++id) {
        if (auto added = add_vcpu(id); !added) {
            return added;
        }
    }
    if (auto loaded = load(); !loaded) {
        return loaded;
    }
    server_ = std::thread([this] { serve_requests(); });
    return {};
}

Result<void> Machine::open_kernel() {
    OpenedFiles& files = host_.files;
    if (auto opened = open_image(files.kernel, config_.kernel, loader::kMaxKernelSize, "kernel"); !opened) {
        return opened;
    }
    if (config_.initrd) {
        if (auto opened = open_image(files.initrd, *config_.initrd, loader::kMaxInitrdSize, "initrd"); !opened) {
            return opened;
        }
    }
    files.modules.resize(config_.modules.size());
    for (std::size_t i = 0; i < config_.modules.size(); ++i) {
        if (auto opened = open_image(files.modules[i], config_.modules[i].file, loader::kMaxModuleSize, "module"); !opened) {
            return opened;
        }
    }
    return {};
}

/// All are made before the guest runs: later there may be a sandbox around this process.
Result<void> Machine::make_engines() {
    for (const std::string& name : split_engines(config_.engine)) {
        UniqueFd device = take(host_.files.engines, engines_.size());
        auto engine = device.valid() ? make_engine(name, *memory_, host_.tsc, {}, std::move(device))
                                     : host_.make_engine(name, *memory_, host_.tsc);
        if (!engine) {
            return std::unexpected(std::move(engine.error()));
        }
        const cpu::CpuidTable& supported = (*engine)->supported_cpuid();
        cpuid_ = engines_.empty() ? supported : cpu::common_cpuid(cpuid_, supported);
        engines_.push_back({.name = name == "auto" ? (*engine)->name() : name, .engine = *std::move(engine)});
    }
    const auto stays = std::ranges::find_if(engines_, [](const PreparedEngine& each) { return each.engine->kernel_controllers() != nullptr; });
    if (stays != engines_.end() && engines_.size() > 1) {
        return fail(std::format("a guest on {} cannot be moved: the kernel keeps its interrupt controllers", stays->name), "name one engine alone");
    }
    return {};
}

Result<loader::KernelSource> Machine::read_kernel() const {
    loader::KernelSource source;
    auto kernel = loader::read_boot_image(host_.files.kernel.get(), config_.kernel.string(), loader::kMaxKernelSize, "kernel");
    if (!kernel) {
        return std::unexpected(std::move(kernel.error()));
    }
    source.kernel = *std::move(kernel);
    if (config_.initrd) {
        auto initrd = loader::read_boot_image(host_.files.initrd.get(), config_.initrd->string(), loader::kMaxInitrdSize, "initrd");
        if (!initrd) {
            return std::unexpected(std::move(initrd.error()));
        }
        source.initrd = *std::move(initrd);
    }
    source.command_line = config_.append;
    source.environment = config_.kenv;
    source.bvm_console = config_.bvm_console;
    source.virtio_console = config_.virtio_console;
    for (const ModuleConfig& module : config_.modules) {
        const UniqueFd& opened = host_.files.modules[source.modules.size()];
        auto file = loader::read_boot_image(opened.get(), module.file.string(), loader::kMaxModuleSize, "module");
        if (!file) {
            return std::unexpected(std::move(file.error()));
        }
        source.modules.push_back({*std::move(file), module.type});
    }
    return source;
}

Result<void> Machine::open_serial_files() {
    for (unsigned i = 0; i < config_.serial_files.size(); ++i) {
        const std::string path = config_.serial_files[i].string();
        if (path.empty()) {
            continue;
        }
        auto file = Result<UniqueFd>(take(host_.files.serial_files, i));
        if (!file->valid()) {
            file = console::open_log_file(path);
        }
        if (!file) {
            return std::unexpected(std::move(file.error()));
        }
        auto sink = console::FileSink::create(com_port(i + 1), *std::move(file), console::Delivery::best_effort);
        if (!sink) {
            return std::unexpected(std::move(sink.error()));
        }
        serial_files_.push_back(*std::move(sink));
    }
    return {};
}

Result<void> Machine::add_vcpu(unsigned id) {
    const cpu::CpuidTable cpuid = cpu::with_topology(cpuid_, {.id = id, .count = config_.cpus}, host_.tsc.frequency);
    for (PreparedEngine& each : engines_) {
        auto vcpu = each.engine->create_vcpu(id, cpuid);
        if (!vcpu) {
            return std::unexpected(std::move(vcpu.error()));
        }
        each.vcpus.push_back(*std::move(vcpu));
    }
    GuestTsc* tsc = tscs_.emplace_back(std::make_unique<GuestTsc>(host_.tsc)).get();
    interrupt::LocalApic& apic =
        board_->router().add_lapic({.id = id,
                                    .bootstrap = id == 0,
                                    .x2apic = (cpuid.find(1, 0).ecx & kX2apicBit) != 0,
                                    .physical_bits = cpuid.find(kAddressSizeLeaf, 0).eax & 0xff,
                                    .tsc = {.read = [tsc] { return tsc->read(); }, .frequency = host_.tsc.frequency},
                                    .wake = [this, id] { vcpus_[id]->wake(); }},
                                   *host_.clock);
    vcpus_[id] = std::make_unique<VcpuThread>(
        VcpuThread::Parts{.id = id,
                          .vcpu = std::move(engines_.front().vcpus[id]),
                          .apic = &apic,
                          .tsc = tsc,
                          .ports = &board_->ports(),
                          .mmio = &board_->mmio(),
                          .crashed = [this](unsigned crashed, const cpu::State& state) {
                              request_end({.reason = End::Reason::TripleFault, .vcpu = crashed, .state = state});
                          },
                          .failed =
                              [this](unsigned failed, const Error& error) {
                                  request_end({.reason = End::Reason::HostError, .vcpu = failed, .error = error});
                              },
                          .start = [this](unsigned started, std::uint8_t page) { board_->router().start_vcpu(started, page); },
                          .engine_has_apic = engines_.front().engine->apics() != nullptr});
    return {};
}

/// Puts memory, vCPUs and local APICs into the state in which the guest starts. While paused.
Result<void> Machine::load() {
    if (auto installed = firmware::install(*memory_, board_->platform()); !installed) {
        return installed;
    }
    // Not kept: it is read again when the guest resets, and would be as much memory as some guests need in all.
    auto kernel = read_kernel();
    if (!kernel) {
        return std::unexpected(std::move(kernel.error()));
    }
    std::array<std::byte, 32> seed = {};
    if (::getentropy(seed.data(), seed.size()) == 0) {
        kernel->random_seed = seed;
    }
    auto loaded = loader::load_kernel(*memory_, *kernel, board_->platform());
    if (!loaded) {
        return std::unexpected(std::move(loaded.error()));
    }
    if (kernel_description_.empty()) {
        kernel_description_ = std::move(loaded->description);
    }
    board_->router().lapic(0).enter_virtual_wire_mode();
    for (const auto& vcpu : vcpus_) {
        vcpu->wait_until_paused();
        vcpu->reset(vcpu == vcpus_.front() ? loaded->state : waiting_processor(cpuid_));
    }
    return {};
}

// ---- Lifecycle ----

void Machine::resume() {
    const std::lock_guard lock(lifecycle_);
    resume_all();
    wanted_paused_ = paused_;
}

void Machine::pause() {
    const std::lock_guard lock(lifecycle_);
    pause_all();
    wanted_paused_ = true;
}

bool Machine::paused() const {
    return wanted_paused_;
}

void Machine::reset() {
    const std::lock_guard lock(lifecycle_);
    reset_all();
}

void Machine::set_console_size(std::uint16_t columns, std::uint16_t rows) {
    board_->set_console_size(columns, rows);
}

bool Machine::power_button() {
    return board_->press_power_button();
}

void Machine::pause_all() {
    if (std::exchange(paused_, true)) {
        return;
    }
    ask_all_to_pause();
    for (const auto& vcpu : vcpus_) {
        vcpu->wait_until_paused();
    }
    board_->pause();
    take_apics_back();
}

/// Last, when nothing sends messages any more; but to come to a boundary vCPUs may use devices, and tell of ends of interrupts.
void Machine::take_apics_back() {
    interrupt::KernelApics* const apics = engines_[engine_].engine->apics();
    if (apics == nullptr) {
        return;
    }
    for (const auto& vcpu : vcpus_) {
        static_cast<void>(vcpu->settle());
    }
    for (const auto& vcpu : vcpus_) {
        vcpu->take_apic_back();
    }
    board_->router().set_kernel_apics(nullptr);
}

/// First, before anything sends messages again.
void Machine::hand_over_apics() {
    for (const auto& vcpu : vcpus_) {
        if (auto done = vcpu->hand_over_apic(); !done) {
            request_end({.reason = End::Reason::HostError, .error = std::move(done.error())});
        }
    }
    board_->router().set_kernel_apics(engines_[engine_].engine->apics());
}

void Machine::resume_all() {
    if (!paused_ || end()) {
        return;
    }
    paused_ = false;
    hand_over_apics();
    board_->resume();
    for (const auto& vcpu : vcpus_) {
        vcpu->resume();
    }
    // A request that came in between asked vCPUs to stand which were then told to go on.
    if (!may_run()) {
        ask_all_to_pause();
    }
}

void Machine::reset_all() {
    if (config_.reset_ends) {
        request_end({.reason = End::Reason::Reset});
        return;
    }
    const bool was_paused = paused_;
    pause_all();
    {
        const std::lock_guard lock(events_);
        reset_asked_ = false;
        if (end_) {
            return;
        }
    }
    board_->reset();
    auto loaded = engines_[engine_].engine->reset().and_then([this] { return load(); });
    if (!loaded) {
        request_end({.reason = End::Reason::HostError, .error = std::move(loaded.error())});
    } else if (!was_paused) {
        resume_all();
    }
}

Result<void> Machine::change_engine(const std::string& name) {
    const std::lock_guard lock(lifecycle_);
    const auto found = std::ranges::find(engines_, name, &PreparedEngine::name);
    if (found == engines_.end()) {
        return fail(std::format("this guest is not prepared for the engine {}", name),
                    std::format("name it beside those that the guest has ({}), and start it again", config_.engine));
    }
    const auto to = static_cast<std::size_t>(found - engines_.begin());
    if (to == engine_) {
        return {};
    }
    const bool was_paused = paused_;
    pause_all();
    auto moved = move_all(to);
    if (!was_paused) {
        resume_all();
    }
    return moved;
}

/// None is moved before all can be.
Result<void> Machine::move_all(std::size_t to) {
    for (const auto& vcpu : vcpus_) {
        if (!vcpu->settle()) {
            return fail("the guest's CPUs come to no instruction boundary", "try it again");
        }
    }
    if (end()) {
        return fail("the guest has ended");
    }
    for (unsigned id = 0; id < config_.cpus; ++id) {
        engines_[engine_].vcpus[id] = vcpus_[id]->go_on_with(std::move(engines_[to].vcpus[id]), engines_[to].engine->apics() != nullptr);
    }
    engine_ = to;
    return {};
}

void Machine::ask_all_to_pause() {
    for (const auto& vcpu : vcpus_) {
        if (vcpu != nullptr) {
            vcpu->ask_to_pause();
        }
    }
}

bool Machine::may_run() {
    const std::lock_guard lock(events_);
    return !end_ && !reset_asked_;
}

// ---- What the guest asks for ----

void Machine::request_end(End end) {
    {
        const std::lock_guard lock(events_);
        if (end_) {
            return;
        }
        end_ = std::move(end);
    }
    ask_all_to_pause();
    if (ended_) {
        ended_();
    }
}

void Machine::request_reset() {
    {
        const std::lock_guard lock(events_);
        reset_asked_ = true;
        event_.notify_all();
    }
    ask_all_to_pause();
}

/// A vCPU cannot wait until all vCPUs stand, so this thread does.
void Machine::serve_requests() {
    std::unique_lock lock(events_);
    for (;;) {
        event_.wait(lock, [this] { return closing_ || reset_asked_; });
        if (closing_) {
            return;
        }
        lock.unlock();
        reset();
        lock.lock();
        reset_asked_ = reset_asked_ && !end_;
    }
}

// ---- Looking at it ----

std::optional<End> Machine::end() const {
    const std::lock_guard lock(events_);
    return end_;
}

const std::shared_ptr<console::Stream>& Machine::console() const {
    return board_->console();
}

std::shared_ptr<console::Stream> Machine::com_port(unsigned index) const {
    return board_->com_port(index);
}

void Machine::while_paused(const std::function<void(VcpuThread& vcpu)>& each) {
    const std::lock_guard lock(lifecycle_);
    const bool was_paused = paused_;
    pause_all();
    for (const auto& vcpu : vcpus_) {
        each(*vcpu);
    }
    if (!was_paused) {
        resume_all();
    }
}

std::vector<cpu::State> Machine::registers() {
    std::vector<cpu::State> states;
    while_paused([&](VcpuThread& vcpu) { states.push_back(vcpu.state()); });
    return states;
}

std::vector<std::string> Machine::register_texts() {
    std::vector<std::string> texts;
    while_paused([&](VcpuThread& vcpu) {
        const auto number = static_cast<unsigned>(texts.size());
        const std::string registers = format_registers(number, vcpu.state());
        texts.push_back(registers + format_fields(number, vcpu.hardware_fields()));
    });
    return texts;
}

Statistics Machine::statistics() const {
    Statistics statistics;
    for (const auto& vcpu : vcpus_) {
        statistics.vcpus.push_back(vcpu->statistics());
    }
    statistics.memory_touched = memory_touched(*memory_);
    for (const auto& disk : board_->meters().disks) {
        statistics.disks.push_back(disk());
    }
    for (const auto& network : board_->meters().networks) {
        statistics.networks.push_back(network());
    }
    return statistics;
}

const std::vector<BoundForward>& Machine::forwards() const {
    return board_->forwards();
}

memory::GuestMemory& Machine::memory() {
    return *memory_;
}

const std::string& Machine::kernel_description() const {
    return kernel_description_;
}

const std::string& Machine::engine_name() const {
    return engines_[engine_].name;
}

std::vector<std::string> Machine::engine_names() const {
    return engines_ | std::views::transform(&PreparedEngine::name) | std::ranges::to<std::vector>();
}

}  // namespace apiary::machine
