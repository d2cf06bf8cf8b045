// SPDX-License-Identifier: BSD-2-Clause
// What the shells offer for apiaryctl, asked of the shells themselves.
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "backend/api/guests.h"
#include "backend/machine/engines.h"

using namespace apiary;

namespace {

constexpr int kMost = 60'000;  // Milliseconds; hosts that run several tests at once are slow.

/// $1: the completion; the rest are the words of the command line.
const char* const kBash = R"(. "$1" || exit
shift
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
_apiaryctl
for each in "${COMPREPLY[@]}"; do printf '%s\n' "$each"; done)";

/// $argv: the completion; the command line.
const char* const kFish = "source $argv[1]; complete -C $argv[2]";

/// $1: the directory of the completion; $2: the command line; $3: a file. An interactive shell on a terminal of its
/// own, where Tab is pressed; what it would have offered goes to the file.
const char* const kZsh = R"(zmodload zsh/zpty || exit
export OFFERED=$3
cat >$OFFERED.rc <<'END'
PS1=
autoload -Uz compinit
compinit -u -D
compadd() {
    local -a matches
    if [[ " ${(j: :)@[1,(i)(-|--)]} " != *' -'[OAD]' '* ]]; then
        builtin compadd -O matches "$@"
        print -rl -- $matches >>$OFFERED
    fi
    builtin compadd "$@"
}
end-of-completion() { exit 0 }
comppostfuncs=(end-of-completion)
bindkey '^I' complete-word
END
: >$OFFERED
zpty shell "TERM=dumb exec zsh -f -i"
zpty -w shell "fpath=(${(q)1} \$fpath); . ${(q)OFFERED}.rc"
zpty -w -n shell "$2"$'\t'
while zpty -r shell line; do :; done
cat $OFFERED)";

/// In place of an apiaryctl that has a helper to ask. It notes what it is asked.
const char* const kStandIn = R"(#!/bin/sh
printf '%s\n' "$*" >>"$(dirname "$0")/asked"
case $* in
    *"network show --names") printf '%s\n' net0 apiary0 ;;
    *"list --names") printf '%s\n' web web2 'x;touch pwned' '$(touch pwned)' '`touch pwned`' db ;;
    *"trash --names") printf '%s\n' 2026-11-26T21-40-12-old ;;
    *) exit 2 ;;
esac
)";

struct Outcome {
    int status = -1;  ///< -1 when it was killed by a signal or did not end.
    QString out, err;
};

QString sorted(QStringList words) {
    words.sort();
    return words.join(' ');
}

QStringList matches(const QString& text, const char* pattern) {
    QStringList found;
    const QRegularExpression expression(pattern, QRegularExpression::MultilineOption);
    for (auto match = expression.globalMatch(text); match.hasNext();) {
        found << match.next().captured(1);
    }
    return found;
}
/// What a help text lists.
QStringList verbs_of(const QString& help) {
    return matches(help.mid(help.indexOf("Subcommands:", 0, Qt::CaseInsensitive)), "^  ([a-z-]+) ");
}
QStringList options_of(const QString& help) {
    return matches(help, "^  (?:-\\w,)?(--[a-z0-9-]+)(?:[ ,]|$)");
}

QString shell_names(const QString& shell) {
    return shell == "zsh" ? QStringLiteral("_apiaryctl") : "apiaryctl." + shell;
}

}  // namespace

class CompletionsTest : public QObject {
    Q_OBJECT
    QTemporaryDir directory_;

    QString file(const QString& name) const { return directory_.filePath(name); }

    /// `program` in an empty home, with `bin` before all other directories of programs.
    Outcome run(const QString& program, const QStringList& arguments, const QString& bin) const {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("PATH", bin + ':' + environment.value("PATH"));
        environment.insert("HOME", file("home"));
        for (const char* name : {"XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "BASH_ENV", "ENV", "ZDOTDIR"}) {
            environment.remove(name);
        }
        QProcess process;
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(file("work"));
        process.setStandardInputFile(QProcess::nullDevice());
        process.start(program, arguments);
        if (!process.waitForFinished(kMost)) {
            process.kill();
            process.waitForFinished();
            return {};
        }
        return {.status = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                .out = QString::fromUtf8(process.readAllStandardOutput()),
                .err = QString::fromUtf8(process.readAllStandardError())};
    }

    /// What `shell` offers at the end of `line`: sorted, without descriptions.
    Outcome ask(const QString& shell, const QString& line, const QString& bin) const {
        const QString completions = QStringLiteral(COMPLETIONS "/");
        if (shell == "bash") {
            return run("bash",
                       QStringList{"--norc", "--noprofile", "-c", kBash, "bash", completions + "apiaryctl.bash"} +
                           line.split(' '),
                       bin);
        }
        if (shell == "fish") {
            return run("fish", {"--no-config", "-c", kFish, completions + "apiaryctl.fish", line}, bin);
        }
        return run("zsh", {"-f", "-c", kZsh, "zsh", COMPLETIONS, line, file("offered")}, bin);
    }
    QStringList offered(const QString& shell, const QString& line, const QString& bin) const {
        const Outcome outcome = ask(shell, line, bin);
        if (outcome.status != 0 || !outcome.err.isEmpty()) {
            QTest::qFail(qPrintable(QString("%1 ended with %2: %3").arg(shell).arg(outcome.status).arg(outcome.err)),
                         __FILE__, __LINE__);
        }
        QSet<QString> words;
        for (const QString& each : outcome.out.split('\n', Qt::SkipEmptyParts)) {
            words << each.section('\t', 0, 0);
        }
        return {words.begin(), words.end()};
    }

    QString real() const { return QFileInfo(APIARYCTL).path(); }
    QString stand_in() const { return file("bin"); }
    QStringList asked() const {
        QFile notes(file("bin/asked"));
        return notes.open(QIODevice::ReadOnly) ? QString::fromUtf8(notes.readAll()).split('\n', Qt::SkipEmptyParts)
                                               : QStringList();
    }

    static void add_shells() {
        QTest::addColumn<QString>("shell");
        for (const char* shell : {"bash", "zsh", "fish"}) {
            QTest::addRow("%s", shell) << shell;
        }
    }

    /// Rows of a command line and what is offered at its end, for each shell.
    class Rows {
    public:
        Rows() {
            QTest::addColumn<QString>("shell");
            QTest::addColumn<QString>("line");
            QTest::addColumn<QString>("words");
        }
        void operator()(const char* line, const char* words) const {
            for (const char* shell : {"bash", "zsh", "fish"}) {
                QTest::addRow("%s: %s", shell, line) << shell << line << words;
            }
        }
    };

private slots:
    void initTestCase() {
        QVERIFY(QDir().mkpath(file("work/folder")) && QDir().mkpath(file("home")) && QDir().mkpath(stand_in()));
        QFile kernel(file("work/kernel"));
        QVERIFY(kernel.open(QIODevice::WriteOnly));
        QFile program(file("bin/apiaryctl"));
        QVERIFY(program.open(QIODevice::WriteOnly) && program.write(kStandIn) > 0);
        program.close();
        QVERIFY(program.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }

    void init() {
        QFETCH(QString, shell);
        if (QStandardPaths::findExecutable(shell).isEmpty()) {
            QSKIP(qPrintable(QString("COMPLETION IS NOT CHECKED: %1 is not installed").arg(shell)));
        }
        QFile::remove(file("bin/asked"));
        QFile::remove(file("work/pwned"));
    }

    void completion_isWellFormed_data() { add_shells(); }
    void completion_isWellFormed() {
        QFETCH(QString, shell);
        const Outcome outcome = run(shell, {"-n", QStringLiteral(COMPLETIONS "/") + shell_names(shell)}, real());
        QVERIFY2(outcome.status == 0 && outcome.err.isEmpty(), qPrintable(outcome.err));
    }

    void word_isCompleted_data() {
        const Rows row;
        row("apiaryctl st", "start stats stop");
        row("apiaryctl cl", "clone");
        row("apiaryctl --json po", "power-button");
        row("apiaryctl --sy", "--system");
        row("apiaryctl --socket /nowhere res", "reset resume");
        row("apiaryctl rights --", "--help --json --session --socket --system");
        row("apiaryctl console web --no-rep", "--no-replay");
        row("apiaryctl registers web --cp", "--cpu");
        row("apiaryctl en", "engine");
        row("apiaryctl engine web k", "kvm");
        row("apiaryctl set web --restart ", "always never on-crash");
        row("apiaryctl create web --autostart ", "no yes");
        row("apiaryctl create web --virtio l", "legacy");
        row("apiaryctl run --virtio ", "legacy modern transitional");
        row("apiaryctl run --console ", "none stdio");
        row("apiaryctl run --net t", "tap=");
        row("apiaryctl set web --unset au", "autostart autostart_order");
        row("apiaryctl check --rep", "--report");
        row("apiaryctl explain ", "");
        row("apiaryctl ne", "network");
        row("apiaryctl network ", "apply plan show test undo");
        row("apiaryctl network --json sh", "show");
        row("apiaryctl network plan --br", "--bridge");
        row("apiaryctl network apply --nat --dhcp ", "no yes");
        row("apiaryctl network plan --subnet ", "");
        row("apiaryctl network nonsense ", "");
        row("apiaryctl setup ", "apply plan show undo");
        row("apiaryctl setup --json pl", "plan");
        row("apiaryctl setup plan --fo", "--for");
        row("apiaryctl setup apply --for ac", "acceleration access");
        row("apiaryctl setup apply --without ", "");
        row("apiaryctl setup nonsense ", "");
        row("apiaryctl create ", "");
        row("apiaryctl run --memory ", "");
        row("apiaryctl nonsense ", "");
    }
    void word_isCompleted() {
        QFETCH(QString, shell);
        QFETCH(QString, line);
        QFETCH(QString, words);
        QCOMPARE(sorted(offered(shell, line, real())), words);
    }

    /// bash makes a word of the sign.
    void value_afterEquals_isCompleted_data() {
        QTest::addColumn<QString>("shell");
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("words");
        QTest::newRow("nothing yet") << "bash" << "apiaryctl set web --autostart =" << "no yes";
        QTest::newRow("begun") << "bash" << "apiaryctl set web --restart = on" << "on-crash";
        QTest::newRow("in one word") << "fish" << "apiaryctl set web --restart=on" << "--restart=on-crash";
    }
    void value_afterEquals_isCompleted() { word_isCompleted(); }

    void options_ofEveryVerb_areAllOffered_data() { add_shells(); }
    void options_ofEveryVerb_areAllOffered() {
        QFETCH(QString, shell);
        const QString help = run(APIARYCTL, {"--help"}, real()).out;
        const QStringList verbs = verbs_of(help);
        QVERIFY2(verbs.contains("run") && verbs.contains("purge"), qPrintable(help));
        for (const QString& verb : verbs) {
            QStringList options = options_of(run(APIARYCTL, {verb, "--help"}, real()).out);
            QVERIFY(options.contains("--help"));
            if (verb != "run") {
                options << "--json" << "--system" << "--session" << "--socket";
            }
            QCOMPARE(sorted(offered(shell, "apiaryctl " + verb + " --", real())), sorted(options));
        }
    }

    void options_ofVerbsAfterAVerb_areAllOffered_data() {
        QTest::addColumn<QString>("shell");
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("all");
        for (const char* shell : {"bash", "zsh", "fish"}) {
            QTest::addRow("%s: network", shell) << shell << "network" << "apply plan show test undo";
            QTest::addRow("%s: setup", shell) << shell << "setup" << "apply plan show undo";
        }
    }
    void options_ofVerbsAfterAVerb_areAllOffered() {
        QFETCH(QString, shell);
        QFETCH(QString, before);
        QFETCH(QString, all);
        const QStringList verbs = verbs_of(run(APIARYCTL, {before, "--help"}, real()).out);
        QCOMPARE(sorted(verbs), all);
        for (const QString& verb : verbs) {
            const QStringList options = options_of(run(APIARYCTL, {before, verb, "--help"}, real()).out) +
                                        QStringList{"--json", "--system", "--session", "--socket"};
            QCOMPARE(sorted(offered(shell, "apiaryctl " + before + ' ' + verb + " --", real())), sorted(options));
        }
    }

    void engines_areThoseThatThereAre_data() { add_shells(); }
    void engines_areThoseThatThereAre() {
        QFETCH(QString, shell);
        QStringList engines = {"auto"};
        for (const std::string& name : machine::engine_names()) {
            engines << QString::fromStdString(name);
        }
        QCOMPARE(sorted(offered(shell, "apiaryctl run --engine ", real())), sorted(engines));
    }

    void unset_offersEveryFieldThatCanBeAbsent_data() { add_shells(); }
    void unset_offersEveryFieldThatCanBeAbsent() {
        QFETCH(QString, shell);
        QStringList fields;
        std::apply([&](const auto&... field) { ((fields << QString::fromStdString(std::string(field.name))), ...); },
                   api::guests::Definition::fields());
        QVERIFY(fields.removeOne("kernel"));
        QCOMPARE(sorted(offered(shell, "apiaryctl set web --unset ", real())), sorted(fields));
    }

    void file_isOfferedWhereOneIsWanted_data() {
        const Rows row;
        row("apiaryctl run --kernel ", "folder kernel");
        row("apiaryctl create web --disk k", "kernel");
        row("apiaryctl run --share ", "folder");
        row("apiaryctl setup show --root ", "folder");
        row("apiaryctl --socket k", "kernel");
        row("apiaryctl check --dmesg k", "kernel");
        row("apiaryctl run --com2 ", "folder kernel none");
    }
    void file_isOfferedWhereOneIsWanted() {
        QFETCH(QString, shell);
        QFETCH(QString, line);
        QFETCH(QString, words);
        QStringList names = offered(shell, line, real());
        names.replaceInStrings(QRegularExpression("/$"), "");  // Of folders, in fish.
        QCOMPARE(sorted(names), words);
    }

    void guest_isOfferedWhereOneIsWanted_data() {
        const Rows row;
        row("apiaryctl start w", "web web2");
        row("apiaryctl start web w", "web2");
        row("apiaryctl start --console w", "web web2");
        row("apiaryctl stop --json --grace 5 --kill d", "db");
        row("apiaryctl set w", "web web2");
        row("apiaryctl set web w", "");
        row("apiaryctl logs d", "db");
        row("apiaryctl clone w", "web web2");
        row("apiaryctl clone web w", "");
        row("apiaryctl undelete ", "2026-11-26T21-40-12-old");
        row("apiaryctl purge 2", "2026-11-26T21-40-12-old");
        row("apiaryctl create w", "");
        row("apiaryctl run w", "");
        row("apiaryctl network undo ", "apiary0 net0");
        row("apiaryctl network test n", "net0");
        row("apiaryctl network test net0 n", "");
        row("apiaryctl network test --guest d", "db");
        row("apiaryctl network apply --nat --tap w", "web web2");
        row("apiaryctl network plan n", "");
    }
    void guest_isOfferedWhereOneIsWanted() {
        QFETCH(QString, shell);
        QFETCH(QString, line);
        QFETCH(QString, words);
        QCOMPARE(sorted(offered(shell, line, stand_in())), words);
    }

    void helper_isTheOneOfTheCommandLine_data() { add_shells(); }
    void helper_isTheOneOfTheCommandLine() {
        QFETCH(QString, shell);
        QCOMPARE(sorted(offered(shell, "apiaryctl --socket /some/where start d", stand_in())), QString("db"));
        QCOMPARE(sorted(offered(shell, "apiaryctl start --session d", stand_in())), QString("db"));
        QCOMPARE(asked(), (QStringList{"--socket /some/where list --names", "--session list --names"}));
    }

    void names_thatAreCommands_areNotExecuted_data() { add_shells(); }
    void names_thatAreCommands_areNotExecuted() {
        QFETCH(QString, shell);
        QCOMPARE(offered(shell, "apiaryctl start ", stand_in()).size(), 6);
        QVERIFY(!asked().isEmpty());
        QVERIFY(!QFile::exists(file("work/pwned")));
        if (shell == "bash") {  // The others quote what they insert by themselves.
            QCOMPARE(sorted(offered(shell, "apiaryctl start x", stand_in())), QString("x\\;touch\\ pwned"));
        }
    }

    void helper_thatIsNotThere_givesNoNames_data() { add_shells(); }
    void helper_thatIsNotThere_givesNoNames() {
        QFETCH(QString, shell);
        QCOMPARE(offered(shell, "apiaryctl --socket /nowhere start ", real()), QStringList());
    }
};

QTEST_GUILESS_MAIN(CompletionsTest)
#include "completions_test.moc"
