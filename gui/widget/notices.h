// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QHash>
#include <QWidget>
#include <functional>
#include <vector>

#include "gui/model/words.h"

class KMessageWidget;
class QVBoxLayout;

namespace apiary::gui {

/// Messages above a page that stop nobody: errors with what mends them, and what can be undone.
class Notices : public QWidget {
    Q_OBJECT

public:
    enum class Kind { Information, Success, Warning, Error };
    struct Action {
        QString text;
        std::function<void()> run;
    };
    struct Notice {
        Kind kind = Kind::Information;
        Failure text;                    ///< Cause, remedy, detail; only the cause has to be there.
        std::vector<Action> actions = {};
        QString key = {};                ///< A notice takes the place of the one with its key.
        int seconds = 0;                 ///< It goes by itself after so long; 0: it stays.
    };

    explicit Notices(QWidget* parent = nullptr);

    void show_notice(Notice notice);
    /// Takes away the one with this key, if it is there.
    void remove(const QString& key);
    [[nodiscard]] qsizetype count() const;
    /// All that is told now, for tests and screen readers.
    [[nodiscard]] QStringList texts() const;

private:
    /// More than these are too many to read: the oldest goes.
    static constexpr int kMost = 4;

    void drop(KMessageWidget* widget);

    QVBoxLayout* column_;
};

}  // namespace apiary::gui
