// SPDX-License-Identifier: BSD-2-Clause
#include "backend/machine/statistics.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>
#include <thread>

#include "tests/machine/device_guest.h"

using namespace apiary;
using machine::Statistics;
using testing::DeviceGuest;

namespace {

constexpr std::uint64_t kRequest = 4096, kArpRequest = 42, kTouched = 4 << 20;
constexpr int kPatience = 60'000;  ///< Milliseconds.

/// A guest with a disk that is written, one that is not, and a user network.
struct Fixture {
    explicit Fixture(unsigned cpus = 1) {
        config = DeviceGuest::config();
        config.cpus = cpus;
        for (const char* name : {"disk", "other-disk"}) {
            QFile file(directory.filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(1 << 20));
            config.disks.push_back({.path = file.fileName().toStdString()});
        }
        config.networks = {{.kind = network::NetworkConfig::User{}}};
        guest = DeviceGuest::start(config).value();
    }
    [[nodiscard]] machine::Machine& machine() const { return guest->machine(); }
    [[nodiscard]] Statistics statistics() const { return machine().statistics(); }

    QTemporaryDir directory;
    machine::MachineConfig config;
    std::unique_ptr<DeviceGuest> guest;
};

}  // namespace

class StatisticsTest : public QObject {
    Q_OBJECT

private slots:
    void lists_areThoseOfTheConfiguration() {
        const Fixture f(3);
        const Statistics statistics = f.statistics();
        QCOMPARE(statistics.vcpus.size(), 3u);
        QCOMPARE(statistics.disks.size(), 2u);
        QCOMPARE(statistics.networks.size(), 1u);
    }

    void disk_countsWhatTheGuestDid() {
        const Fixture f;
        QVERIFY(f.guest->tell("wrre").has_value());
        const Statistics statistics = f.statistics();
        QCOMPARE(statistics.disks[0].reads, 2u);
        QCOMPARE(statistics.disks[0].read_bytes, 2 * kRequest);
        QCOMPARE(statistics.disks[0].writes, 1u);
        QCOMPARE(statistics.disks[0].written_bytes, kRequest);
        QCOMPARE(statistics.disks[0].errors, 1u);
        QCOMPARE(statistics.disks[1].reads + statistics.disks[1].writes + statistics.disks[1].errors, 0u);
        QVERIFY(f.guest->finish());
        // After the end too.
        QCOMPARE(f.statistics().disks[0].reads, 2u);
    }

    void network_countsWhatTheGuestSawAndSent() {
        const Fixture f;
        QCOMPARE(f.statistics().networks[0].received_frames, 0u);
        const auto length = f.guest->tell("n");
        QVERIFY(length.has_value());
        QVERIFY(f.guest->tell("x").has_value());
        const machine::NetworkStatistics network = f.statistics().networks[0];
        QCOMPARE(network.received_frames, 1u);
        QCOMPARE(network.received_bytes, length->toULongLong());
        QVERIFY(network.received_bytes >= kArpRequest);
        QCOMPARE(network.sent_frames, 1u);
        QCOMPARE(network.sent_bytes, kArpRequest);
        QCOMPARE(network.dropped, 1u);
    }

    void memory_growsByWhatTheGuestTouches() {
        const Fixture f;
        QVERIFY(f.guest->tell("r").has_value());
        const std::uint64_t before = f.statistics().memory_touched;
        QVERIFY(before > 0);
        QVERIFY(f.guest->tell("t").has_value());
        const std::uint64_t after = f.statistics().memory_touched;
        // What lies in a huge page with it may have been there, or comes with it.
        constexpr std::uint64_t kHugePage = 2 << 20;
        QVERIFY2(after >= before + kTouched / 2 && after <= before + kTouched + 2 * kHugePage,
                 QByteArray::number(after - before));
        QVERIFY(f.guest->tell("tt").has_value());
        QVERIFY(f.statistics().memory_touched >= before + 3 * kTouched - 2 * kHugePage);
        QVERIFY(f.statistics().memory_touched <= f.config.memory);
    }

    void vcpu_countsTimeAndExits() {
        const Fixture f(2);
        const Statistics before = f.statistics();
        // It asks again and again whether there is a letter for it.
        QTRY_VERIFY_WITH_TIMEOUT(f.statistics().vcpus[0].exits > before.vcpus[0].exits + 1000, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(
            f.statistics().vcpus[0].cpu_time > before.vcpus[0].cpu_time + std::chrono::milliseconds(20), kPatience);
        // The other one waits to be started.
        QVERIFY(f.statistics().vcpus[1].exits < 10);
        QVERIFY(f.statistics().vcpus[1].cpu_time < f.statistics().vcpus[0].cpu_time);
    }

    void pause_anyNumberOfTimes_holdsTheGuestUntilOneResume() {
        const Fixture f;
        QVERIFY(f.guest->tell("r").has_value());
        QVERIFY(!f.machine().paused());
        f.machine().pause();
        f.machine().pause();
        QVERIFY(f.machine().paused());
        const std::uint64_t exits = f.statistics().vcpus[0].exits;
        (void)f.machine().registers();
        QVERIFY(f.machine().paused());
        QVERIFY(f.machine().console()->send_input("r") == 1);
        QCOMPARE(f.statistics().vcpus[0].exits, exits);
        QCOMPARE(f.statistics().disks[0].reads, 1u);
        f.machine().resume();
        QVERIFY(!f.machine().paused());
        f.machine().resume();
        QTRY_COMPARE_WITH_TIMEOUT(f.statistics().disks[0].reads, std::uint64_t{2}, kPatience);
    }

    void pause_afterTheEnd_doesNothing() {
        const Fixture f;
        QVERIFY(f.guest->finish());
        f.machine().pause();
        f.machine().pause();
        QVERIFY(f.machine().paused());
        f.machine().resume();
        QVERIFY(f.machine().paused());
    }

    void controlThreads_whileTheGuestWorks_doNotDisturbIt() {
        const Fixture f(2);
        std::atomic<bool> done = false, rising = true;
        std::vector<std::thread> threads;
        for (int i = 0; i < 3; ++i) {
            threads.emplace_back([&] {
                std::uint64_t reads = 0;
                while (!done) {
                    f.machine().pause();
                    const Statistics statistics = f.statistics();
                    rising = rising && statistics.disks[0].reads >= reads;
                    reads = statistics.disks[0].reads;
                    (void)f.machine().paused();
                    f.machine().resume();
                    // Without a pause between them the guest would get on by chance only.
                    const std::uint64_t far_enough = statistics.vcpus[0].exits + 20;
                    while (!done && f.statistics().vcpus[0].exits < far_enough) {
                        std::this_thread::yield();
                    }
                }
            });
        }
        const bool worked = f.guest->tell("rwrwnrwrwt").has_value();
        done = true;
        for (std::thread& thread : threads) {
            thread.join();
        }
        QVERIFY(worked);
        QVERIFY(rising);
        QVERIFY(!f.machine().paused());
        QCOMPARE(f.statistics().disks[0].reads, 4u);
        QCOMPARE(f.statistics().disks[0].written_bytes, 4 * kRequest);
        QVERIFY(f.guest->finish());
    }
};

QTEST_GUILESS_MAIN(StatisticsTest)
#include "statistics_test.moc"
