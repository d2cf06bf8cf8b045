// SPDX-License-Identifier: BSD-2-Clause
#include "backend/daemon/policy.h"

#include <unistd.h>

#include <QTest>
#include <algorithm>
#include <format>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "backend/ipc/interface.h"

using namespace apiary;
using namespace apiary::daemon;

namespace {

constexpr gid_t kHelperGroup = 900, kOperators = 901;
constexpr uid_t kOwner = 1000, kMember = 1001, kOperator = 1002, kStranger = 1003, kAdmin = 1004;

const Person root = {0, 0, {0}, "root"};
const Person owner = {kOwner, 100, {100, kHelperGroup}, "olga"};
const Person member = {kMember, kHelperGroup, {}, "max"};  // By its primary group.
const Person operating = {kOperator, 100, {kOperators}, "otto"};
const Person stranger = {kStranger, 100, {100}, "sam"};
const Person admin = {kAdmin, 100, {}, "ada"};
const Person former = {kOwner, 100, {100}, "olga"};  // The owner, no longer a member.

Accounts accounts() {
    return {.user = [](const std::string& name) { return name == "ada" ? std::optional(kAdmin) : std::nullopt; },
            .group =
                [](const std::string& name) {
                    return name == "apiary"      ? std::optional(kHelperGroup)
                           : name == "operators" ? std::optional(kOperators)
                                                 : std::nullopt;
                }};
}

Policy system_policy(const PolicyRules& rules = default_rules("apiary")) {
    return Policy::for_system("apiary", rules, accounts()).value();
}

PolicyRules with(Verb verb, std::vector<Subject> subjects) {
    PolicyRules rules = default_rules("apiary");
    rules[static_cast<std::size_t>(verb)] = std::move(subjects);
    return rules;
}

/// What the description of each public interface declares.
std::map<std::string, std::string> declared_methods() {
    std::map<std::string, std::string> methods;
    for (const char* interface : {"Host", "Guests", "Console", "Tasks", "Network", "Setup"}) {
        std::ifstream file(std::format("{}/io.apiary.{}.varlink", APIARY_INTERFACES, interface));
        const auto parsed = ipc::parse_interface(std::string(std::istreambuf_iterator<char>(file), {}));
        if (!parsed) {
            qFatal("io.apiary.%s: %s", interface, parsed.error().cause.c_str());
        }
        for (const auto& each : parsed->members) {
            if (each.kind == ipc::InterfaceMember::Kind::Method) {
                methods[parsed->name + "." + each.name] = each.name;
            }
        }
    }
    return methods;
}

}  // namespace

class PolicyTest : public QObject {
    Q_OBJECT

private slots:
    void table_hasEveryMethodOnce() {
        const auto declared = declared_methods();
        QVERIFY(declared.size() > 20);
        std::set<std::string> known;
        for (const MethodRights& method : method_rights()) {
            QVERIFY2(known.insert(std::string(method.method)).second, "a method is there twice");
            QVERIFY2(declared.contains(std::string(method.method)), std::string(method.method).c_str());
        }
        for (const auto& [method, ignored] : declared) {
            QVERIFY2(known.contains(method), method.c_str());
        }
    }

    void method_ofNoInterface_isRefusedToRoot() {
        QVERIFY(!system_policy().may(root, "io.apiary.Guests.Explode").has_value());
        QVERIFY(!system_policy().may(root, "").has_value());
        QVERIFY(!system_policy().may(root, "io.apiary.Monitor.Boot").has_value());
        QCOMPARE(find_method("io.apiary.Guests.Start")->verb, Verb::Operate);
    }

    void every_method_ofEveryKindOfCaller_data() {
        QTest::addColumn<QString>("method");
        QTest::addColumn<bool>("about_guest");
        QTest::addColumn<bool>("roots_alone");
        for (const MethodRights& method : method_rights()) {
            const QString name =
                QString::fromLatin1(method.method.data(), static_cast<qsizetype>(method.method.size()));
            QTest::addRow("%s", qPrintable(name))
                << name << method.about_guest << (method.verb == Verb::Network || method.verb == Verb::Setup);
        }
    }

    void every_method_ofEveryKindOfCaller() {
        QFETCH(QString, method);
        QFETCH(bool, about_guest);
        QFETCH(bool, roots_alone);
        const std::string name = method.toStdString();
        const auto may = [&](const Person& person, std::optional<uid_t> of) {
            return system_policy().may(person, name, of).has_value();
        };
        QVERIFY(may(root, kOwner) && may(root, {}));
        QCOMPARE(may(owner, kOwner), !roots_alone);
        QCOMPARE(may(owner, {}), !roots_alone);
        QCOMPARE(may(member, kOwner), !about_guest && !roots_alone);
        QCOMPARE(may(member, {}), !roots_alone);
        for (const Person& person : {stranger, operating, admin, former}) {
            QVERIFY(!may(person, kOwner) && !may(person, {}) && !may(person, person.uid));
        }
        const Policy session = Policy::for_session(kOwner);
        QVERIFY(session.may(former, name, kOwner) && session.may(former, name) && session.may(root, name, kOwner));
        for (const Person& person : {member, stranger}) {
            QVERIFY(!session.may(person, name, kOwner) && !session.may(person, name) &&
                    !session.may(person, name, person.uid));
        }
        for (const Person& person : {member, stranger}) {
            const auto refused = system_policy().may(person, name, kOwner);
            QVERIFY(refused || (!refused.error().cause.empty() && !refused.error().remedy.empty() &&
                                refused.error().detail.contains(name)));
        }
    }

    void refusal_namesTheGroup() {
        const auto refused = system_policy().may(stranger, "io.apiary.Guests.Create");
        QVERIFY(!refused);
        QCOMPARE(refused.error().cause, std::string("sam may not create guests here"));
#ifdef __linux__
        QVERIFY(refused.error().remedy.contains(
            "ask an administrator to add you to the group apiary: usermod -aG apiary sam"));
#endif
        const auto own = system_policy().may(former, "io.apiary.Guests.Start", kOwner);
        QVERIFY(own.error().cause.contains("no member of the group apiary"));
        QVERIFY(own.error().remedy.contains("apiary olga"));
        const auto others = system_policy().may(member, "io.apiary.Guests.Start", kOwner);
        QVERIFY(others.error().cause.contains("belongs to another user"));
        QVERIFY(others.error().remedy.contains("owner"));
    }

    void hostile_name_isShownHarmless() {
        const Person person = {kStranger, 100, {}, "a\033[2J"};
        QVERIFY(!system_policy().may(person, "io.apiary.Guests.List").error().cause.contains('\033'));
    }

    void rules_ofTheSettings_replaceTheDefaults() {
        using Kind = Subject::Kind;
        const Policy operators = system_policy(with(Verb::Operate, {{Kind::Owner}, {Kind::Group, "operators"}}));
        QVERIFY(operators.may(operating, "io.apiary.Guests.Start", kOwner).has_value());
        QVERIFY(operators.may(owner, "io.apiary.Guests.Start", kOwner).has_value());
        QVERIFY(!operators.may(operating, "io.apiary.Guests.Change", kOwner).has_value());
        QVERIFY(operators.may(member, "io.apiary.Guests.Kill", kOwner).error().remedy.contains("operators"));

        const Policy open = system_policy(with(Verb::See, {{Kind::Everyone}}));
        QVERIFY(open.may_see(stranger, kOwner));
        QVERIFY(!open.may(stranger, "io.apiary.Console.ReadLog", kOwner).has_value());

        const Policy closed = system_policy(with(Verb::Create, {{Kind::User, "ada"}}));
        QVERIFY(closed.may(admin, "io.apiary.Guests.Create").has_value());
        QVERIFY(!closed.may(member, "io.apiary.Guests.Create").has_value());

        for (const std::vector<Subject>& nobody : {std::vector<Subject>{}, {{Kind::Root}}}) {
            const Policy strict = system_policy(with(Verb::Delete, nobody));
            QVERIFY(strict.may(root, "io.apiary.Guests.Delete", kOwner).has_value());
            const auto refused = strict.may(owner, "io.apiary.Guests.Delete", kOwner);
            QVERIFY(!refused.has_value());
            QVERIFY(refused.error().detail.contains("root"));
        }
    }

    void clone_takesTwoRights() {
        using Kind = Subject::Kind;
        constexpr const char* kClone = "io.apiary.Guests.Clone";
        const Policy no_create = system_policy(with(Verb::Create, {{Kind::User, "ada"}}));
        const auto refused = no_create.may(owner, kClone, kOwner);
        QVERIFY(!refused);
        QCOMPARE(refused.error().cause, std::string("olga may not create guests here"));
        QVERIFY(refused.error().detail.contains(kClone));
        QVERIFY(!no_create.may(admin, kClone, kOwner).has_value());
        PolicyRules rules = with(Verb::Create, {{Kind::User, "ada"}});
        rules[static_cast<std::size_t>(Verb::Change)] = {{Kind::Everyone}};
        const Policy both = system_policy(rules);
        QVERIFY(both.may(admin, kClone, kOwner).has_value());
        QVERIFY(!both.may(stranger, kClone, kOwner).has_value());
        const auto rights = both.rights(admin);
        const auto clone = std::ranges::find(rights, kClone, &api::host::Right::method);
        QVERIFY(clone != rights.end() && clone->own && clone->others);
        QVERIFY2(clone->who.contains("everyone") && clone->who.contains("ada"), clone->who.c_str());
    }

    void names_thatTheHostDoesNotHave_areRefused() {
        using Kind = Subject::Kind;
        const auto group = Policy::for_system("nogroup", default_rules("apiary"), accounts());
        QVERIFY(!group && group.error().cause.contains("nogroup") && !group.error().remedy.empty());
        QVERIFY(!Policy::for_system("apiary", with(Verb::See, {{Kind::Group, "gone"}}), accounts()));
        QVERIFY(!Policy::for_system("apiary", with(Verb::See, {{Kind::User, "gone"}}), accounts()));
    }

    void rights_areWhatMayAnswers() {
        for (const Policy& policy : {system_policy(), Policy::for_session(kOwner)}) {
            for (const Person& person : {root, owner, member, stranger}) {
                const auto rights = policy.rights(person);
                QCOMPARE(rights.size(), method_rights().size());
                for (const auto& right : rights) {
                    QCOMPARE(right.own, policy.may(person, right.method, person.uid).has_value());
                    QCOMPARE(right.others, policy.may(person, right.method, 4321).has_value());
                    QVERIFY(!right.who.empty());
                }
            }
        }
    }

    void subject_isReadAsItIsWritten() {
        using Kind = Subject::Kind;
        QCOMPARE(parse_subject("owner").value(), Subject{Kind::Owner});
        QCOMPARE(parse_subject("root").value(), Subject{Kind::Root});
        QCOMPARE(parse_subject("everyone").value(), Subject{Kind::Everyone});
        QCOMPARE(parse_subject("group:wheel").value(), (Subject{Kind::Group, "wheel"}));
        QCOMPARE(parse_subject("user:a.b").value(), (Subject{Kind::User, "a.b"}));
        for (const char* bad :
             {"", "Owner", "wheel", "group:", "user:", "user:a b", "user:-r", "group:a\n", "group:$(x)"}) {
            const auto subject = parse_subject(bad);
            QVERIFY2(!subject, bad);
            QVERIFY(!subject.error().remedy.empty());
        }
    }

    void host_accounts_haveRoot() {
        QCOMPARE(host_accounts().user("root"), std::optional<uid_t>(0));
        QCOMPARE(host_accounts().user("no-such-user-here"), std::nullopt);
        QCOMPARE(host_accounts().group("no-such-group-here"), std::nullopt);
    }
};

QTEST_APPLESS_MAIN(PolicyTest)
#include "policy_test.moc"
