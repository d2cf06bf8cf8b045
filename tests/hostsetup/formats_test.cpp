// SPDX-License-Identifier: BSD-2-Clause
// Lines of loader.conf, rc.conf, modules-load.d and group: said, changed, and taken back.
#include "backend/hostsetup/formats.h"

#include <QTest>

using namespace apiary;
using namespace apiary::hostsetup;

namespace {

const Setting loader = {Format::LoaderConf, "vmm_load", "YES", false};
const Setting enable = {Format::RcConf, "apiaryd_enable", "YES", false};
const Setting list = {Format::RcConf, "kld_list", "vmm", true};
const Setting module = {Format::ModulesList, "", "tun", true};
const Setting kvm = {Format::ModulesList, "", "kvm_intel", true};
const Setting member = {Format::Group, "apiary", "olga", true};

const Setting& setting_of(const QString& name) {
    return name == "loader"   ? loader
           : name == "enable" ? enable
           : name == "list"   ? list
           : name == "module" ? module
           : name == "kvm"    ? kvm
                              : member;
}

}  // namespace

class FormatsTest : public QObject {
    Q_OBJECT

private slots:
    void lines_of_any_text_are_the_text_again() {
        for (const char* text : {"", "\n", "a", "a\n", "a\r\n", "a\r\nb", "\r\n\n\r", "a\n\n\nb\r\n", "\r\r\n"}) {
            QCOMPARE(Lines(text).text(), std::string(text));
        }
        QCOMPARE(Lines("a\r\nb").all().size(), std::size_t{2});
        QCOMPARE(Lines("a\r\nb").all()[0].text, std::string("a"));
    }

    void setting_is_written_and_taken_back_data() {
        QTest::addColumn<QString>("setting");
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const char* name, const char* setting, const char* before, const char* after) {
            QTest::newRow(name) << setting << QByteArray(before) << QByteArray(after);
        };
        row("empty loader.conf", "loader", "", "vmm_load=\"YES\"\n");
        row("loader.conf with others", "loader", "zfs_load=\"YES\"\n", "zfs_load=\"YES\"\nvmm_load=\"YES\"\n");
        row("no end of the last line", "loader", "zfs_load=\"YES\"", "zfs_load=\"YES\"\nvmm_load=\"YES\"\n");
        row("CRLF", "loader", "a=\"1\"\r\nb=\"2\"\r\n", "a=\"1\"\r\nb=\"2\"\r\nvmm_load=\"YES\"\r\n");
        row("CRLF and no end", "loader", "a=\"1\"\r\nb=\"2\"", "a=\"1\"\r\nb=\"2\"\r\nvmm_load=\"YES\"\r\n");
        row("switched off", "loader", "vmm_load=\"NO\" # slow\nx=\"1\"\n", "vmm_load=\"YES\" # slow\nx=\"1\"\n");
        row("the last one counts", "loader", "vmm_load=\"YES\"\nvmm_load=\"NO\"\n",
            "vmm_load=\"YES\"\nvmm_load=\"YES\"\n");
        row("blanks", "loader", "  vmm_load = \"NO\"\n", "  vmm_load = \"YES\"\n");
        row("bare", "loader", "vmm_load=NO\n", "vmm_load=\"YES\"\n");
        row("a comment is none", "loader", "#vmm_load=\"YES\"\n", "#vmm_load=\"YES\"\nvmm_load=\"YES\"\n");
        row("another's name", "loader", "xvmm_load=\"YES\"\nvmm_load_x=\"1\"\n",
            "xvmm_load=\"YES\"\nvmm_load_x=\"1\"\nvmm_load=\"YES\"\n");
        row("a quote that is not closed", "loader", "vmm_load=\"YES\n", "vmm_load=\"YES\nvmm_load=\"YES\"\n");
        row("enable", "enable", "sshd_enable=YES\n", "sshd_enable=YES\napiaryd_enable=\"YES\"\n");
        row("enable, off", "enable", "apiaryd_enable='no' # later\n", "apiaryd_enable='YES' # later\n");
        row("enable, exported", "enable", "export apiaryd_enable=NO; # x\n", "export apiaryd_enable=\"YES\"; # x\n");
        row("enable, from elsewhere", "enable", "apiaryd_enable=\"$x\"\n",
            "apiaryd_enable=\"$x\"\napiaryd_enable=\"YES\"\n");
        row("enable, two on a line", "enable", "apiaryd_enable=NO x=1\n",
            "apiaryd_enable=NO x=1\napiaryd_enable=\"YES\"\n");
        row("in a text of several lines", "enable", "motd=\"\napiaryd_enable=YES\n\"\n",
            "motd=\"\napiaryd_enable=YES\n\"\napiaryd_enable=\"YES\"\n");
        row("after a line that goes on", "enable", "x=1 \\\napiaryd_enable=YES\n",
            "x=1 \\\napiaryd_enable=YES\napiaryd_enable=\"YES\"\n");
        row("quotes in a comment", "enable", "# it's\nx=1\n", "# it's\nx=1\napiaryd_enable=\"YES\"\n");
        row("list, none", "list", "x=1\n", "x=1\nkld_list=\"vmm\"\n");
        row("list, empty", "list", "kld_list=\"\"\n", "kld_list=\"vmm\"\n");
        row("list, others", "list", "kld_list=\"i915kms fusefs\"   # disks\n",
            "kld_list=\"i915kms fusefs vmm\"   # disks\n");
        row("list, single quotes", "list", "kld_list='a'\n", "kld_list='a vmm'\n");
        row("list, bare", "list", "kld_list=a\n", "kld_list=\"a vmm\"\n");
        row("list, put together", "list", "kld_list=\"$kld_list a\"\n",
            "kld_list=\"$kld_list a\"\nkld_list=\"${kld_list} vmm\"\n");
        row("module, none", "module", "", "tun\n");
        row("module, others", "module", "# list\nloop", "# list\nloop\ntun\n");
        row("member, none", "member", "root:x:0:\napiary:x:9:\n", "root:x:0:\napiary:x:9:olga\n");
        row("member, others", "member", "apiary:x:9:max,otto\n", "apiary:x:9:max,otto,olga\n");
        row("member, gshadow", "member", "apiary:!:root:max\n", "apiary:!:root:max,olga\n");
        row("member, no end", "member", "apiary:x:9:", "apiary:x:9:olga");
        row("bytes that are no UTF-8", "list", "kld_list=\"a\" # \xe9\xff\n", "kld_list=\"a vmm\" # \xe9\xff\n");
    }

    void setting_is_written_and_taken_back() {
        QFETCH(QString, setting);
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        const Setting& what = setting_of(setting);
        Lines lines(before.toStdString());
        QVERIFY(!says(lines, what));
        const auto edit = ensure(lines, what);
        QVERIFY(edit.has_value() && edit->has_value());
        QCOMPARE(lines.text(), after.toStdString());
        QVERIFY(says(lines, what));
        QCOMPARE(line_for(lines, what).empty(), false);

        Lines again(before.toStdString());
        QVERIFY(do_edit(again, **edit));
        QCOMPARE(again.text(), after.toStdString());
        QVERIFY(!do_edit(again, **edit));

        take_back(lines, **edit, what.format);
        QCOMPARE(lines.text(), before.toStdString());
        take_back(lines, **edit, what.format);  // Twice is as good as once.
        if (setting != "loader" || !before.contains("YES")) {
            QCOMPARE(lines.text(), before.toStdString());
        }
    }

    void setting_that_is_said_is_left_alone_data() {
        QTest::addColumn<QString>("setting");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("loader") << "loader" << QByteArray("vmm_load=\"YES\"\n");
        QTest::newRow("lower case") << "loader" << QByteArray("vmm_load=yes\n");
        QTest::newRow("another yes") << "enable" << QByteArray("apiaryd_enable=on\n");
        QTest::newRow("list") << "list" << QByteArray("kld_list=\"a vmm b\"\n");
        QTest::newRow("list with files") << "list" << QByteArray("kld_list=\"/boot/kernel/vmm.ko\"\n");
        QTest::newRow("put together") << "list" << QByteArray("kld_list=\"${kld_list} vmm\"\n");
        QTest::newRow("module") << "module" << QByteArray("  tun \n");
        QTest::newRow("module, as its file is named") << "kvm" << QByteArray("kvm-intel\n");
        QTest::newRow("member") << "member" << QByteArray("apiary:x:9:a,olga,b\n");
    }

    void setting_that_is_said_is_left_alone() {
        QFETCH(QString, setting);
        QFETCH(QByteArray, text);
        Lines lines(text.toStdString());
        QVERIFY(says(lines, setting_of(setting)));
        QCOMPARE(ensure(lines, setting_of(setting)).value(), std::nullopt);
        QCOMPARE(lines.text(), text.toStdString());
    }

    void lines_that_others_changed_since_keep_what_is_theirs_data() {
        QTest::addColumn<QString>("setting");
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("since");
        QTest::addColumn<QByteArray>("left");
        const auto row = [](const char* name, const char* setting, const char* before, const char* since,
                            const char* left) {
            QTest::newRow(name) << setting << QByteArray(before) << QByteArray(since) << QByteArray(left);
        };
        row("lines around it", "loader", "a=1\n", "# new\na=2\nvmm_load=\"YES\"\nb=1\n", "# new\na=2\nb=1\n");
        row("lines after the end that was missing", "loader", "a=1", "a=1\nvmm_load=\"YES\"\nb=1\n", "a=1\nb=1\n");
        row("a word more", "list", "kld_list=\"a\"\n", "kld_list=\"a vmm b\"\n", "kld_list=\"a b\"\n");
        row("a word more in our line", "list", "", "kld_list=\"vmm b\" # mine\n", "kld_list=\"b\" # mine\n");
        row("a word less", "list", "kld_list=\"a\"\n", "kld_list=\"vmm\"\n", "kld_list=\"\"\n");
        row("our word alone in our line", "list", "", "kld_list='vmm'\n", "");
        row("our word is gone", "list", "kld_list=\"a\"\n", "kld_list=\"a c\"\n", "kld_list=\"a c\"\n");
        row("a value of theirs", "loader", "vmm_load=\"NO\"\n", "vmm_load=\"maybe\"\n", "vmm_load=\"maybe\"\n");
        row("nothing is left of it", "enable", "x=1\n", "", "");
        row("members", "member", "apiary:x:9:max\n", "apiary:x:9:max,olga,otto\n", "apiary:x:9:max,otto\n");
        row("a group with another number", "member", "apiary:x:9:\n", "apiary:x:10:olga\n", "apiary:x:10:\n");
        row("the group is gone", "member", "apiary:x:9:\n", "root:x:0:olga\n", "root:x:0:olga\n");
    }

    void lines_that_others_changed_since_keep_what_is_theirs() {
        QFETCH(QString, setting);
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, since);
        QFETCH(QByteArray, left);
        const Setting& what = setting_of(setting);
        Lines lines(before.toStdString());
        const auto edit = ensure(lines, what).value();
        Lines now(since.toStdString());
        take_back(now, *edit, what.format);
        QCOMPARE(now.text(), left.toStdString());
    }

    void file_that_ends_amid_something_is_refused() {
        for (const char* text : {"x=\"a\n", "x='a", "x=1 \\\n", "x=1 \\"}) {
            Lines lines(text);
            const auto edit = ensure(lines, enable);
            QVERIFY2(!edit && !edit.error().remedy.empty(), text);
            QCOMPARE(lines.text(), std::string(text));
        }
    }

    void group_that_is_not_there_is_refused() {
        for (const char* text : {"", "apiary\n", "apiary:x:9\n", "apiary:x:9:a:b\n", "apiaryx:x:9:\n"}) {
            Lines lines(text);
            QVERIFY2(!ensure(lines, member), text);
            QCOMPARE(lines.text(), std::string(text));
        }
    }
};

QTEST_APPLESS_MAIN(FormatsTest)
#include "formats_test.moc"
