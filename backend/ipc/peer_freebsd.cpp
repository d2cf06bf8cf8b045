// SPDX-License-Identifier: BSD-2-Clause
#include <sys/param.h>
#include <sys/socket.h>
#include <sys/ucred.h>
#include <sys/un.h>

#include <cerrno>
#include <format>

#include "backend/ipc/peer.h"

namespace apiary::ipc {

Result<Peer> peer_of(int socket) {
    xucred credentials = {};
    socklen_t size = sizeof credentials;
    if (::getsockopt(socket, SOL_LOCAL, LOCAL_PEERCRED, &credentials, &size) != 0) {
        return fail_errno(errno, "The kernel does not say who is at the other end of a socket");
    }
    if (size != sizeof credentials || credentials.cr_version != XUCRED_VERSION || credentials.cr_ngroups < 1) {
        return fail("The kernel's credentials of a peer have another layout than this program's",
                    "Use a program that was built for this version of FreeBSD",
                    std::format("version {}, {} bytes", credentials.cr_version, size));
    }
    return Peer{credentials.cr_uid, credentials.cr_groups[0], credentials.cr_pid};
}

}  // namespace apiary::ipc
