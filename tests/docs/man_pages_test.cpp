// SPDX-License-Identifier: BSD-2-Clause
// The manual pages are well-formed, and tell of everything that the programs have: no more and no less.
#include <QDir>
#include <QFile>
#include <QMap>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QStandardPaths>
#include <QTest>
#include <concepts>
#include <optional>
#include <vector>

#include "backend/api/guests.h"
#include "backend/daemon/definition.h"
#include "backend/daemon/guest_document.h"
#include "backend/daemon/names.h"
#include "backend/daemon/settings.h"
#include "backend/machine/config.h"
#include "backend/machine/engines.h"

using namespace apiary;
using api::guests::Definition;
using machine::MachineConfig;

namespace {

constexpr int kMost = 60'000;  // Milliseconds; hosts that run several tests at once are slow.

QString page(const QString& name) {
    QFile file(QStringLiteral(MAN_PAGES "/") + name);
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("%s cannot be read", qPrintable(file.fileName()));
    }
    return QString::fromUtf8(file.readAll());
}

/// The lines from the heading (.Sh or .Ss) `title` to the next one.
QStringList section(const QString& page, const QString& title) {
    QStringList lines;
    bool inside = false;
    for (const QString& line : page.split('\n')) {
        if (line.startsWith(".Sh ") || line.startsWith(".Ss ")) {
            inside = line.mid(4) == title;
        } else if (inside) {
            lines << line;
        }
    }
    return lines;
}

/// What a list tells of a name: the rest of the line that begins the item, and the lines below it.
struct Item {
    QString head, text;
};

/// The items ".It Va NAME …" among `lines`.
QMap<QString, Item> items(const QStringList& lines) {
    static const QRegularExpression start("^\\.It Va (\\w+) ?(.*)$");
    QMap<QString, Item> found;
    Item* present = nullptr;
    for (const QString& line : lines) {
        if (const auto match = start.match(line); match.hasMatch()) {
            present = &(found[match.captured(1)] = {match.captured(2), {}});
        } else if (line.startsWith(".It ") || line == ".El") {
            present = nullptr;
        } else if (present != nullptr) {
            present->text += line + '\n';
        }
    }
    return found;
}

/// The options that `lines` have items for.
QSet<QString> options_in(const QStringList& lines) {
    static const QRegularExpression option("Fl -([a-z0-9-]+)|, -([a-z0-9-]+)$");
    QSet<QString> found;
    for (const QString& line : lines) {
        for (auto match = option.globalMatch(line); line.startsWith(".It ") && match.hasNext();) {
            const auto each = match.next();
            found << (each.captured(1).isEmpty() ? each.captured(2) : each.captured(1));
        }
    }
    return found;
}

/// The literal display in section `title` that has `word` in it.
std::string example(const QString& page, const QString& title, const QString& word) {
    for (const QString& display : section(page, title).join('\n').split(".Bd -literal -offset indent\n")) {
        const QString text = display.section("\n.Ed", 0, 0);
        if (text.contains(word)) {
            return text.toStdString() + "\n";
        }
    }
    return {};
}

QString output(const QString& program, const QStringList& arguments) {
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(kMost) || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0) {
        qFatal("%s %s failed", qPrintable(program), qPrintable(arguments.join(' ')));
    }
    return QString::fromUtf8(process.readAllStandardOutput());
}

/// The long options that a help text lists.
QSet<QString> options_of_help(const QString& help) {
    static const QRegularExpression option("^  (?:-\\w,)?--([a-z0-9-]+)", QRegularExpression::MultilineOption);
    QSet<QString> found;
    for (auto match = option.globalMatch(help); match.hasNext();) {
        found << match.next().captured(1);
    }
    return found;
}

/// The verbs that a help text lists.
QStringList verbs_of_help(const QString& help) {
    static const QRegularExpression heading(
        "^subcommands:$", QRegularExpression::MultilineOption | QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression verb("^  ([a-z-]+)( |$)", QRegularExpression::MultilineOption);
    const auto start = heading.match(help);
    QStringList found;
    for (auto match = verb.globalMatch(help, start.hasMatch() ? start.capturedEnd() : help.size()); match.hasNext();) {
        found << match.next().captured(1);
    }
    return found;
}

QString sorted(const QSet<QString>& words) {
    QStringList list(words.begin(), words.end());
    list.sort();
    return list.join(' ');
}

/// What settings.cpp says can stand where `text` has a setting that there is not.
QStringList known_settings(const std::string& text) {
    constexpr std::string_view kList = "use one of: ";
    const auto settings = daemon::parse_settings(text, "conf");
    if (settings || !settings.error().cause.contains("no_such_setting") ||
        !settings.error().remedy.starts_with(kList)) {
        return {};
    }
    return QString::fromStdString(settings.error().remedy.substr(kList.size())).split(", ");
}

/// How apiary.json(5) calls a type.
template <class T>
struct TypeWord;
template <>
struct TypeWord<std::string> {
    static QString get() { return "string"; }
};
template <class T>
    requires std::is_enum_v<T>
struct TypeWord<T> {
    static QString get() { return "string"; }
};
template <>
struct TypeWord<std::int64_t> {
    static QString get() { return "number"; }
};
template <>
struct TypeWord<bool> {
    static QString get() { return "boolean"; }
};
template <>
struct TypeWord<api::guests::Module> {
    static QString get() { return "module"; }
};
template <>
struct TypeWord<api::guests::Disk> {
    static QString get() { return "disk"; }
};
template <>
struct TypeWord<api::guests::Network> {
    static QString get() { return "network"; }
};
template <>
struct TypeWord<api::guests::Forward> {
    static QString get() { return "forward"; }
};
template <>
struct TypeWord<api::guests::Share> {
    static QString get() { return "share"; }
};
template <class T>
struct TypeWord<std::vector<T>> {
    static QString get() { return "list of " + TypeWord<T>::get() + "s"; }
};
template <class T>
struct TypeWord<std::optional<T>> {
    static QString get() { return TypeWord<T>::get(); }
};

template <class T>
struct Inner {
    using Type = T;
};
template <class T>
struct Inner<std::optional<T>> {
    using Type = T;
};

/// What is wrong with what `told` tells of a field; nothing where all is well.
template <class Struct, class T>
QStringList wrong_with(const QMap<QString, Item>& told, const ipc::Field<Struct, T>& field) {
    const QString name = QString::fromUtf8(field.name.data(), static_cast<qsizetype>(field.name.size()));
    const auto item = told.find(name);
    if (item == told.end()) {
        return {name + " is missing"};
    }
    QStringList wrong;
    if (const QString head = ": Ar " + TypeWord<T>::get(); item->head != head) {
        wrong << name + " is " + head + ", not " + item->head;
    }
    if constexpr (std::is_enum_v<typename Inner<T>::Type>) {
        for (const std::string_view value : names_of(typename Inner<T>::Type())) {
            const QString word = QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size()));
            if (!item->text.contains(".Qq " + word)) {
                wrong << name + " has no \"" + word + '"';
            }
        }
    }
    // Nobody has to guess what follows from leaving something out.
    if (std::same_as<T, std::optional<typename Inner<T>::Type>> && name != "kernel" && name != "tap" &&
        !item->text.contains("Default:")) {
        wrong << name + " has no default";
    }
    return wrong;
}

/// The same for all fields of a struct, and for what is told beyond them.
template <class Struct>
QStringList wrong_with_all(QMap<QString, Item> told) {
    QStringList wrong;
    std::apply(
        [&](const auto&... field) {
            ((wrong << wrong_with(told, field)), ...);
            (told.remove(QString::fromStdString(std::string(field.name))), ...);
        },
        Struct::fields());
    for (const QString& name : told.keys()) {
        wrong << name + " is no field";
    }
    return wrong;
}

}  // namespace

class ManPagesTest : public QObject {
    Q_OBJECT

private slots:
    void page_isWellFormed_data() {
        QTest::addColumn<QString>("file");
        const QStringList pages = QDir(MAN_PAGES).entryList(QDir::Files);
        QVERIFY(pages.size() >= 3);
        for (const QString& name : pages) {
            QTest::addRow("%s", qPrintable(name)) << QStringLiteral(MAN_PAGES "/") + name;
        }
    }
    void page_isWellFormed() {
        QFETCH(QString, file);
        const QString mandoc = QStandardPaths::findExecutable("mandoc");
        if (mandoc.isEmpty()) {
            QSKIP("MANUAL PAGES ARE NOT CHECKED: mandoc is not installed (packages-debian.txt has it)");
        }
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(mandoc, {"-Tlint", "-Wwarning", file});
        QVERIFY(process.waitForFinished(kMost));
        const QByteArray said = process.readAll();
        QVERIFY2(process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0, said.constData());
        QVERIFY2(said.isEmpty(), said.constData());
    }

    void apiaryctl_everyVerbAndOptionIsTold() {
        const QString text = page("apiaryctl.1");
        const QStringList lines = text.split('\n');
        const QSet<QString> told = options_in(lines);
        const QString help = output(APIARYCTL, {"--help"});
        const QStringList verbs = verbs_of_help(help);
        QVERIFY2(verbs.contains("run"), qPrintable(help));
        QVERIFY2(told.contains(options_of_help(help)), qPrintable(sorted(options_of_help(help) - told)));
        for (const QString& verb : verbs) {
            const QRegularExpression item("^\\.It (.*, )?Cm " + verb + "( |$)");
            QVERIFY2(!lines.filter(item).isEmpty(), qPrintable(verb));
            const QSet<QString> has = options_of_help(output(APIARYCTL, {verb, "--help"}));
            QVERIFY2(!has.isEmpty(), qPrintable(verb));
            QVERIFY2(told.contains(has), qPrintable(verb + ": " + sorted(has - told)));
        }
    }

    void apiaryctl_everyVerbAfterAVerbIsTold_data() {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("title");
        QTest::newRow("network") << "network" << "The network of the host";
        QTest::newRow("setup") << "setup" << "What the host lacks";
    }
    void apiaryctl_everyVerbAfterAVerbIsTold() {
        QFETCH(QString, before);
        QFETCH(QString, title);
        const QStringList lines = section(page("apiaryctl.1"), title);
        const QSet<QString> told = options_in(lines);
        const QStringList verbs = verbs_of_help(output(APIARYCTL, {before, "--help"}));
        QVERIFY(verbs.size() >= 4);
        QSet<QString> all = {"help"};
        for (const QString& verb : verbs) {
            QVERIFY2(!lines.filter(QRegularExpression("^\\.It Cm " + before + " " + verb + "( |$)")).isEmpty(),
                     qPrintable(verb));
            all += options_of_help(output(APIARYCTL, {before, verb, "--help"}));
        }
        QCOMPARE(sorted(told | QSet<QString>{"help"}), sorted(all));
    }

    void apiaryctl_optionsOfARun_areThoseThatItTakes() {
        const QString text = page("apiaryctl.1");
        const QSet<QString> told = options_in(section(text, "MACHINE OPTIONS")) |
                                   options_in(section(text, "A throw-away guest")) | QSet<QString>{"escape", "help"};
        QCOMPARE(sorted(told), sorted(options_of_help(output(APIARYCTL, {"run", "--help"}))));
    }

    void apiaryd_options_areThoseThatItTakes() {
        QCOMPARE(sorted(options_in(section(page("apiaryd.8"), "DESCRIPTION"))),
                 sorted(options_of_help(output(APIARYD, {"--help"}))));
    }

    void apiaryd_everySetting_isToldWithItsTable() {
        const QString text = page("apiaryd.8");
        const QStringList lines = section(text, "SETTINGS");
        QStringList names = known_settings("no_such_setting = 1");
        QVERIFY(names.contains("policy"));
        QStringList told = items(lines).keys() + items(section(text, "The policy")).keys();
        for (const QString& name : QStringList(names)) {
            const QStringList inner = known_settings(name.toStdString() + " = {no_such_setting = 1}");
            if (!inner.isEmpty()) {
                QVERIFY2(lines.contains(".It Bq Cm " + name), qPrintable(name));
                names.removeOne(name);
                names += inner;
            }
        }
        names.sort();
        told.sort();
        QCOMPARE(told, names);
    }

    void apiaryd_defaults_areThoseOfTheSettings_data() {
        QTest::addColumn<QString>("setting");
        QTest::addColumn<QString>("said");
        const daemon::Settings settings;
        const auto number = [](const char* name, auto value) {
            QTest::addRow("%s", name) << name << QString("Default: %1.").arg(value);
        };
        const auto text = [](const char* name, const std::string& value) {
            QTest::addRow("%s", name) << name << "Default:\n.Qq " + QString::fromStdString(value);
        };
        text("monitor_user", settings.monitor_user);
        text("group", settings.group);
        QCOMPARE(settings.log_level, log::Level::Info);
        text("log_level", "info");
        number("stop_grace", settings.stop_grace.count());
        number("monitor_patience", settings.monitor_patience.count());
        number("most_guests_per_user", settings.most_guests_per_user);
        number("limit", settings.crash_loop.limit);
        number("within", settings.crash_loop.within.count());
    }
    void apiaryd_defaults_areThoseOfTheSettings() {
        QFETCH(QString, setting);
        QFETCH(QString, said);
        const Item item = items(section(page("apiaryd.8"), "SETTINGS")).value(setting);
        QVERIFY2(item.text.contains(said), qPrintable(item.text));
    }

    void apiaryd_defaultsOfThePolicy_areThoseOfTheSettings() {
        const daemon::PolicyRules rules = daemon::default_rules("apiary");
        const auto told = items(section(page("apiaryd.8"), "The policy"));
        for (std::size_t verb = 0; verb < daemon::kVerbs; ++verb) {
            const QString text = told.value(QString::fromStdString(std::string(daemon::kVerbNames[verb]))).text;
            QCOMPARE(rules[verb].size(), std::size_t{1});
            using Kind = daemon::Subject::Kind;
            const Kind kind = rules[verb].front().kind;
            const char* const word = kind == Kind::Owner ? "owner" : kind == Kind::Root ? "root" : "group:apiary";
            QVERIFY2(text.contains(QString("[\\(dq%1\\(dq]").arg(word)), qPrintable(text));
        }
    }

    void apiaryd_example_isOneOfSettings() {
        const std::string text = example(page("apiaryd.8"), "EXAMPLES", "[policy]");
        const auto settings = daemon::parse_settings(text, "the example");
        QVERIFY2(settings.has_value(), settings ? "" : settings.error().cause.c_str());
        QVERIFY(settings->stop_grace != daemon::Settings().stop_grace);
        QVERIFY(settings->crash_loop != daemon::Settings().crash_loop);
        QVERIFY(settings->policy != daemon::Settings().policy);
    }

    void json_everyFieldOfADefinition_isToldWithItsType() {
        const QString text = page("apiary.json.5");
        QMap<QString, Item> told;
        for (const char* title : {"For people", "What is booted", "The machine", "Its life"}) {
            told.insert(items(section(text, title)));
        }
        const QStringList wrong = wrong_with_all<Definition>(told);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join('\n')));
    }

    void json_everyFieldOfWhatListsHave_isToldWithItsType() {
        const QString text = page("apiary.json.5");
        const QStringList wrong = wrong_with_all<api::guests::Module>(items(section(text, "Modules"))) +
                                  wrong_with_all<api::guests::Disk>(items(section(text, "Disks"))) +
                                  wrong_with_all<api::guests::Network>(items(section(text, "Networks"))) +
                                  wrong_with_all<api::guests::Forward>(items(section(text, "Forwards"))) +
                                  wrong_with_all<api::guests::Share>(items(section(text, "Shares")));
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join('\n')));
    }

    void json_bounds_areThoseThatAreChecked_data() {
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("field");
        QTest::addColumn<quint64>("number");
        const auto row = [](const char* title, const char* field, auto number) {
            QTest::addRow("%s %llu", field, static_cast<unsigned long long>(number))
                << title << field << static_cast<quint64>(number);
        };
        row("The file itself", "format", daemon::GuestDocument::kFormat);
        row("For people", "description", daemon::kLongestDescription);
        row("For people", "tags", daemon::kMostTags);
        row("For people", "tags", daemon::kLongestTag);
        row("The machine", "cpus", MachineConfig().cpus);
        row("The machine", "cpus", MachineConfig::kMostCpus);
        row("The machine", "memory", MachineConfig().memory);
        row("The machine", "memory", MachineConfig::kLeastMemory);
        row("The machine", "memory", MachineConfig::kMostMemory);
        row("The machine", "serial_ports", MachineConfig::kMostComPorts);
        row("The machine", "disks", MachineConfig::kMostDisks);
        row("The machine", "networks", network::kMostNetworks);
        row("The machine", "shares", MachineConfig::kMostShares);
        row("Its life", "stop_grace", daemon::kLongestStopGrace);
        row("Its life", "stop_grace", daemon::Settings().stop_grace.count());
        row("Disks", "path", daemon::kLongestDiskName);
        row("Disks", "size", daemon::kLargestDisk);
    }
    void json_bounds_areThoseThatAreChecked() {
        QFETCH(QString, title);
        QFETCH(QString, field);
        QFETCH(quint64, number);
        const Item item = items(section(page("apiary.json.5"), title)).value(field);
        QVERIFY2(item.text.contains(QRegularExpression(QString("\\b%1\\b").arg(number))), qPrintable(item.text));
    }

    void json_engines_areThoseThatThereAre() {
        const Item item = items(section(page("apiary.json.5"), "The machine")).value("engine");
        for (const std::string& name : machine::engine_names()) {
            QVERIFY2(item.text.contains(".Qq " + QString::fromStdString(name)), name.c_str());
        }
    }

    /// As the helper itself would have written it.
    void json_example_isAGuest() {
        const std::string text = example(page("apiary.json.5"), "EXAMPLES", "\"format\"");
        const auto document = daemon::parse_guest_document(text);
        QVERIFY2(document.has_value(), document ? "" : document.error().problem.cause.c_str());
        daemon::GuestDocument known = {.owner = document->owner, .definition = document->definition};
        QCOMPARE(QString::fromStdString(daemon::format_guest_document(known).value_or("")),
                 QString::fromStdString(text));
    }
};

QTEST_GUILESS_MAIN(ManPagesTest)
#include "man_pages_test.moc"
