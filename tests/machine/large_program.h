// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <QByteArray>

namespace apiary::testing {

/// A program in C of at least `lines` lines, always the same: functions of many kinds that call each other. It prints
/// one number, which depends on all of them, and takes a moment to run.
[[nodiscard]] QByteArray large_program(int lines);

}  // namespace apiary::testing
