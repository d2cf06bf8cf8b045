// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QWidget>

#include "gui/model/guest_list.h"
#include "gui/model/statistics_feed.h"

class KMessageWidget;
class QGridLayout;
class QGroupBox;

namespace apiary::gui {

class CrashCard;
class Graph;

/// A guest at a glance: how it ended or what is wrong with it, graphs of what it uses, what it is made of.
class OverviewPage : public QWidget {
    Q_OBJECT

public:
    OverviewPage(Helper& helper, GuestList& guests, StatisticsFeed& feed, QString guest, QWidget* parent = nullptr);

signals:
    void start_wanted();

private:
    void refresh();
    void refresh_graphs();
    void refresh_facts(const api::guests::Guest& guest);
    void refresh_problem(const api::guests::Guest& guest);
    void add_fact(const QString& label, const QString& value);

    Helper& helper_;
    GuestList& guests_;
    StatisticsFeed& feed_;
    QString guest_;
    KMessageWidget* problem_;
    CrashCard* crash_;
    QWidget* graphs_;
    Graph *cpu_, *memory_, *disk_, *network_;
    QWidget* facts_box_;
    QGridLayout* facts_;
};

}  // namespace apiary::gui
