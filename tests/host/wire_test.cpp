// SPDX-License-Identifier: BSD-2-Clause
#include "backend/host/wire.h"

#include <QTest>

using namespace apiary;
using namespace apiary::host;

class WireTest : public QObject {
    Q_OBJECT
private slots:
    void registers_comeBackAsTheyWere() {
        Evidence evidence;
        evidence.msrs = {{kMsrFeatureControl, 5}, {kMsrVmxProcBased2, std::nullopt}, {kMsrVmCr, UINT64_MAX}};
        const auto sent = msrs_to_wire(evidence);
        QCOMPARE(QString::fromStdString(*sent[0].value), QString("0x0000000000000005"));
        Evidence received;
        add_msrs(sent, received);
        QVERIFY(received.msrs == evidence.msrs);
    }

    void registers_thatAreNone_areLeftOut() {
        Evidence evidence;
        add_msrs({{.index = -1, .value = "0x1"},
                  {.index = 0x1'0000'0000, .value = "0x1"},
                  {.index = 1, .value = ""},
                  {.index = 2, .value = "0x"},
                  {.index = 3, .value = "five"},
                  {.index = 4, .value = "0x12345678123456789"},
                  {.index = 5, .value = "0x1 "}},
                 evidence);
        QVERIFY(evidence.msrs.empty());
    }

    void emptyTexts_areAbsent() {
        const Assessment assessment = {
            .summary = "s",
            .capabilities = {{.id = "a", .name = "A", .meaning = "m"},
                             {.id = "b",
                              .name = "B",
                              .group = Group::Software,
                              .finding = {Verdict::SwitchedOff, Sureness::Guess, "somewhere"},
                              .value = "v",
                              .works = "w",
                              .remedy = "r"}},
            .engines = {{.name = "soft", .fit = Fit::Limited, .why = "because", .one_cpu = true}}};
        const api::host::Assessment sent = to_wire(assessment);
        const api::host::Capability& bare = sent.capabilities[0];
        QVERIFY(!bare.value && !bare.works && !bare.remedy && !bare.source);
        QCOMPARE(bare.verdict, api::host::Verdict::Unknown);
        const api::host::Capability& full = sent.capabilities[1];
        QVERIFY(full.value == "v" && full.works == "w" && full.remedy == "r" && full.source == "somewhere");
        QCOMPARE(full.verdict, api::host::Verdict::SwitchedOff);
        QCOMPARE(full.sureness, api::host::Sureness::Guess);
        QCOMPARE(full.group, api::host::Group::Software);
        QCOMPARE(sent.engines[0].fit, api::host::Fit::Limited);
        QVERIFY(sent.engines[0].one_cpu && !sent.engines[0].no_firmware);
    }

    void explanations_haveEverything() {
        const auto sent = to_wire(explain("vm_create: File exists"));
        QCOMPARE(sent.size(), std::size_t{1});
        QCOMPARE(QString::fromStdString(sent[0].id), QString("bhyve-create-exists"));
        QVERIFY(!sent[0].cause.empty() && !sent[0].remedy.empty() && !sent[0].source.empty());
    }
};

QTEST_GUILESS_MAIN(WireTest)
#include "wire_test.moc"
