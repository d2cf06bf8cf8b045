// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/model/text_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QCoreApplication>
#include <QFile>
#include <QFutureWatcher>
#include <QPromise>
#include <QStringDecoder>
#include <QThreadPool>
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>

#include "backend/base/unique_fd.h"

namespace apiary::gui {
namespace {

/// Bytes of JSON; what is left is for the rest of the call.
constexpr qsizetype kRoom = 250 << 10;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(TextFile)
};

TextFile no_text(const QString& cause, const QString& remedy, const QString& detail = {}) {
    return {.text = {}, .failure = {.cause = cause, .remedy = remedy, .detail = detail}};
}

TextFile unreadable(const QString& path, int number) {
    return no_text(Texts::tr("The file %1 cannot be read.").arg(path),
                   Texts::tr("Choose one that is there and that you may read."),
                   QString::fromLocal8Bit(std::strerror(number)));
}

/// All that `file` has, up to what is too much; false where reading fails.
bool read_all(int file, QByteArray& bytes) {
    constexpr qsizetype kBlock = 64 << 10;
    for (;;) {
        const qsizetype before = bytes.size();
        bytes.resize(before + kBlock);
        const ssize_t got = ::read(file, bytes.data() + before, kBlock);
        bytes.resize(before + std::max<ssize_t>(got, 0));
        if (got < 0 && errno != EINTR) {
            return false;
        }
        if (got == 0 || bytes.size() > kLongestTextFile) {
            return true;
        }
    }
}

/// Bytes of one character of a text within JSON.
qsizetype length_in_json(QChar c) {
    constexpr qsizetype kEscaped = 2, kHexadecimal = 6, kMost = 3;  // A pair of surrogates is four bytes.
    if (c == u'"' || c == u'\\' || c == u'\n' || c == u'\r' || c == u'\t') {
        return kEscaped;
    }
    return c < u' ' ? kHexadecimal : c < QChar(0x80) ? 1 : c < QChar(0x800) ? 2 : kMost;
}

}  // namespace

TextFile read_text_file(const QString& path) {
    // O_NONBLOCK: it may be a pipe, which nobody may ever write to.
    const UniqueFd file(::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    struct stat status = {};
    if (!file.valid() || ::fstat(file.get(), &status) != 0) {
        return unreadable(path, errno);
    }
    if (!S_ISREG(status.st_mode)) {
        return no_text(Texts::tr("%1 is no file with text in it.").arg(path), Texts::tr("Choose a file."));
    }
    QByteArray bytes;
    if (!read_all(file.get(), bytes)) {
        return unreadable(path, errno);
    }
    if (bytes.size() > kLongestTextFile) {
        return no_text(Texts::tr("The file %1 is longer than %2.").arg(path, size_text(kLongestTextFile)),
                       Texts::tr("Paste the part that matters."));
    }
    const auto encoding = QStringConverter::encodingForData(bytes).value_or(QStringConverter::Utf8);
    const QString text = QStringDecoder(encoding).decode(bytes);
    if (text.contains(QChar(0))) {
        return no_text(Texts::tr("The file %1 is no plain text.").arg(path),
                       Texts::tr("Unpack it if it is compressed, or save it as plain text."));
    }
    return {.text = text, .failure = {}};
}

void read_text_file(const QString& path, QObject* context, std::function<void(const TextFile&)> done) {
    auto promise = std::make_shared<QPromise<TextFile>>();
    auto* watcher = new QFutureWatcher<TextFile>(context);
    QObject::connect(watcher, &QFutureWatcher<TextFile>::finished, context, [watcher, done = std::move(done)] {
        watcher->deleteLater();
        done(watcher->result());
    });
    promise->start();
    watcher->setFuture(promise->future());
    QThreadPool::globalInstance()->start([promise, path] {
        promise->addResult(read_text_file(path));
        promise->finish();
    });
}

QString fitting_a_call(const QString& text, Keep keep) {
    const bool from_start = keep == Keep::Beginning;
    qsizetype length = 0, taken = 0;
    while (taken < text.size()) {
        length += length_in_json(text[from_start ? taken : text.size() - 1 - taken]);
        if (length > kRoom) {
            break;
        }
        ++taken;
    }
    if (taken == text.size()) {
        return text;
    }
    if (from_start) {
        const QString part = text.first(taken);
        return part.first(part.lastIndexOf(u'\n') + 1).isEmpty() ? part : part.first(part.lastIndexOf(u'\n') + 1);
    }
    const QString part = text.last(taken);
    return part.mid(part.indexOf(u'\n') + 1);
}

}  // namespace apiary::gui
