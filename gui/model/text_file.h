// SPDX-License-Identifier: GPL-2.0-or-later
// Texts that somebody gives the helper to read: from files, and no longer than a call can be.
#pragma once

#include <QString>
#include <functional>

#include "gui/model/words.h"

class QObject;

namespace apiary::gui {

/// Bytes of a file that are read.
inline constexpr qint64 kLongestTextFile = 16 << 20;

/// A file's text, or why there is none.
struct TextFile {
    QString text;
    Failure failure;  ///< Its cause is empty where the text could be read.
};
/// UTF-8, or UTF-16 with a byte order mark. It may take as long as the file system likes: not for the GUI thread.
[[nodiscard]] TextFile read_text_file(const QString& path);
/// The same in a thread of its own; `done` is called from the event loop, unless `context` is deleted before.
void read_text_file(const QString& path, QObject* context, std::function<void(const TextFile&)> done);

enum class Keep { Beginning, End };
/// The whole lines at the beginning or the end of `text` that fit into one call (io.apiary.Host: 256 KiB of JSON). All
/// of it where it fits.
[[nodiscard]] QString fitting_a_call(const QString& text, Keep keep);

}  // namespace apiary::gui
