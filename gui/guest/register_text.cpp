// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/guest/register_text.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <algorithm>

#include "gui/model/words.h"

namespace apiary::gui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(apiary::gui::RegistersPage)
};

constexpr qsizetype kColumns = 3, kNameWidth = 9, kValueWidth = 18;  ///< Characters; "0x" and 64 bits.

Register register_of(const QString& line) {
    // "rip[0]\t\t0x…", "cs desc[0]\t\t0x…/0x…/0x…".
    static const QRegularExpression form(QStringLiteral("^([^\\[\\t]+)\\[\\d+\\]\\s+(\\S.*)$"));
    const auto match = form.match(line);
    return match.hasMatch() ? Register{match.captured(1).trimmed(), match.captured(2).trimmed()} : Register{{}, line};
}

bool is_short(const Register& each) {
    return !each.name.isEmpty() && each.name.size() < kNameWidth && each.value.size() <= kValueWidth;
}

bool have_same_names(const Registers& one, const Registers& other) {
    return std::ranges::equal(one, other, {}, &Register::name, &Register::name);
}

void add(QList<RegisterPart>& parts, const QString& text, RegisterPart::Kind kind = RegisterPart::Kind::Plain) {
    if (!parts.isEmpty() && parts.back().kind == kind) {
        parts.back().text += text;
    } else {
        parts << RegisterPart{text, kind};
    }
}

void add_value(QList<RegisterPart>& parts, const Register& each) {
    add(parts, each.value, each.changed ? RegisterPart::Kind::Changed : RegisterPart::Kind::Plain);
}

void add_block(QList<RegisterPart>& parts, const Registers& registers) {
    qsizetype column = 0;
    for (const Register& each : registers) {
        const bool fits = is_short(each);
        if (column > 0 && (!fits || column == kColumns)) {
            add(parts, QStringLiteral("\n"));
            column = 0;
        }
        add(parts, each.name.isEmpty() ? QString() : each.name.leftJustified(kNameWidth) + u' ');
        add_value(parts, each);
        if (fits) {
            // The last column has nothing to be kept away from.
            add(parts, ++column == kColumns ? QString() : QString(kValueWidth - each.value.size() + 2, u' '));
        } else {
            add(parts, QStringLiteral("\n"));
        }
    }
    add(parts, column > 0 ? QStringLiteral("\n") : QString());
}

}  // namespace

QList<Registers> registers_of(const std::vector<std::string>& cpus) {
    QList<Registers> all;
    for (const std::string& text : cpus) {
        Registers registers;
        for (const QString& line : qt(text).split(u'\n', Qt::SkipEmptyParts)) {
            registers << register_of(line);
        }
        all << registers;
    }
    return all;
}

QList<Registers> marked(QList<Registers> now, const QList<Registers>& before) {
    for (qsizetype cpu = 0; cpu < std::min(now.size(), before.size()); ++cpu) {
        if (!have_same_names(now[cpu], before[cpu])) {
            continue;
        }
        for (qsizetype i = 0; i < now[cpu].size(); ++i) {
            now[cpu][i].changed = now[cpu][i].value != before[cpu][i].value;
        }
    }
    return now;
}

QStringList changed_names(const QList<Registers>& cpus) {
    QStringList names;
    for (const Registers& registers : cpus) {
        for (const Register& each : registers) {
            if (each.changed && !names.contains(each.name)) {
                names << each.name;
            }
        }
    }
    return names;
}

QList<RegisterPart> laid_out(const QList<Registers>& cpus) {
    QList<RegisterPart> parts;
    for (qsizetype cpu = 0; cpu < cpus.size(); ++cpu) {
        add(parts, cpu == 0 ? QString() : QStringLiteral("\n"));
        add(parts, Words::tr("CPU %1").arg(cpu) + u'\n', RegisterPart::Kind::Heading);
        add_block(parts, cpus[cpu]);
    }
    return parts;
}

}  // namespace apiary::gui
