// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "backend/share/tree.h"

namespace apiary::share {

/// A descriptor that several fids may share; counts itself.
class File {
public:
    File(UniqueFd fd, std::shared_ptr<std::size_t> count) : fd_(std::move(fd)), count_(std::move(count)) { ++*count_; }
    ~File() { --*count_; }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    [[nodiscard]] int fd() const { return fd_.get(); }

private:
    UniqueFd fd_;
    std::shared_ptr<std::size_t> count_;
};
/// Whoever uses a descriptor holds it so, so that it is not closed under way.
using Handle = std::shared_ptr<const File>;

/// What tells a file from another one at the same place. Not the device, whose number may change from one start of the
/// host to the next.
struct FileIdentity {
    ino_t inode = 0;
    mode_t type = 0;  ///< S_IFMT of its mode.
    bool operator==(const FileIdentity&) const = default;
};
[[nodiscard]] FileIdentity identity_of(const struct stat& status);

/// What a guest calls by a number.
struct Fid {
    std::uint32_t number = 0;
    std::string path;  ///< Where it was when the guest came to it, as far as the guest itself did not move it.
    FileIdentity identity;
    Handle file;                              ///< Null while it was given up in favour of another one.
    std::optional<std::uint32_t> open_flags;  ///< Of Tlopen or Tlcreate, when it is open for I/O.
    std::list<std::uint32_t>::iterator idle;  ///< Its place among those that can be given up; not when open.
};

/// The fids of a session. The descriptors of those that are not open are given up when there are too many, those
/// longest unused first, and found again by their paths when they are needed; a file that is then not the same any
/// more is stale.
class FidTable {
public:
    static constexpr std::size_t kMostFids = 16384;

    /// At most about `most_descriptors` descriptors at a time, open files included.
    FidTable(const Tree& tree, std::size_t most_descriptors) : tree_(tree), most_descriptors_(most_descriptors) {}
    /// An empty one that has its descriptors together with `other`.
    [[nodiscard]] static FidTable beside(const FidTable& other);

    /// Null when there is none. Valid until the fid is dropped.
    [[nodiscard]] Fid* find(std::uint32_t number);
    /// What the fid stands for: to be named, or for I/O when it is open. ESTALE when it is not there any more.
    [[nodiscard]] Outcome<Handle> file(Fid& fid);
    /// Makes hold() possible: 0, or EMFILE when all descriptors are open files.
    [[nodiscard]] int reserve();
    /// A new descriptor, which may cost another fid its own. As reserve().
    [[nodiscard]] Outcome<Handle> hold(UniqueFd fd);

    /// Whether `number` can be a new fid: 0, EINVAL when it is in use, ENFILE when there are too many.
    [[nodiscard]] int check_new(std::uint32_t number) const;
    /// Makes or replaces a fid that is not open. `file` may be null, to be found when it is needed.
    void set(std::uint32_t number, std::string path, FileIdentity identity, Handle file);
    /// Makes `fid` one that is open for I/O.
    void set_open(Fid& fid, Handle file, std::uint32_t flags);
    void drop(std::uint32_t number);
    void clear();
    /// Gives up all descriptors of fids that are not open.
    void release();
    /// Exchanges all fids with another table that is beside() this one.
    void swap(FidTable& other);

    /// False when a path would become too long if what is at `from` moved to `to`.
    [[nodiscard]] bool can_move(std::string_view from, std::string_view to) const;
    /// A guest moved what is at `from`, and all below it.
    void moved(std::string_view from, const std::string& to);

    [[nodiscard]] const std::map<std::uint32_t, Fid>& all() const { return fids_; }
    [[nodiscard]] std::size_t descriptors() const { return *descriptors_; }

private:
    void forget_idle(Fid& fid);

    const Tree& tree_;
    const std::size_t most_descriptors_;
    std::shared_ptr<std::size_t> descriptors_ = std::make_shared<std::size_t>(0);
    std::map<std::uint32_t, Fid> fids_;
    std::list<std::uint32_t> idle_;  ///< Fids that are not open and have a file, the last used one first.
};

}  // namespace apiary::share
