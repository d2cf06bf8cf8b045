// SPDX-License-Identifier: BSD-2-Clause
// Search, order and groups of the guest list.
#include "gui/model/guest_filter.h"

#include <QStandardItemModel>
#include <QTest>

#include "gui/model/guest_list.h"

using apiary::api::guests::State;
using apiary::gui::GuestFilter;
using apiary::gui::GuestList;

class GuestFilterTest : public QObject {
    Q_OBJECT

    QStandardItemModel guests_;
    GuestFilter filter_;

    void add(const QString& name, const QStringList& tags = {}, State state = State::Stopped, qint64 since = 0,
             bool crashed = false) {
        auto* row = new QStandardItem;
        row->setData(name, GuestList::NameRole);
        row->setData(tags, GuestList::TagsRole);
        row->setData(static_cast<int>(state), GuestList::StateRole);
        row->setData(since, GuestList::SinceRole);
        row->setData(crashed, GuestList::CrashedRole);
        guests_.appendRow(row);
    }
    QString names() const {
        QStringList all;
        for (int row = 0; row < filter_.rowCount(); ++row) {
            const QString group = filter_.index(row, 0).data(GuestFilter::kGroupRole).toString();
            all << (group.isEmpty() ? QString() : QStringLiteral("[%1] ").arg(group)) +
                       filter_.index(row, 0).data(GuestList::NameRole).toString();
        }
        return all.join(QLatin1Char(' '));
    }

private slots:
    void init() {
        guests_.clear();
        filter_.setSourceModel(&guests_);
        filter_.search({});
        filter_.sort_by(GuestFilter::Order::Name);
        filter_.group_by_tag(false);
    }

    void names_withNumbers_areOrderedAsPeopleCount() {
        add(QStringLiteral("web10"));
        add(QStringLiteral("Alpha"));
        add(QStringLiteral("web2"));
        QCOMPARE(names(), QStringLiteral("Alpha web2 web10"));
    }

    void order_byState_hasThoseFirstThatNeedAttention() {
        add(QStringLiteral("a"));
        add(QStringLiteral("b"), {}, State::Running);
        add(QStringLiteral("c"), {}, State::Broken);
        add(QStringLiteral("d"), {}, State::Stopped, 5, true);
        filter_.sort_by(GuestFilter::Order::State);
        QCOMPARE(names(), QStringLiteral("d c b a"));
    }

    void order_byTime_hasTheLatestFirst() {
        add(QStringLiteral("old"), {}, State::Stopped, 100);
        add(QStringLiteral("never"));
        add(QStringLiteral("new"), {}, State::Running, 200);
        filter_.sort_by(GuestFilter::Order::Time);
        QCOMPARE(names(), QStringLiteral("new old never"));
    }

    void search_wordsAllHaveToBeFound() {
        add(QStringLiteral("web"), {QStringLiteral("work")});
        add(QStringLiteral("database"), {QStringLiteral("work"), QStringLiteral("web")});
        add(QStringLiteral("games"));
        filter_.search(QStringLiteral("work web"));
        QCOMPARE(names(), QStringLiteral("database web"));
        filter_.search(QStringLiteral("tag:web"));
        QCOMPARE(names(), QStringLiteral("database"));
        filter_.search(QStringLiteral("nothing"));
        QCOMPARE(names(), QString());
    }

    void groups_areOfTheFirstTag_untaggedLast() {
        add(QStringLiteral("z"));
        add(QStringLiteral("b"), {QStringLiteral("work"), QStringLiteral("home")});
        add(QStringLiteral("c"), {QStringLiteral("home")});
        add(QStringLiteral("a"), {QStringLiteral("Work")});
        filter_.group_by_tag(true);
        QCOMPARE(names(), QStringLiteral("[home] c [Work] a b [Without a tag] z"));
        filter_.search(QStringLiteral("b"));
        QCOMPARE(names(), QStringLiteral("[work] b"));
        filter_.search({});
        filter_.group_by_tag(false);
        QCOMPARE(names(), QStringLiteral("a b c z"));
    }

    void group_whenATagChanges_followsIt() {
        add(QStringLiteral("a"), {QStringLiteral("one")});
        add(QStringLiteral("b"), {QStringLiteral("two")});
        filter_.group_by_tag(true);
        guests_.item(0)->setData(QStringList(QStringLiteral("two")), GuestList::TagsRole);
        QCOMPARE(names(), QStringLiteral("[two] a b"));
    }
};

QTEST_GUILESS_MAIN(GuestFilterTest)
#include "guest_filter_test.moc"
