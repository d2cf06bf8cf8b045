// SPDX-License-Identifier: BSD-2-Clause
// A user's folders of configuration, empty, for tests of settings.
#pragma once

#include <KSharedConfig>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace apiary::tests {

class ConfigFolder {
public:
    ConfigFolder() { qputenv("XDG_CONFIG_HOME", folder_.path().toUtf8()); }

    [[nodiscard]] QString path() const { return folder_.path(); }
    [[nodiscard]] QString file() const { return folder_.filePath(QStringLiteral("apiaryrc")); }
    void write(const QByteArray& content) const {
        QFile rc(file());
        [[maybe_unused]] const bool written = rc.open(QIODevice::WriteOnly) && rc.write(content) == content.size();
    }
    [[nodiscard]] QByteArray read() const { return read(file()); }
    [[nodiscard]] static QByteArray read(const QString& path) {
        QFile opened(path);
        return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
    }
    /// As a new start of the program reads it.
    [[nodiscard]] KSharedConfig::Ptr open() const { return KSharedConfig::openConfig(file(), KConfig::SimpleConfig); }

private:
    QTemporaryDir folder_;
};

}  // namespace apiary::tests
