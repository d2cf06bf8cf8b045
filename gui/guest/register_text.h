// SPDX-License-Identifier: GPL-2.0-or-later
// The registers of a guest's CPUs, as the helper tells them: from text to values, and laid out to be read.
#pragma once

#include <QList>
#include <QString>
#include <QStringList>
#include <string>
#include <vector>

namespace apiary::gui {

/// A register of one CPU: "rip", "0x00000000001000f0".
struct Register {
    QString name, value;
    bool changed = false;  ///< Since the values that it was compared with.
    bool operator==(const Register&) const = default;
};
/// Of one CPU, in the helper's order. A line that is none of a register is a value without a name.
using Registers = QList<Register>;

/// Of each CPU, from the texts of io.apiary.Guests.Registers.
[[nodiscard]] QList<Registers> registers_of(const std::vector<std::string>& cpus);
/// `now`, in which what is other than `before` is marked; nothing is where the two do not have the same registers.
[[nodiscard]] QList<Registers> marked(QList<Registers> now, const QList<Registers>& before);
/// Names of what is marked, each once.
[[nodiscard]] QStringList changed_names(const QList<Registers>& cpus);

/// A part of the laid out text.
struct RegisterPart {
    enum class Kind { Plain, Heading, Changed };
    QString text;
    Kind kind = Kind::Plain;
};
/// A block for each CPU; short values stand side by side.
[[nodiscard]] QList<RegisterPart> laid_out(const QList<Registers>& cpus);

}  // namespace apiary::gui
