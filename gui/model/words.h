// SPDX-License-Identifier: GPL-2.0-or-later
// Values as people read them in the window, in their language.
#pragma once

#include <QString>
#include <cstdint>
#include <string>

#include "backend/api/guests.h"
#include "backend/base/result.h"
#include "backend/ipc/typed_client.h"

namespace apiary::gui {

[[nodiscard]] inline QString qt(const std::string& text) {
    return QString::fromStdString(text);
}

/// The text of an action or a button without the mark of its key: "&Start" and "開始(&S)" alike.
[[nodiscard]] QString without_mnemonic(QString text);
/// A sentence of the helper's, which begin small and have no full stop.
[[nodiscard]] QString sentence(const QString& text);
/// "512 MiB", "1.5 GiB".
[[nodiscard]] QString size_text(std::int64_t bytes);
/// "12 s", "5 min", "3 h", "12 d": rounded down to the largest unit.
[[nodiscard]] QString duration_text(std::int64_t seconds);
/// Date and time as the user's locale has them; `time`: seconds since 1970.
[[nodiscard]] QString time_text(std::int64_t time);
/// "Running", "Stopped", …
[[nodiscard]] QString state_text(api::guests::State state);
/// What a guest is doing, or how it ended: "Running for 3 h", "Crashed 5 min ago". `now`: seconds since 1970.
[[nodiscard]] QString status_text(const api::guests::Guest& guest, std::int64_t now);

/// Why something failed, in the parts that the window shows: two sentences, and what only experts read.
struct Failure {
    QString cause, remedy, detail;
};
[[nodiscard]] Failure failure_of(const Error& error);

}  // namespace apiary::gui
