// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cpu/bhyve/release.h"

#include <QTest>

namespace apiary::cpu::bhyve::test {

class ReleaseTest : public QObject {
    Q_OBJECT

private slots:
    void release_ofEachKernel_data() {
        QTest::addColumn<int>("osreldate");
        QTest::addColumn<unsigned>("major");
        QTest::addColumn<quint32>("run");
        QTest::addColumn<quint32>("allocate");
        QTest::addColumn<bool>("controlDevice");
        // Numbers as FreeBSD's compiler has them of its headers.
        QTest::newRow("12.1") << 1'201'000 << 12u << 0xc090'7601u << 0x8050'760eu << false;
        QTest::newRow("12.4") << 1'204'000 << 12u << 0xc090'7601u << 0x8050'760eu << false;
        QTest::newRow("13.0") << 1'300'139 << 13u << 0xc090'7601u << 0x8020'760eu << false;
        QTest::newRow("14.0") << 1'400'507 << 14u << 0x8020'7601u << 0x8020'760eu << false;
        QTest::newRow("15.0") << 1'500'068 << 15u << 0x8020'7601u << 0x8038'760eu << true;
    }
    void release_ofEachKernel() {
        QFETCH(int, osreldate);
        QFETCH(unsigned, major);
        const Result<Release> release = release_of(osreldate);
        QVERIFY(release);
        QCOMPARE(release->major, major);
        QTEST(release->run, "run");
        QTEST(release->allocate_segment, "allocate");
        QTEST(release->has_control_device, "controlDevice");
        QCOMPARE(release->run_by_pointers, major >= 14);
    }

    void release_ofAKernelThatIsNotKnown_isRefused_data() {
        QTest::addColumn<int>("osreldate");
        QTest::newRow("none") << 0;
        QTest::newRow("negative") << -1;
        QTest::newRow("11.4") << 1'104'001;
        QTest::newRow("12.0") << 1'200'086;
        QTest::newRow("16") << 1'600'000;
    }
    void release_ofAKernelThatIsNotKnown_isRefused() {
        QFETCH(int, osreldate);
        const Result<Release> release = release_of(osreldate);
        QVERIFY(!release);
        QVERIFY(!release.error().remedy.empty());
        QVERIFY(release.error().detail.contains(std::to_string(osreldate)));
    }

    void numbers_ofTheOtherCalls_areFreeBSDs() {
        QCOMPARE(call::kSetCapability, 0x8010'7602u);
        QCOMPARE(call::kGetCapability, 0xc010'7603u);
        QCOMPARE(call::kSuspend, 0x8004'7604u);
        QCOMPARE(call::kReinit, 0x2000'7605u);
        QCOMPARE(call::kMapSegment, 0x8028'7610u);
        QCOMPARE(call::kSetRegister, 0x8010'7614u);
        QCOMPARE(call::kGetRegister, 0xc010'7615u);
        QCOMPARE(call::kSetDescriptor, 0x8018'7616u);
        QCOMPARE(call::kGetDescriptor, 0xc018'7617u);
        QCOMPARE(call::kSetRegisters, 0x8018'7618u);
        QCOMPARE(call::kGetRegisters, 0xc018'7619u);
        QCOMPARE(call::kInjectException, 0x8014'761eu);
        QCOMPARE(call::kLocalInput, 0x8008'7625u);
        QCOMPARE(call::kReadDevice, 0xc018'761au);
        QCOMPARE(call::kWriteDevice, 0x8018'761bu);
        QCOMPARE(call::kHpetCapabilities, 0x4004'763eu);
        QCOMPARE(call::kWriteRtc, 0x8008'7665u);
        QCOMPARE(call::kSetRtcTime, 0x8008'7666u);
        QCOMPARE(call::kInjectNmi, 0x8004'7620u);
        QCOMPARE(call::kAssertPin, 0x8004'7621u);
        QCOMPARE(call::kDeassertPin, 0x8004'7622u);
        QCOMPARE(call::kMessageInterrupt, 0x8010'7624u);
        QCOMPARE(call::kSetX2apic, 0x8008'763cu);
        QCOMPARE(call::kSetTopology, 0x8008'763fu);
        QCOMPARE(call::kAssertIsa, 0x8008'7650u);
        QCOMPARE(call::kDeassertIsa, 0x8008'7651u);
        QCOMPARE(call::kActivateCpu, 0x8004'765au);
        QCOMPARE(call::kSuspendCpu, 0x8004'765cu);
        QCOMPARE(call::kResumeCpu, 0x8004'765du);
        QCOMPARE(call::kCreate15, 0xc128'5600u);
        QCOMPARE(call::kDestroy15, 0xc128'5601u);
    }
};

}  // namespace apiary::cpu::bhyve::test

QTEST_APPLESS_MAIN(apiary::cpu::bhyve::test::ReleaseTest)
#include "release_test.moc"
