// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cpu/vmm/fields.h"

#include <QTest>

#include "kmod/include/apiary_vmm.h"

using apiary::cpu::vmm::field_name;

class FieldsTest : public QObject {
    Q_OBJECT

private slots:
    void name_followsTheVendor() {
        QCOMPARE(field_name(APIARY_VMM_AMD, 0x70), "vmcb.exit_code");
        QCOMPARE(field_name(APIARY_VMM_INTEL, 0x4402), "vmcs.exit_reason");
        QCOMPARE(field_name(APIARY_VMM_INTEL, 0), "vmcs.vpid");
    }
    void name_ofAnUnknownField_isItsNumber() {
        QCOMPARE(field_name(APIARY_VMM_AMD, 0x4402), "vmcb.0x4402");
        QCOMPARE(field_name(APIARY_VMM_INTEL, 0x70), "vmcs.0x70");
    }
};

QTEST_APPLESS_MAIN(FieldsTest)
#include "fields_test.moc"
