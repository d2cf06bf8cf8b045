// SPDX-License-Identifier: BSD-2-Clause
#include "tests/bench/overlay.h"

#include <stdlib.h>

#include <cerrno>
#include <format>
#include <fstream>
#include <iterator>
#include <string>

namespace apiary::bench {

namespace {

constexpr unsigned kExecutable = 0100755, kAlignment = 4;

std::string contents(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void align(std::string& archive) { archive.resize((archive.size() + kAlignment - 1) / kAlignment * kAlignment); }

/// A member as Linux's initramfs format has it (Documentation/driver-api/early-userspace/buffer-format.rst).
void add_member(std::string& archive, const std::string& name, unsigned mode, const std::string& data) {
    archive += std::format("070701{:08x}{:08x}{:08x}{:08x}{:08x}{:08x}{:08x}{:08x}{:08x}{:08x}{:08x}{:08x}{:08x}", 1, mode, 0, 0, 1, 0,
                           data.size(), 0, 0, 0, 0, name.size() + 1, 0);
    archive += name;
    archive += '\0';
    align(archive);
    archive += data;
    align(archive);
}

}  // namespace

Result<std::unique_ptr<Overlay>> Overlay::create(const std::filesystem::path& initrd, const std::filesystem::path& program) {
    const std::string data = contents(program);
    std::string archive = contents(initrd);
    if (data.empty() || archive.empty()) {
        return fail(std::format("the benchmark cannot read {}", (data.empty() ? program : initrd).string()));
    }
    align(archive);
    add_member(archive, "bench", kExecutable, data);
    add_member(archive, "TRAILER!!!", 0, {});
    std::error_code error;
    std::string directory = (std::filesystem::temp_directory_path(error) / "apiary-bench-XXXXXX").string();
    if (error || ::mkdtemp(directory.data()) == nullptr) {
        return fail_errno(errno, "the benchmark cannot make " + directory, "set TMPDIR to a directory you may write to");
    }
    std::unique_ptr<Overlay> overlay(new Overlay(directory));
    std::ofstream file(overlay->path(), std::ios::binary);
    file << archive;
    file.close();
    return file ? Result<std::unique_ptr<Overlay>>(std::move(overlay))
                : fail_errno(errno, "the benchmark cannot write " + overlay->path().string());
}

Overlay::~Overlay() {
    std::error_code ignored;
    std::filesystem::remove_all(directory_, ignored);
}

}  // namespace apiary::bench
