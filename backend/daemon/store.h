// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <cstdint>
#include <expected>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "backend/api/guests.h"
#include "backend/base/file_system.h"
#include "backend/base/result.h"
#include "backend/base/unique_fd.h"
#include "backend/daemon/guest_document.h"

namespace apiary::daemon {

/// Why the store did not do what it was asked.
struct StoreError {
    /// Each but the last three is the error of io.apiary.Guests with this name.
    enum class Kind {
        NoSuchGuest,
        GuestExists,
        InvalidName,
        InvalidDefinition,
        NoSuchTrash,
        HostFailed,
        Broken,         ///< WrongState, state broken.
        TooManyGuests,  ///< The owner has as many as one may have: NotPermitted.
        NoSuchDisk,     ///< StartFailed, or whatever needed the disk.
    };
    Kind kind = Kind::HostFailed;
    Error error;
    std::optional<std::string> field = {};  ///< Of InvalidDefinition.
};
template <class T>
using StoreResult = std::expected<T, StoreError>;

/// A guest as it is kept. Either `definition` or `problem` is there; the latter means that the guest is broken.
struct StoredGuest {
    std::string name;
    uid_t owner = 0;  ///< Of a broken guest that does not tell: the user that the helper runs as.
    std::optional<api::guests::Definition> definition;
    std::optional<api::guests::Problem> problem;
};

struct TrashedGuest {
    std::string id;
    std::string name;
    uid_t owner = 0;
    std::int64_t time = 0;  ///< When it was deleted, seconds since 1970.
    std::vector<std::string> disks;
    std::int64_t disk_bytes = 0;  ///< What the disks take of the host's disk.
};

/// A guest that is being made of another one; nobody sees it yet.
struct Cloning {
    /// A disk that is kept with the guest, and the empty one that is to become like it.
    struct Disk {
        std::string name;
        UniqueFd source;
        UniqueFd target;
    };
    StoredGuest guest;  ///< As it will be.
    std::string text;   ///< Its guest.json.
    std::vector<Disk> disks;
};

/// The guests on disk: STATE/guests/NAME/{guest.json, disks/}, and STATE/trash/ID.
///
/// Nothing but the clones under way is remembered between calls: what is on disk counts, as an administrator may change
/// it too. Every operation is done as a whole, and on the medium on return, or not at all, whatever system call fails;
/// one that was cut short by the end of this program or of the host is done or undone by the next open(). A guest that
/// cannot be read is broken and harms no other. Calls may block for long: they are for a worker thread. Not
/// thread-safe.
class Store {
public:
    struct Options {
        std::size_t most_guests_per_user = 256;  ///< Root may have more.
        std::shared_ptr<FileSystem> files = {};  ///< Absent: the host's.
    };

    /// Makes the directories if need be, tidies up, and keeps all others from using them until this object is gone;
    /// when another one does, the failure names it.
    [[nodiscard]] static Result<std::unique_ptr<Store>> open(const std::filesystem::path& state, Options options);
    [[nodiscard]] static Result<std::unique_ptr<Store>> open(const std::filesystem::path& state) {
        return open(state, Options{});
    }
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;

    /// Names of all guests, broken ones as well, sorted.
    [[nodiscard]] StoreResult<std::vector<std::string>> names() const;
    [[nodiscard]] StoreResult<StoredGuest> load(const std::string& name) const;
    [[nodiscard]] StoreResult<std::vector<StoredGuest>> list() const;

    /// Makes a guest and its disks; network cards without a MAC address get one.
    [[nodiscard]] StoreResult<StoredGuest> create(const std::string& name, uid_t owner,
                                                  const api::guests::Definition& definition);
    /// Begins to make a guest like `name`, which nobody may write to until it has ended: it has MAC addresses of its
    /// own, see clone_of(), and belongs to `owner`. What the disks hold is for the caller to copy, which takes its time
    /// and may be done on any thread; then one of the next two is called. Meanwhile the new name is taken.
    [[nodiscard]] StoreResult<Cloning> begin_clone(const std::string& name, const std::string& new_name, uid_t owner);
    /// The guest is there; or, when that fails, nothing of it is.
    [[nodiscard]] StoreResult<StoredGuest> finish_clone(const Cloning& cloning);
    /// Nothing of it is there any more.
    void abandon_clone(const std::string& new_name);
    /// All that were begun.
    void abandon_clones();
    /// Sets what `set` has and makes absent what `unset` names. When `set` has disks, those that are kept with the
    /// guest, have a size and are not there are made; one that is there keeps its size.
    [[nodiscard]] StoreResult<StoredGuest> change(const std::string& name, const api::guests::Definition& set,
                                                  const std::vector<std::string>& unset);
    /// Moves a guest, which nobody may use, to the trash; gives its id there.
    [[nodiscard]] StoreResult<std::string> remove(const std::string& name);

    /// The oldest first.
    [[nodiscard]] StoreResult<std::vector<TrashedGuest>> list_trash() const;
    [[nodiscard]] StoreResult<TrashedGuest> load_trash(const std::string& id) const;
    /// Brings a guest back, under the name that it had or another.
    [[nodiscard]] StoreResult<StoredGuest> undelete(const std::string& id, const std::optional<std::string>& name = {});
    /// Deletes for ever. When it fails half-way, the guest is gone from the trash, and the next open() goes on.
    [[nodiscard]] StoreResult<void> purge(const std::string& id);

    /// How the guest ended the last time (last-end.json).
    [[nodiscard]] StoreResult<void> write_end(const std::string& name, const api::guests::End& end);
    /// Nothing when it has never ended, or that cannot be read.
    [[nodiscard]] StoreResult<std::optional<api::guests::End>> read_end(const std::string& name) const;

    /// Opens a disk that is kept with the guest, by its plain name; never another file than that. The guest's directory
    /// is closed to its owner, so the helper does this itself.
    [[nodiscard]] StoreResult<UniqueFd> open_disk(const std::string& name, const std::string& disk,
                                                  bool read_only) const;
    /// The guest's directory, for the files that others keep there (console.log).
    [[nodiscard]] StoreResult<UniqueFd> open_directory(const std::string& name) const;

    /// Free bytes where the guests are kept.
    [[nodiscard]] Result<std::int64_t> free_space() const;
    [[nodiscard]] const std::filesystem::path& path() const { return state_; }

private:
    struct Survey;
    using Definition = api::guests::Definition;
    using Document = std::expected<GuestDocument, BadDocument>;

    Store(const std::filesystem::path& state, const Options& options);

    // store_open.cpp
    [[nodiscard]] Result<void> prepare();
    [[nodiscard]] Result<void> lock(int state);
    [[nodiscard]] Result<UniqueFd> prepare_directory(int state, const std::string& name);
    void tidy();
    void tidy_guest(const std::string& name);
    void tidy_disks(int guest);

    // store.cpp
    [[nodiscard]] StoreResult<UniqueFd> open_guest(const std::string& name) const;
    [[nodiscard]] Document read_document(int guest) const;
    /// The same, of the guest `name`, which must not be broken.
    [[nodiscard]] StoreResult<GuestDocument> read_whole_document(int guest, const std::string& name) const;
    [[nodiscard]] StoreResult<std::vector<std::string>> entries(int directory, bool (*is_name)(std::string_view)) const;
    [[nodiscard]] StoreResult<void> check_free(const std::string& name) const;
    [[nodiscard]] StoreResult<Survey> survey() const;
    [[nodiscard]] StoreResult<void> check_number(const Survey& survey, uid_t owner) const;

    // store_change.cpp
    /// What of the definition's disks is to be made; `guest` is its directory, or -1.
    [[nodiscard]] StoreResult<std::vector<api::guests::Disk>> missing_disks(int guest, const Definition& former,
                                                                            const Definition& changed) const;
    /// An empty directory for a guest's files, with one for its disks; one that was left over goes.
    [[nodiscard]] SystemResult<UniqueFd> make_guest_directory(const std::string& directory);
    [[nodiscard]] SystemResult<void> build(const std::string& directory, uid_t owner, const std::string& text,
                                           const std::vector<api::guests::Disk>& disks);
    [[nodiscard]] SystemResult<void> commit(int guest, uid_t owner, const std::string& text,
                                            const std::vector<api::guests::Disk>& disks);

    // store_clone.cpp
    [[nodiscard]] StoreResult<std::vector<Cloning::Disk>> open_sources(const std::string& name,
                                                                       const Definition& definition) const;
    [[nodiscard]] SystemResult<void> make_targets(const Cloning& cloning, std::vector<Cloning::Disk>& disks);
    [[nodiscard]] SystemResult<void> complete(const Cloning& cloning);

    // store_trash.cpp
    [[nodiscard]] StoreResult<std::string> free_id(const std::string& name, std::int64_t time) const;
    [[nodiscard]] SystemResult<void> move(int from, const std::string& name, int to, const std::string& new_name);

    const std::filesystem::path state_;
    const Options options_;
    FileSystem& files_;
    UniqueFd lock_;
    UniqueFd guests_;
    UniqueFd trash_;
    std::map<std::string, StoredGuest> clones_;  ///< That were begun, by name.
};

}  // namespace apiary::daemon
