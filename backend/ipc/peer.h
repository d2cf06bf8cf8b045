// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <sys/types.h>

#include <vector>

#include "backend/base/result.h"

namespace apiary::ipc {

/// Who is at the other end of a socket, as the kernel noted it when the two were connected.
struct Peer {
    uid_t uid;
    gid_t gid;  ///< The effective group; see groups_of() for all of them.
    pid_t pid;  ///< For messages only: the process may be gone and its number another's. 0 where it is not known.
};

/// The peer of `socket`, a connected AF_UNIX stream socket.
[[nodiscard]] Result<Peer> peer_of(int socket);

/// All groups that user `uid` is a member of by passwd(5) and group(5), and `gid`; only `gid` for a user without an
/// entry. The kernel tells at most 16 groups of a peer on FreeBSD and none on Linux, hence the data base, which may be
/// slow where it is a network's.
[[nodiscard]] std::vector<gid_t> groups_of(uid_t uid, gid_t gid);

}  // namespace apiary::ipc
