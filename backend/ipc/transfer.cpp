// SPDX-License-Identifier: BSD-2-Clause
#include "backend/ipc/transfer.h"

#include <sys/socket.h>
#include <sys/uio.h>

#include <cerrno>
#include <cstring>

namespace apiary::ipc {
namespace {

union Control {
    cmsghdr alignment;
    char bytes[CMSG_SPACE(sizeof(int) * kMaxDescriptors)];
};

void take(msghdr& message, std::vector<UniqueFd>& descriptors) {
    for (cmsghdr* header = CMSG_FIRSTHDR(&message); header != nullptr; header = CMSG_NXTHDR(&message, header)) {
        if (header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS) {
            continue;
        }
        const std::size_t count = (header->cmsg_len - CMSG_LEN(0)) / sizeof(int);
        for (std::size_t i = 0; i < count; ++i) {
            int descriptor;
            std::memcpy(&descriptor, CMSG_DATA(header) + i * sizeof descriptor, sizeof descriptor);
            descriptors.emplace_back(descriptor);
        }
    }
}

}  // namespace

ssize_t receive(int socket, std::span<char> buffer, std::vector<UniqueFd>* descriptors) {
    iovec room = {buffer.data(), buffer.size()};
    Control control;
    msghdr message = {};
    message.msg_iov = &room;
    message.msg_iovlen = 1;
    if (descriptors != nullptr) {
        message.msg_control = control.bytes;
        message.msg_controllen = sizeof control.bytes;
    }
    const ssize_t size = ::recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
    if (size < 0 || descriptors == nullptr) {
        return size;
    }
    take(message, *descriptors);
    if ((message.msg_flags & MSG_CTRUNC) != 0) {
        errno = EMFILE;
        return -1;
    }
    return size;
}

ssize_t send(int socket, std::string_view bytes, std::span<const int> descriptors) {
    iovec data = {const_cast<char*>(bytes.data()), bytes.size()};
    Control control = {};
    msghdr message = {};
    message.msg_iov = &data;
    message.msg_iovlen = 1;
    if (descriptors.size() > kMaxDescriptors) {
        errno = EINVAL;
        return -1;
    }
    if (!descriptors.empty()) {
        message.msg_control = control.bytes;
        message.msg_controllen = CMSG_SPACE(descriptors.size_bytes());
        cmsghdr* const header = CMSG_FIRSTHDR(&message);
        header->cmsg_level = SOL_SOCKET;
        header->cmsg_type = SCM_RIGHTS;
        header->cmsg_len = CMSG_LEN(descriptors.size_bytes());
        std::memcpy(CMSG_DATA(header), descriptors.data(), descriptors.size_bytes());
    }
    return ::sendmsg(socket, &message, MSG_NOSIGNAL);
}

}  // namespace apiary::ipc
