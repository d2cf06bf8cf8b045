// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <filesystem>
#include <memory>

#include "backend/base/result.h"

namespace apiary::bench {

/// A guest's initial RAM disk with one more program, in a directory of its own that lasts as long as this.
class Overlay {
public:
    /// `initrd` with the file `program` as /bench.
    [[nodiscard]] static Result<std::unique_ptr<Overlay>> create(const std::filesystem::path& initrd,
                                                                 const std::filesystem::path& program);
    ~Overlay();
    Overlay(const Overlay&) = delete;
    Overlay& operator=(const Overlay&) = delete;

    [[nodiscard]] std::filesystem::path path() const { return directory_ / "initrd"; }

private:
    explicit Overlay(std::filesystem::path directory) : directory_(std::move(directory)) {}
    const std::filesystem::path directory_;
};

}  // namespace apiary::bench
