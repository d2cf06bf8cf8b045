// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QObject>
#include <QString>
#include <QTimer>

#include "gui/model/terminal_text.h"

class QWidget;

namespace apiary::gui {

/// Tells tools that read the screen aloud what a console shows anew, in pieces of what came within a moment.
class SpokenText : public QObject {
public:
    /// Characters kept, but for the line that is not ended yet; also bytes that are told of at a time, the last of them.
    static constexpr qsizetype kLongest = 4096;

    /// `display`: what is told of.
    explicit SpokenText(QWidget* display);

    void take(QByteArrayView bytes);
    /// What has been told.
    [[nodiscard]] const QString& text() const { return told_; }

private:
    void tell();
    void drop(qsizetype count);

    QWidget* display_;
    QTimer moment_;
    QByteArray pending_;
    TerminalText terminal_;
    QString lines_;  ///< Ended ones.
    QString told_;
};

}  // namespace apiary::gui
