// SPDX-License-Identifier: BSD-2-Clause
// The lifecycle every device promises (backend/device/device.h), one row a device.
#include <QTest>
#include <array>

#include "tests/device/subject.h"

using namespace apiary;
using namespace apiary::device;
using namespace apiary::device::test;
using namespace std::chrono_literals;

namespace {

constexpr Nanoseconds kWallAtZero = std::chrono::seconds(1'780'000'000);

void rows() {
    QTest::addColumn<QString>("name");
    for (const std::string& name : subject_names()) {
        QTest::newRow(name.c_str()) << QString::fromStdString(name);
    }
}

Subject subject_of_row(Clock& clock) {
    QFETCH(QString, name);
    return make_subject(name.toStdString(), clock);
}

/// Register accesses that leave a device in some state that its own registers can reach.
void disturb(const Subject& subject, ManualClock& clock, std::uint64_t seed, unsigned accesses) {
    Noise noise(seed);
    for (unsigned i = 0; i < accesses; ++i) {
        access(subject, noise.next(), noise.next());
        subject.host_input(static_cast<std::uint8_t>(noise.next()));
        clock.advance(Nanoseconds(noise.next() % 3'000'000));
    }
}

void provoke(const Subject& subject) {
    subject.provoke();
    subject.settle();
}

SavedState without(SavedState state, const std::vector<std::string>& keys) {
    for (const std::string& key : keys) {
        state.erase(key);
    }
    return state;
}

/// Damaged versions of a state: every field missing, of another type, and beyond every range.
std::vector<SavedState> damaged(const SavedState& state) {
    std::vector<SavedState> all = {SavedState(), SavedState::array(), SavedState("text"), SavedState(7)};
    for (const auto& [key, value] : state.items()) {
        SavedState missing = state;
        missing.erase(key);
        all.push_back(missing);
        for (const SavedState& wrong : {SavedState(), SavedState("text"), SavedState(0.5), SavedState::object()}) {
            SavedState changed = state;
            changed[key] = wrong;
            all.push_back(changed);
        }
        if (value.is_array()) {
            SavedState shorter = state;
            shorter[key].erase(0);
            all.push_back(shorter);
            SavedState beyond = state;
            beyond[key][0] = 256;
            all.push_back(beyond);
        } else if (value.is_number()) {
            SavedState negative = state;
            negative[key] = std::numeric_limits<std::int64_t>::min();
            all.push_back(negative);
        }
    }
    SavedState version = state;
    version["version"] = 999;
    all.push_back(version);
    return all;
}

}  // namespace

class ConformanceTest : public QObject {
    Q_OBJECT

private slots:
    void name_is_the_subjects_data() { rows(); }
    void name_is_the_subjects() {
        QFETCH(QString, name);
        ManualClock clock(kWallAtZero);
        QCOMPARE(QString::fromStdString(subject_of_row(clock).device->name()), name);
    }

    void new_device_is_paused_and_produces_nothing_data() { rows(); }
    void new_device_is_paused_and_produces_nothing() {
        ManualClock clock(kWallAtZero);
        const Subject subject = subject_of_row(clock);
        provoke(subject);
        clock.advance(2s);
        QCOMPARE(subject.recorder->produced, 0u);
    }

    void resumed_device_produces_what_was_held_data() { rows(); }
    void resumed_device_produces_what_was_held() {
        ManualClock clock(kWallAtZero);
        const Subject subject = subject_of_row(clock);
        provoke(subject);
        clock.advance(2s);
        subject.device->resume();
        subject.settle();
        clock.advance(2s);
        QCOMPARE(subject.recorder->produced > 0, subject.produces);
    }

    void paused_again_produces_nothing_data() { rows(); }
    void paused_again_produces_nothing() {
        ManualClock clock(kWallAtZero);
        const Subject subject = subject_of_row(clock);
        subject.device->resume();
        provoke(subject);
        clock.advance(2s);
        subject.device->pause();
        const unsigned before = subject.recorder->produced;
        provoke(subject);
        clock.advance(2s);
        QCOMPARE(subject.recorder->produced, before);
    }

    void reset_gives_the_state_of_a_new_device_data() { rows(); }
    void reset_gives_the_state_of_a_new_device() {
        ManualClock clock(kWallAtZero);
        const Subject subject = subject_of_row(clock);
        subject.device->resume();
        provoke(subject);
        disturb(subject, clock, 11, 500);
        subject.device->pause();
        subject.device->reset();
        const Subject fresh = subject_of_row(clock);
        const SavedState reset = without(subject.device->save(), subject.kept);
        QCOMPARE(reset.dump(), without(fresh.device->save(), subject.kept).dump());
    }

    void reset_lowers_every_line_data() { rows(); }
    void reset_lowers_every_line() {
        ManualClock clock(kWallAtZero);
        const Subject subject = subject_of_row(clock);
        subject.device->resume();
        provoke(subject);
        clock.advance(2s);
        subject.device->pause();
        subject.device->reset();
        subject.device->resume();
        clock.advance(2s);
        QCOMPARE(subject.recorder->lines_high, 0u);
    }

    void provoked_state_differs_from_a_new_one_data() { rows(); }
    void provoked_state_differs_from_a_new_one() {
        ManualClock clock(kWallAtZero);
        const Subject subject = subject_of_row(clock);
        const SavedState before = subject.device->save();
        provoke(subject);
        QVERIFY(subject.device->save() != before);
    }

    void restore_after_a_change_gives_the_saved_state_data() { rows(); }
    void restore_after_a_change_gives_the_saved_state() {
        ManualClock clock(kWallAtZero);
        const Subject subject = subject_of_row(clock);
        subject.device->resume();
        provoke(subject);
        clock.advance(1234567ns);
        subject.device->pause();
        const SavedState saved = subject.device->save();
        subject.device->resume();
        disturb(subject, clock, 7, 300);
        subject.device->pause();
        if (!subject.keeps_state) {
            subject.provoke();
        }
        QVERIFY(subject.device->save() != saved);
        QVERIFY(subject.device->restore(SavedState::parse(saved.dump())).has_value());
        QCOMPARE(subject.device->save().dump(), saved.dump());
    }

    void reachable_states_restore_into_a_new_device_data() { rows(); }
    void reachable_states_restore_into_a_new_device() {
        for (std::uint64_t seed = 1; seed <= 40; ++seed) {
            ManualClock clock(kWallAtZero);
            const Subject subject = subject_of_row(clock);
            subject.device->resume();
            disturb(subject, clock, seed * 977, 100);
            subject.device->pause();
            disturb(subject, clock, seed * 1013, 10);
            const SavedState saved = subject.device->save();
            const Subject other = subject_of_row(clock);
            const auto result = other.device->restore(saved);
            QVERIFY2(result.has_value(), result ? "" : result.error().detail.c_str());
            QCOMPARE(other.device->save().dump(), saved.dump());
        }
    }

    void restored_device_goes_on_like_the_saved_one_data() { rows(); }
    void restored_device_goes_on_like_the_saved_one() {
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            ManualClock clock(kWallAtZero);
            const Subject subject = subject_of_row(clock);
            subject.device->resume();
            disturb(subject, clock, seed * 31, 50);
            subject.device->pause();
            const Subject other = subject_of_row(clock);
            QVERIFY(other.device->restore(subject.device->save()).has_value());
            Noise noise(seed);
            for (unsigned i = 0; i < 200; ++i) {
                const std::uint64_t choice = noise.next();
                const std::uint64_t offset = (choice >> 16) % subject.windows[choice % subject.windows.size()].length;
                const std::size_t window = choice % subject.windows.size();
                QCOMPARE(other.windows[window].target->read(offset, 1) & 0xFF,
                         subject.windows[window].target->read(offset, 1) & 0xFF);
                clock.advance(Nanoseconds(noise.next() % 3'000'000));
            }
        }
    }

    void state_damaged_anywhere_is_refused_or_taken_whole_data() { rows(); }
    void state_damaged_anywhere_is_refused_or_taken_whole() {
        ManualClock clock(kWallAtZero);
        const Subject subject = subject_of_row(clock);
        subject.device->resume();
        provoke(subject);
        disturb(subject, clock, 23, 50);
        subject.device->pause();
        const SavedState before = subject.device->save();
        const SavedState leaves = before.flatten();
        const std::array<SavedState, 3> wrongs = {SavedState("text"), SavedState(std::uint64_t{1} << 60),
                                                  SavedState(255)};
        std::size_t turn = 0;
        for (const auto& [place, value] : leaves.items()) {
            // By turns is enough where a table has thousands.
            for (std::size_t kind = 0; kind < (leaves.size() < 1000 ? wrongs.size() : 1); ++kind) {
                SavedState changed = leaves;
                changed[place] = wrongs[(kind + turn++) % wrongs.size()];
                const bool taken = subject.device->restore(changed.unflatten()).has_value();
                const SavedState now = subject.device->save();
                QVERIFY2(taken || now == before, place.c_str());
                QVERIFY2(subject.device->restore(now).has_value(), place.c_str());
                QVERIFY2(subject.device->save() == now, place.c_str());
                QVERIFY2(!taken || subject.device->restore(before).has_value(), place.c_str());
            }
        }
    }

    void damaged_state_is_refused_and_changes_nothing_data() { rows(); }
    void damaged_state_is_refused_and_changes_nothing() {
        ManualClock clock(kWallAtZero);
        const Subject subject = subject_of_row(clock);
        provoke(subject);
        const SavedState before = subject.device->save();
        for (const SavedState& state : damaged(before)) {
            QVERIFY2(!subject.device->restore(state).has_value(), state.dump().c_str());
            QCOMPARE(subject.device->save().dump(), before.dump());
        }
    }
};

QTEST_GUILESS_MAIN(ConformanceTest)
#include "conformance_test.moc"
