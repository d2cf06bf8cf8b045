// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <sys/uio.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <vector>

#include "backend/base/result.h"
#include "backend/share/fid_table.h"
#include "backend/share/protocol.h"
#include "backend/share/tree.h"

namespace apiary::share {

/// A 9P2000.L server for one folder and one client, which is hostile: whatever it sends, it reaches nothing but the
/// folder (see Tree), and no more of it than the user who runs this process.
///
/// Files that are made belong to that user, whoever the guest says is asking, with the host's umask applied; they never
/// get a set-user-ID or set-group-ID bit. Device nodes, pipes and sockets are neither made nor opened. Locks are always
/// granted: the one client keeps its own in order, and on the host nothing is locked. There are no extended attributes.
///
/// Requests are handled one at a time, by one thread at a time, and may wait for the host's file system.
class Server {
public:
    static constexpr std::uint32_t kLeastMessage = 4096;       ///< Bytes; Linux takes no less.
    static constexpr std::uint32_t kMostMessage = 512u << 10;  ///< Bytes; Linux's most over virtio is 500 KiB.

    struct Options {
        bool read_only = false;
        Tree::Lookup lookup = Tree::Lookup::Automatic;
        unsigned folders = 1;              ///< That this process shares: the descriptors are for all of them.
        std::size_t most_descriptors = 0;  ///< 0: a fair part of what this process may have.
    };
    /// `opened`: the directory, opened already by somebody else (see Tree::open()); then `directory` is only for
    /// messages.
    [[nodiscard]] static Result<std::unique_ptr<Server>> create(const std::string& directory, Options options,
                                                                UniqueFd opened = {});

    /// An answer: `message`, and then as many bytes of the `data_room` it was given as `data` says.
    struct Reply {
        std::vector<std::byte> message;
        std::size_t data = 0;
    };
    /// Answers one request, in at most `limit` bytes. What Tread asks for goes to `data_room` where there is one, and
    /// to the message otherwise; buffers there are written to, never read. Empty when there can be no answer: the
    /// request has no header, or there is no room for an error.
    [[nodiscard]] Reply handle(std::span<const std::byte> request, std::size_t limit,
                               std::span<const iovec> data_room = {});
    /// Ends the session: no fid is known any more.
    void reset();

    /// The session, as a versioned object: fids with their paths. No file's contents.
    [[nodiscard]] nlohmann::json save() const;
    /// What save() gives before a session.
    [[nodiscard]] static nlohmann::json no_session();
    /// Takes up a saved session in the folder as it is now. Files that were open must still be where they were, or be
    /// open in the present session; else it is an error and the present session goes on. Other fids whose file is gone
    /// are stale.
    [[nodiscard]] Result<void> restore(const nlohmann::json& state);

    [[nodiscard]] bool read_only() const { return read_only_; }
    [[nodiscard]] std::size_t descriptors() const { return fids_.descriptors(); }

private:
    struct Call;
    /// 0 and the answer's fields in `call.out`, or an errno value.
    using Handler = int (Server::*)(Call& call);
    struct Kind;
    [[nodiscard]] static const Kind* kind_of(std::uint8_t type);

    Server(std::unique_ptr<Tree> tree, Options options);
    [[nodiscard]] int dispatch(std::uint8_t type, Call& call);

    // server.cpp
    [[nodiscard]] int version(Call& call);
    [[nodiscard]] int attach(Call& call);
    [[nodiscard]] int walk(Call& call);
    [[nodiscard]] int clunk(Call& call);
    [[nodiscard]] int flush(Call& call);
    [[nodiscard]] int refuse(Call& call);
    [[nodiscard]] int not_permitted(Call& call);
    // server_files.cpp
    [[nodiscard]] int lopen(Call& call);
    [[nodiscard]] int lcreate(Call& call);
    [[nodiscard]] int read(Call& call);
    [[nodiscard]] int write(Call& call);
    [[nodiscard]] int fsync(Call& call);
    [[nodiscard]] int lock(Call& call);
    [[nodiscard]] int getlock(Call& call);
    [[nodiscard]] int getattr(Call& call);
    [[nodiscard]] int set_attributes(Call& call);
    [[nodiscard]] int statfs(Call& call);
    [[nodiscard]] int readlink(Call& call);
    // server_directories.cpp
    [[nodiscard]] int readdir(Call& call);
    [[nodiscard]] int mkdir(Call& call);
    [[nodiscard]] int symlink(Call& call);
    [[nodiscard]] int link(Call& call);
    [[nodiscard]] int unlinkat(Call& call);
    [[nodiscard]] int remove(Call& call);
    [[nodiscard]] int rename(Call& call);
    [[nodiscard]] int renameat(Call& call);

    // Steps that several of them take.
    /// What the fid stands for, open or not.
    [[nodiscard]] Outcome<Handle> named(std::uint32_t number);
    /// What the fid has open for I/O.
    [[nodiscard]] Outcome<Handle> opened(std::uint32_t number);
    struct Walked;
    struct Place;
    [[nodiscard]] Outcome<Walked> walk_step(Walked from, std::string_view name);
    [[nodiscard]] Outcome<Place> place_of(const Fid& fid);
    [[nodiscard]] Outcome<Place> place_in(Fid* directory, std::string_view name);
    [[nodiscard]] int open_file(Fid& fid, std::uint32_t flags, Writer& out);
    [[nodiscard]] int create_file(Fid& fid, std::string_view name, std::uint32_t flags, std::uint32_t mode,
                                  Writer& out);
    [[nodiscard]] int set_mode(int file, mode_t mode);
    [[nodiscard]] int set_size(Fid& fid, int file, std::uint64_t size);
    [[nodiscard]] int write_entries(int directory, bool is_root, std::size_t end, Writer& out);
    [[nodiscard]] int write_qid_of(const Place& place, Writer& out);
    [[nodiscard]] int move(const Place& from, const Place& to);
    [[nodiscard]] Qid qid(const struct stat& status) const;

    std::unique_ptr<Tree> tree_;
    const bool read_only_;
    std::uint32_t message_size_ = 0;  ///< As was agreed on; 0 before.
    FidTable fids_;
};

}  // namespace apiary::share
