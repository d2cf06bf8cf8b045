// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QTimer>
#include <memory>
#include <vector>

#include "backend/api/console.h"
#include "gui/client/helper.h"

namespace apiary::gui {

/// Finds the one place of a sequence in a stream of bytes, in time that grows with both alone (Knuth, Morris, Pratt):
/// what consoles write repeats itself.
class SequenceFinder {
public:
    explicit SequenceFinder(QByteArray wanted);

    void feed(const QByteArray& bytes);
    /// How often it was there so far.
    [[nodiscard]] int found() const { return found_; }
    /// Where it began the first time; -1 when it was not there.
    [[nodiscard]] qint64 place() const { return place_; }

private:
    QByteArray wanted_;
    std::vector<qsizetype> border_;
    qsizetype matched_ = 0;
    qint64 offset_ = 0;
    int found_ = 0;
    qint64 place_ = -1;
};

/// What the log on disk has of a guest's output before that which its console still keeps.
///
/// The log and the console share no positions, so the start of the console's output is looked for in the log. Only when
/// it is there exactly once is what stands before it told: nothing is shown twice, and nothing of another place.
class LogPrefix : public QObject {
    Q_OBJECT

public:
    /// Bytes that a console keeps at least: with less in the log from there on, nothing is missing.
    static constexpr qint64 kKept = 1 << 20;
    /// Bytes of the console's output that are looked for.
    static constexpr qsizetype kSample = 64 * 1024;

    LogPrefix(Helper& helper, QString guest, QObject* parent = nullptr);

    /// The console's output, as it comes; as much as is needed is taken.
    void feed(const QByteArray& output);

signals:
    /// Once. Empty where there is none, or it cannot be told.
    void found(const QByteArray& prefix);

private:
    void take_size(const ipc::CallResult<api::console::ReadLog::Reply>& reply);
    void read();
    void take_chunk(const ipc::CallResult<api::console::ReadLog::Reply>& reply);
    void finish(const QByteArray& prefix);

    Helper& helper_;
    QString guest_;
    QByteArray sample_, log_;
    qint64 size_ = -1;  ///< Of the log, as told last.
    bool reading_ = false, done_ = false;
    std::unique_ptr<SequenceFinder> finder_;
    QPointer<Call> call_;
    QTimer quiet_;  ///< No output for this long: there is less than a sample.
};

}  // namespace apiary::gui
