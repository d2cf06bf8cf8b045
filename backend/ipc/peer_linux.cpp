// SPDX-License-Identifier: BSD-2-Clause
#include <sys/socket.h>

#include <cerrno>

#include "backend/ipc/peer.h"

namespace apiary::ipc {

Result<Peer> peer_of(int socket) {
    ucred credentials = {};
    socklen_t size = sizeof credentials;
    if (::getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &credentials, &size) != 0 || size != sizeof credentials) {
        return fail_errno(errno, "The kernel does not say who is at the other end of a socket");
    }
    return Peer{credentials.uid, credentials.gid, credentials.pid};
}

}  // namespace apiary::ipc
