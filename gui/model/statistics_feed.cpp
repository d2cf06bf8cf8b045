// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/model/statistics_feed.h"

#include <algorithm>
#include <cmath>

#include "gui/model/guest_list.h"
#include "gui/model/words.h"

namespace apiary::gui {
namespace {

using api::guests::DiskStatistics;
using api::guests::NetworkStatistics;
using api::guests::Statistics;
using api::guests::VcpuStatistics;

template <class Part>
double total(const std::vector<Part>& parts, std::int64_t Part::* what) {
    double sum = 0;
    for (const Part& part : parts) {
        sum += static_cast<double>(part.*what);
    }
    return sum;
}

Usage between(const Statistics& before, const Statistics& after) {
    const double seconds = static_cast<double>(after.time - before.time) / 1e9;
    const auto rate = [&]<class Part>(std::vector<Part> Statistics::* parts, std::int64_t Part::* what) {
        // Counters go back when the guest was started again.
        return std::max(0.0, (total(after.*parts, what) - total(before.*parts, what)) / seconds);
    };
    const double cpus = static_cast<double>(std::max<std::size_t>(after.vcpus.size(), 1));
    return {.cpu = std::clamp(rate(&Statistics::vcpus, &VcpuStatistics::cpu_time) / 1e9 / cpus, 0.0, 1.0),
            .memory = static_cast<double>(after.memory_touched),
            .disk_read = rate(&Statistics::disks, &DiskStatistics::read_bytes),
            .disk_write = rate(&Statistics::disks, &DiskStatistics::written_bytes),
            .received = rate(&Statistics::networks, &NetworkStatistics::received_bytes),
            .sent = rate(&Statistics::networks, &NetworkStatistics::sent_bytes)};
}

}  // namespace

StatisticsFeed::StatisticsFeed(Helper& helper, GuestList& guests, QObject* parent)
    : QObject(parent), helper_(helper), guests_(guests) {
    connect(&guests, &GuestList::guest_added, this, &StatisticsFeed::follow);
    connect(&guests, &GuestList::guest_changed, this, &StatisticsFeed::follow);
    connect(&guests, &GuestList::guest_removed, this, &StatisticsFeed::drop);
}

void StatisticsFeed::set_active(bool active) {
    if (active_ == active) {
        return;
    }
    active_ = active;
    if (!active) {
        drop_streams();
        return;
    }
    for (const auto& guest : guests_.guests()) {
        follow(qt(guest.name));
    }
}

void StatisticsFeed::drop_streams() {
    for (Track& track : tracks_) {
        delete track.stream;
        track.last.reset();  // What follows is not an interval's worth.
    }
}

void StatisticsFeed::follow(const QString& name) {
    const auto* guest = guests_.find(name);
    if (guest == nullptr || !is_up(*guest) || !guest->pid) {
        drop(name);
        return;
    }
    if (!active_ || guests_.stale()) {
        return;
    }
    if (const auto known = tracks_.find(name); known != tracks_.end() && known->since != guest->since) {
        drop(name);
    }
    Track& track = tracks_[name];
    if (track.stream) {
        return;
    }
    track.since = guest->since;
    track.stream = helper_.watch<api::guests::GetStatistics>(
        this, {.name = guest->name, .interval = kIntervalMs},
        [this, name](const ipc::CallResult<api::guests::GetStatistics::Reply>& reply) {
            if (reply) {  // Otherwise the guest ended, or the helper went: what follows from that is told by others.
                take(name, reply->statistics);
            }
        });
}

void StatisticsFeed::drop(const QString& name) {
    const auto found = tracks_.find(name);
    if (found == tracks_.end()) {
        return;
    }
    delete found->stream;
    tracks_.erase(found);
    emit updated(name);
}

void StatisticsFeed::take(const QString& name, const Statistics& statistics) {
    Track& track = tracks_[name];
    if (track.last && statistics.time > track.last->time) {
        track.samples.push_back(between(*track.last, statistics));
        if (track.samples.size() > kKept) {
            track.samples.pop_front();
        }
    }
    track.last = statistics;
    emit updated(name);
}

QList<Usage> StatisticsFeed::history(const QString& guest) const {
    return tracks_.value(guest).samples;
}

QList<double> StatisticsFeed::load(const QString& guest) const {
    QList<double> load;
    const auto found = tracks_.constFind(guest);
    if (found != tracks_.cend()) {
        std::ranges::transform(found->samples, std::back_inserter(load), &Usage::cpu);
    }
    return load;
}

std::optional<Statistics> StatisticsFeed::last(const QString& guest) const {
    return tracks_.value(guest).last;
}

}  // namespace apiary::gui
