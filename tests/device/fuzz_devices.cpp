// SPDX-License-Identifier: BSD-2-Clause
// Every device under random register accesses, time steps, host input and lifecycle changes.
#include <algorithm>
#include <cstring>

#include "backend/base/check.h"
#include "tests/device/subject.h"
#include "tests/fuzz_input.h"

using namespace apiary;
using namespace apiary::device;
using namespace apiary::device::test;
using testing::FuzzInput;

namespace {

constexpr std::size_t kMostSteps = 400;

/// A state the device is in can be restored into a new one and is then the same.
void save_and_restore(const std::string& name, Subject& subject, Clock& clock) {
    subject.device->pause();
    const SavedState saved = subject.device->save();
    Subject other = make_subject(name, clock);
    check(other.device->restore(saved).has_value(), "a saved state is accepted");
    check(other.device->save() == saved, "a restored state is the saved one");
    subject = std::move(other);
}

/// One number somewhere in the state replaced: refused or not, the device must live on with it.
void restore_damaged(Subject& subject, std::uint32_t where, std::uint64_t value) {
    subject.device->pause();
    SavedState state = subject.device->save().flatten();
    auto place = state.begin();
    std::advance(place, static_cast<std::ptrdiff_t>(where % state.size()));
    *place = value;
    (void)subject.device->restore(state.unflatten());
}

void step(const std::string& name, Subject& subject, ManualClock& clock, FuzzInput& input) {
    const auto action = input.take<std::uint8_t>();
    switch (action % 16) {
        case 0: clock.advance(Nanoseconds(input.take<std::uint32_t>() % 20'000'000)); break;
        case 1: clock.advance(Nanoseconds(input.take<std::uint8_t>())); break;
        case 2: subject.host_input(input.take<std::uint8_t>()); break;
        case 3:
            subject.device->pause();
            subject.device->reset();
            break;
        case 4: save_and_restore(name, subject, clock); break;
        case 5: {
            const auto where = input.take<std::uint32_t>();
            restore_damaged(subject, where, input.take<std::uint64_t>());
            break;
        }
        case 6:  // Long steps only while no alarm rings, or the shortest period alone would take minutes.
            subject.device->pause();
            clock.advance(std::chrono::microseconds(input.take<std::uint32_t>()));
            break;
        case 7:
        case 8:
            subject.device->pause();
            subject.device->resume();
            break;
        default: {
            const auto choice = input.take<std::uint32_t>();
            access(subject, choice, input.take<std::uint32_t>());
            break;
        }
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    FuzzInput input(data, size);
    const auto& names = subject_names();
    const std::string& name = names[input.take<std::uint8_t>() % names.size()];
    ManualClock clock(std::chrono::seconds(input.take<std::uint32_t>()));
    Subject subject = make_subject(name, clock);
    subject.device->resume();
    for (std::size_t i = 0; i < kMostSteps && !input.empty(); ++i) {
        step(name, subject, clock, input);
    }
    return 0;
}
