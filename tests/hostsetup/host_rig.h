// SPDX-License-Identifier: BSD-2-Clause
// Copies of recorded trees, and a host that runs one of them.
#pragma once

#include <cerrno>
#include <format>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "backend/hostsetup/setups.h"
#include "tests/base/file_rig.h"

namespace apiary::hostsetup::test {

namespace fs = std::filesystem;
using testing::read_text;
using testing::write_text;

inline constexpr const char* kTrees[] = {"freebsd13", "freebsd14", "freebsd15", "pcbsd10", "debian12", "debian13"};

/// A copy of a recorded tree that a test may change.
class RecordedTree {
public:
    explicit RecordedTree(const std::string& name) : directory_(testing::in_memory()) {
        fs::copy(fs::path(TREES) / name, root(), fs::copy_options::recursive | fs::copy_options::copy_symlinks);
        fs::create_directories(root() / "tmp");
    }
    [[nodiscard]] fs::path root() const { return directory_.path() / "root"; }
    [[nodiscard]] fs::path at(const std::string& path) const { return root() / path; }
    [[nodiscard]] std::string text(const std::string& path) const { return read_text(at(path)); }

    [[nodiscard]] std::map<std::string, std::string> all() const { return testing::exact_snapshot(root()); }

private:
    testing::TemporaryDirectory directory_;
};

/// What a running system would do, noted.
class PretendedHost final : public LiveHost {
public:
    Kernel now = {.boot = "boot 1",
                  .release = "6.12.0",
                  .loaded = {},
                  .installed = {"kvm_intel", "tun", "bridge", "vmm", "if_tuntap", "if_bridge", "nmdm"},
                  .virtualization = Kernel::Virtualization::Intel};
    std::vector<std::vector<std::string>> ran;
    unsigned service_manager_told = 0;
    std::set<std::string> refused;  ///< Modules that cannot be loaded; "packages".

    Kernel kernel() override { return now; }
    Result<void> load(const std::string& module) override {
        if (refused.contains(module)) {
            return fail("modprobe failed", "see what it says", "No such device");
        }
        now.loaded.insert(module);
        return {};
    }
    Result<void> unload(const std::string& module) override {
        now.loaded.erase(module);
        return {};
    }
    Result<void> run(const std::vector<std::string>& command) override {
        if (refused.contains("packages")) {
            return fail("apt-get failed", "see what it says", "Temporary failure in name resolution");
        }
        ran.push_back(command);
        return {};
    }
    void tell_service_manager() override { ++service_manager_told; }
    Result<std::shared_ptr<void>> lock_accounts() override { return std::shared_ptr<void>(); }
};

inline Setups opened(const RecordedTree& tree, LiveHost* live = nullptr, FileSystem* files = nullptr) {
    auto setups = Setups::open({.root = tree.root(), .live = live, .files = files});
    if (!setups) {
        std::fprintf(stderr, "%s\n", setups.error().cause.c_str());
        std::abort();
    }
    return *std::move(setups);
}

inline api::setup::Wish everything(const std::string& user = "olga") {
    return {.purposes = {}, .user = user, .without = {}, .install_packages = {}};
}

inline const api::setup::Step* find_step(const std::vector<api::setup::Step>& steps, const std::string& id) {
    const auto found = std::ranges::find(steps, id, &api::setup::Step::id);
    return found == steps.end() ? nullptr : &*found;
}

}  // namespace apiary::hostsetup::test
