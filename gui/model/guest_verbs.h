// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QObject>
#include <QStringList>
#include <span>
#include <string_view>

#include "gui/model/guest_list.h"
#include "gui/model/words.h"

namespace apiary::gui {

/// What can be done with a guest by one word.
enum class Verb { Start, Stop, ForceOff, Pause, Resume, Reset, Clone, Delete };

/// All of them, in the order of menus.
[[nodiscard]] std::span<const Verb> all_verbs();
/// With a mnemonic: "&Start".
[[nodiscard]] QString verb_text(Verb verb);
/// What it does, and what it costs.
[[nodiscard]] QString verb_explanation(Verb verb);
/// Of the icon theme.
[[nodiscard]] QString verb_icon(Verb verb);
/// The full name of the helper's method.
[[nodiscard]] std::string_view verb_method(Verb verb);
/// Whether it makes sense for a guest as it is.
[[nodiscard]] bool verb_fits(Verb verb, const api::guests::Guest& guest);
/// The same on a terminal; `option`: Helper::command_line_option(). For Clone, which takes a name, there is
/// clone_command().
[[nodiscard]] QString verb_command(Verb verb, const QString& guest, const QString& option);

/// Carries verbs out, for one guest or several.
class GuestVerbs : public QObject {
    Q_OBJECT

public:
    GuestVerbs(Helper& helper, GuestList& guests, QObject* parent = nullptr);

    /// Of the guests, those that it fits; the others are left alone. Not for Clone.
    void carry_out(Verb verb, const QStringList& guests);
    /// Whether it fits one of them, and the user may.
    [[nodiscard]] bool possible(Verb verb, const QStringList& guests) const;
    /// Brings back what Delete took away.
    void undelete(const QString& trash_id);
    /// Makes a guest `name` like `guest`.
    void clone(const QString& guest, const QString& name);

signals:
    void failed(const QString& guest, const apiary::gui::Failure& failure);
    void deleted(const QString& guest, const QString& trash_id);
    /// `shared`: what both have and only one can use at a time.
    void cloned(const QString& guest, const QString& name, const QStringList& shared);

private:
    template <class Method>
    void call(const QString& guest, typename Method::Parameters parameters);

    Helper& helper_;
    GuestList& guests_;
};

}  // namespace apiary::gui
