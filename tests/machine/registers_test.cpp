// SPDX-License-Identifier: BSD-2-Clause
#include "backend/machine/registers.h"

#include <QtTest>

using namespace apiary;

namespace {

QStringList lines_of(unsigned vcpu, const cpu::State& state) {
    return QString::fromStdString(machine::format_registers(vcpu, state)).split('\n');
}

}  // namespace

class RegistersTest : public QObject {
    Q_OBJECT
private slots:
    void format_afterReset_isWhatBhyvectlPrints() {
        const QStringList lines = lines_of(0, {});
        QCOMPARE(lines.size(), 29 + 8 + 2 + 8 + 1);
        QCOMPARE(lines[0], "efer[0]\t\t0x0000000000000000");
        QCOMPARE(lines[1], "cr0[0]\t\t0x0000000060000010");
        QCOMPARE(lines[12], "rip[0]\t\t0x000000000000fff0");
        QCOMPARE(lines[28], "rflags[0]\t\t0x0000000000000002");
        QCOMPARE(lines[29], "ds desc[0]\t0x0000000000000000/0x0000ffff/0x00000093");
        QCOMPARE(lines[34], "cs desc[0]\t0x00000000ffff0000/0x0000ffff/0x0000009b");
        QCOMPARE(lines[37], "gdtr[0]\t\t0x0000000000000000/0x0000ffff");
        QCOMPARE(lines[39], "cs[0]\t\t0xf000");
        QVERIFY(lines.last().isEmpty());
    }

    void format_fields_followTheirOrder() {
        const std::string text = machine::format_fields(1, {{.name = "vmcb.exit_code", .value = 0x78}, {.name = "vmcb.asid", .value = 2}});
        QCOMPARE(QString::fromStdString(text), "vmcb.exit_code[1]\t\t0x0000000000000078\nvmcb.asid[1]\t\t0x0000000000000002\n");
        QVERIFY(machine::format_fields(0, {}).empty());
    }

    void format_names_areInBhyvectlsOrder() {
        QStringList names;
        for (const QString& line : lines_of(3, {})) {
            if (!line.isEmpty()) {
                names << line.section('[', 0, 0);
                QVERIFY(line.contains("[3]"));
            }
        }
        QCOMPARE(names.join(' '),
                 "efer cr0 cr2 cr3 cr4 dr0 dr1 dr2 dr3 dr6 dr7 rsp rip rax rbx rcx rdx rsi rdi rbp "
                 "r8 r9 r10 r11 r12 r13 r14 r15 rflags "
                 "ds desc es desc fs desc gs desc ss desc cs desc tr desc ldtr desc gdtr idtr "
                 "cs ds es fs gs ss tr ldtr");
    }

    void format_everyRegister_showsItsOwnValue() {
        cpu::State state;
        for (unsigned i = 0; i < state.gpr.size(); ++i) {
            state.gpr[i] = 0xfedc'ba98'7654'3200 + i;
        }
        for (unsigned i = 0; i < state.seg.size(); ++i) {
            state.seg[i] = {.selector = static_cast<std::uint16_t>(8 * i), .base = 0x1000 * i, .limit = i,
                            .access = 0x10000 + i};
        }
        const QStringList lines = lines_of(12, state);
        QVERIFY(lines.contains("rax[12]\t\t0xfedcba9876543200"));
        QVERIFY(lines.contains("rcx[12]\t\t0xfedcba9876543201"));
        QVERIFY(lines.contains("rdx[12]\t\t0xfedcba9876543202"));
        QVERIFY(lines.contains("rbx[12]\t\t0xfedcba9876543203"));
        QVERIFY(lines.contains("rsp[12]\t\t0xfedcba9876543204"));
        QVERIFY(lines.contains("r15[12]\t\t0xfedcba987654320f"));
        QVERIFY(lines.contains("es desc[12]\t0x0000000000000000/0x00000000/0x00010000"));
        QVERIFY(lines.contains("gs desc[12]\t0x0000000000005000/0x00000005/0x00010005"));
        QVERIFY(lines.contains("gs[12]\t\t0x0028"));
    }
};

QTEST_GUILESS_MAIN(RegistersTest)
#include "registers_test.moc"
