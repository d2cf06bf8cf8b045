// SPDX-License-Identifier: BSD-2-Clause
// Applying and undoing that is cut short at any system call, or in which any fails: afterwards each file is the former
// one or the new one, and whoever comes next brings all of it to an end.
#include <signal.h>
#include <unistd.h>

#include <QTest>
#include <cerrno>

#include "tests/hostsetup/host_rig.h"

using namespace apiary;
using namespace apiary::hostsetup;
using namespace apiary::hostsetup::test;
using testing::WatchedFileSystem;

namespace {

using Files = std::map<std::string, std::string>;
enum class What { Apply, Undo };

/// `digest`: of the plan that is applied; empty: of whatever it is by then.
int act(Setups setups, What what, const std::string& digest = "") {
    return what == What::Apply
               ? setups.apply(everything(), digest.empty() ? std::nullopt : std::optional(digest), "root", {})
                     .has_value()
               : setups.undo({}).has_value();
}

/// Without what is kept of it, whose directories are made before anything is written down, and without files under way.
Files without_records(Files tree) {
    std::erase_if(tree, [](const auto& each) {
        return each.first.starts_with("var") || each.first.contains("/.new-") || each.first.contains("/.old-");
    });
    return tree;
}

/// The content of each file is that of one of the two.
QString neither(const Files& tree, const Files& former, const Files& later) {
    for (const auto& [name, content] : without_records(tree)) {
        const bool ours = (former.contains(name) && former.at(name) == content) ||
                          (later.contains(name) && later.at(name) == content);
        if (!ours) {
            return QString::fromStdString(name + ": " + content);
        }
    }
    return {};
}

void add_rows() {
    QTest::addColumn<QString>("tree");
    QTest::addColumn<bool>("undo");
    for (const char* tree : {"freebsd14", "pcbsd10", "debian13"}) {
        QTest::addRow("apply to %s", tree) << tree << false;
        QTest::addRow("undo of %s", tree) << tree << true;
    }
}

/// A tree before what is tried, as it was before all, and as it is with all applied.
struct Case {
    Case(const QString& name, bool undo) : tree(name.toStdString()), former(tree.all()) {
        if (!act(opened(tree), What::Apply)) {
            std::abort();
        }
        later = tree.all();
        if (!undo && !act(opened(tree), What::Undo)) {
            std::abort();
        }
        if (const auto plan = opened(tree).plan(everything(), "root")) {
            digest = plan->digest();
        }
    }
    RecordedTree tree;
    Files former, later;
    std::string digest;  ///< Of what can be applied.
};

}  // namespace

class CrashTest : public QObject {
    Q_OBJECT
    unsigned applies_ = 0, undos_ = 0;  ///< That were cut short.

private slots:
    void program_that_ends_at_any_call_leaves_old_or_new_data() { add_rows(); }

    void program_that_ends_at_any_call_leaves_old_or_new() {
        QFETCH(QString, tree);
        QFETCH(bool, undo);
        const What what = undo ? What::Undo : What::Apply;
        unsigned cut = 0;
        for (unsigned call = 1;; ++call) {
            const Case each(tree, undo);
            const int status = testing::in_child([&] {
                WatchedFileSystem files;
                Setups setups = opened(each.tree, nullptr, &files);
                files.start([call](unsigned number) {
                    if (number == call) {
                        ::kill(::getpid(), SIGKILL);
                    }
                    return 0;
                });
                return act(std::move(setups), what, each.digest) == 1 ? 0 : 1;
            });
            if (status == 0) {
                break;
            }
            QCOMPARE(status, -SIGKILL);
            ++cut;
            QCOMPARE(neither(each.tree.all(), each.former, each.later), QString());
            QVERIFY(opened(each.tree).recover().empty());
            const Files now = without_records(each.tree.all());
            const bool applied = now == without_records(each.later);
            QVERIFY2(applied || now == without_records(each.former), qPrintable(QString::number(call)));
            // Nothing is left in the way, and nothing is lost.
            if (applied) {
                QVERIFY(act(opened(each.tree), What::Undo));
                QCOMPARE(each.tree.all(), each.former);
            } else {
                QVERIFY(act(opened(each.tree), What::Apply));
                QCOMPARE(without_records(each.tree.all()), without_records(each.later));
            }
        }
        (undo ? undos_ : applies_) += cut;
    }

    void hundreds_were_cut_short() {
        const bool all = QCoreApplication::arguments().size() == 1;
        QVERIFY2(!all || (applies_ >= 100 && undos_ >= 100), qPrintable(QString("%1, %2").arg(applies_).arg(undos_)));
    }

    void any_call_that_fails_changes_nothing_or_all_data() { add_rows(); }

    void any_call_that_fails_changes_nothing_or_all() {
        QFETCH(QString, tree);
        QFETCH(bool, undo);
        const What what = undo ? What::Undo : What::Apply;
        for (unsigned call = 1;; ++call) {
            const Case each(tree, undo);
            WatchedFileSystem files;
            Setups setups = opened(each.tree, nullptr, &files);
            files.start([call](unsigned number) { return number == call ? ENOSPC : 0; });
            const bool done = act(std::move(setups), what, each.digest) == 1;
            if (files.calls < call) {
                QVERIFY(done);
                break;
            }
            QCOMPARE(neither(each.tree.all(), each.former, each.later), QString());
            files.start({});
            QVERIFY(opened(each.tree).recover().empty());
            const Files now = without_records(each.tree.all());
            const auto applied = without_records(each.later), not_applied = without_records(each.former);
            if (done) {
                QVERIFY2(now == (undo ? not_applied : applied), qPrintable(QString::number(call)));
            } else {
                QVERIFY2(now == applied || now == not_applied, qPrintable(QString::number(call)));
            }
        }
    }

    void read_only_file_system_is_told_of() {
        const Case each("debian13", false);
        WatchedFileSystem files;
        Setups setups = opened(each.tree, nullptr, &files);
        files.start([&files](unsigned) {
            const std::string& name = files.names.back();
            return name == "mkdir" || name == "rename" || name == "link" || name == "unlink" || name == "symlink"
                       ? EROFS
                       : 0;
        });
        const auto applied = setups.apply(everything(), {}, "root", {});
        QVERIFY(!applied);
        QVERIFY2(applied.error().error.remedy.contains("read-only"), applied.error().error.remedy.c_str());
        files.start({});
        QCOMPARE(without_records(each.tree.all()), without_records(each.former));
    }
};

QTEST_GUILESS_MAIN(CrashTest)
#include "crash_test.moc"
