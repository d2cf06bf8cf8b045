// SPDX-License-Identifier: BSD-2-Clause
#include "backend/share/server.h"

#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include "backend/share/attributes.h"
#include "backend/share/linux_error.h"
#include "backend/share/names.h"
#include "backend/share/server_call.h"

namespace apiary::share {
namespace {

constexpr std::string_view kProtocol = "9P2000.L", kUnknownProtocol = "unknown";

/// A quarter of what the process may open, for all folders together: it has other uses for descriptors.
std::size_t fair_descriptors(unsigned folders) {
    constexpr rlim_t kPart = 4, kLeast = 16, kMost = 4096;
    rlimit limit = {};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) {
        return kLeast;
    }
    return static_cast<std::size_t>(std::clamp<rlim_t>(limit.rlim_cur / kPart / std::max(folders, 1u), kLeast, kMost));
}

void write_header(Writer& out, std::uint8_t type, std::uint16_t tag) {
    out.number(std::uint32_t{0});  // The size, when it is known.
    out.number(type);
    out.number(tag);
}

void finish(std::vector<std::byte>& message, std::size_t data) {
    const auto size = static_cast<std::uint32_t>(message.size() + data);
    std::memcpy(message.data(), &size, sizeof size);
}

Server::Reply error_reply(int host_error, std::uint16_t tag) {
    Server::Reply reply;
    Writer out(reply.message);
    write_header(out, std::to_underlying(Request::Lerror) + 1, tag);
    out.number(linux_error(host_error));
    finish(reply.message, 0);
    return reply;
}

}  // namespace

int errno_of(int result) {
    return result == 0 ? 0 : errno;
}

Server::Server(std::unique_ptr<Tree> tree, Options options)
    : tree_(std::move(tree)),
      read_only_(options.read_only),
      fids_(*tree_, options.most_descriptors != 0 ? options.most_descriptors : fair_descriptors(options.folders)) {}

Result<std::unique_ptr<Server>> Server::create(const std::string& directory, Options options, UniqueFd opened) {
    auto tree = opened.valid() ? Tree::open(std::move(opened), directory, options.lookup)
                               : Tree::open(directory, options.lookup);
    if (!tree) {
        return std::unexpected(std::move(tree.error()));
    }
    return std::unique_ptr<Server>(new Server(*std::move(tree), options));
}

void Server::reset() {
    fids_.clear();
    message_size_ = 0;
}

Qid Server::qid(const struct stat& status) const {
    return qid_of(status, tree_->device());
}

// ---- One request ----

const Server::Kind* Server::kind_of(std::uint8_t type) {
    constexpr std::size_t kQid = kHeaderSize + kQidSize;
    static constexpr auto kKinds = std::to_array<Kind>({
        {Request::Statfs, &Server::statfs, kHeaderSize + 60},
        {Request::Lopen, &Server::lopen, kQid + 4},
        {Request::Lcreate, &Server::lcreate, kQid + 4, true},
        {Request::Symlink, &Server::symlink, kQid, true},
        {Request::Mknod, &Server::not_permitted, kQid, true},
        {Request::Rename, &Server::rename, kHeaderSize, true},
        {Request::Readlink, &Server::readlink, kHeaderSize + 2},
        {Request::Getattr, &Server::getattr, kHeaderSize + 153},
        {Request::Setattr, &Server::set_attributes, kHeaderSize, true},
        {Request::Xattrwalk, &Server::refuse, kErrorSize},
        {Request::Xattrcreate, &Server::refuse, kErrorSize},
        {Request::Readdir, &Server::readdir, kDataHeaderSize},
        {Request::Fsync, &Server::fsync, kHeaderSize},
        {Request::Lock, &Server::lock, kHeaderSize + 1},
        {Request::Getlock, &Server::getlock, kHeaderSize + 23},
        {Request::Link, &Server::link, kHeaderSize, true},
        {Request::Mkdir, &Server::mkdir, kQid, true},
        {Request::Renameat, &Server::renameat, kHeaderSize, true},
        {Request::Unlinkat, &Server::unlinkat, kHeaderSize, true},
        {Request::Version, &Server::version, kHeaderSize + 6 + kProtocol.size()},
        {Request::Auth, &Server::refuse, kErrorSize},
        {Request::Attach, &Server::attach, kQid},
        {Request::Flush, &Server::flush, kHeaderSize},
        {Request::Walk, &Server::walk, kHeaderSize + 2},
        {Request::Read, &Server::read, kDataHeaderSize},
        {Request::Write, &Server::write, kHeaderSize + 4, true},
        {Request::Clunk, &Server::clunk, kHeaderSize},
        {Request::Remove, &Server::remove, kHeaderSize},
    });
    const auto* found = std::ranges::find(kKinds, static_cast<Request>(type), &Kind::type);
    return found == kKinds.end() ? nullptr : &*found;
}

int Server::dispatch(std::uint8_t type, Call& call) {
    const Kind* kind = kind_of(type);
    if (kind == nullptr) {
        return EOPNOTSUPP;
    }
    if (message_size_ == 0 && kind->type != Request::Version) {
        return EPROTO;
    }
    if (kind->changes && read_only_) {
        return EROFS;
    }
    // Asked beforehand, so that nothing is done whose answer does not fit.
    return call.limit < kind->answer ? EMSGSIZE : (this->*kind->handler)(call);
}

Server::Reply Server::handle(std::span<const std::byte> request, std::size_t limit, std::span<const iovec> data_room) {
    Reader header(request);
    const auto size = header.number<std::uint32_t>();
    const auto type = header.number<std::uint8_t>();
    const auto tag = header.number<std::uint16_t>();
    if (!header.good() || limit < kErrorSize) {
        return {};
    }
    const std::uint32_t most = message_size_ != 0 ? message_size_ : kMostMessage;
    if (size < kHeaderSize || size > request.size()) {
        return error_reply(EINVAL, tag);
    }
    if (size > most) {
        return error_reply(EMSGSIZE, tag);
    }
    Reply reply;
    Call call{.in = Reader(request.first(size).subspan(kHeaderSize)),
              .out = Writer(reply.message),
              .limit = std::min<std::size_t>(limit, most),
              .room = data_room};
    write_header(call.out, static_cast<std::uint8_t>(type + 1), tag);
    if (const int error = dispatch(type, call); error != 0) {
        return error_reply(error, tag);
    }
    reply.data = call.data;
    finish(reply.message, reply.data);
    return reply;
}

// ---- The session ----

int Server::version(Call& call) {
    const auto size = call.in.number<std::uint32_t>();
    const std::string_view protocol = call.in.text();
    if (!call.in.good()) {
        return EINVAL;
    }
    reset();
    if (size < kLeastMessage) {
        return EMSGSIZE;
    }
    const std::uint32_t agreed = std::min(size, kMostMessage);
    const bool known = protocol == kProtocol;
    message_size_ = known ? agreed : 0;
    call.out.number(agreed);
    call.out.text(known ? kProtocol : kUnknownProtocol);
    return 0;
}

int Server::flush(Call&) {
    // Requests are handled in order: the one that is meant has been.
    return 0;
}

int Server::refuse(Call&) {
    return EOPNOTSUPP;
}

int Server::not_permitted(Call&) {
    return EPERM;
}

int Server::attach(Call& call) {
    const auto number = call.in.number<std::uint32_t>();
    (void)call.in.number<std::uint32_t>();  // afid: nobody has one, as nobody can authenticate.
    (void)call.in.text();                   // uname, aname and n_uname: every user has the same folder.
    (void)call.in.text();
    (void)call.in.number<std::uint32_t>();
    if (!call.in.good()) {
        return EINVAL;
    }
    if (const int error = fids_.check_new(number); error != 0) {
        return error;
    }
    auto root = tree_->root();
    if (!root) {
        return root.error();
    }
    const auto status = status_of(root->get());
    if (!status) {
        return status.error();
    }
    auto file = fids_.hold(*std::move(root));
    if (!file) {
        return file.error();
    }
    fids_.set(number, {}, identity_of(*status), *std::move(file));
    call.out.qid(qid(*status));
    return 0;
}

Outcome<Server::Walked> Server::walk_step(Walked from, std::string_view name) {
    const bool up = name == "..";
    if (const int error = up ? 0 : check_component(name, ENOENT); error != 0) {
        return std::unexpected(error);
    }
    auto path = up ? std::optional(std::string(parent_of(from.path))) : join(from.path, name);
    if (!path) {
        return std::unexpected(ENAMETOOLONG);
    }
    // Upwards by the path: the directory itself may have been moved out of the folder meanwhile.
    auto found = up ? tree_->find(*path) : tree_->step(from.file->fd(), name);
    if (!found) {
        return std::unexpected(found.error());
    }
    const auto status = status_of(found->get());
    if (!status) {
        return std::unexpected(status.error());
    }
    auto file = fids_.hold(*std::move(found));
    if (!file) {
        return std::unexpected(file.error());
    }
    return Walked{*std::move(path), identity_of(*status), *std::move(file), qid(*status)};
}

int Server::walk(Call& call) {
    const auto number = call.in.number<std::uint32_t>();
    const auto new_number = call.in.number<std::uint32_t>();
    const auto count = call.in.number<std::uint16_t>();
    std::vector<std::string_view> names;
    for (unsigned i = 0; i < count && count <= kMostNames; ++i) {
        names.push_back(call.in.text());
    }
    if (!call.in.good() || count > kMostNames) {
        return EINVAL;
    }
    if (call.limit < call.out.size() + 2 + count * kQidSize) {
        return EMSGSIZE;
    }
    Fid* fid = fids_.find(number);
    if (fid == nullptr) {
        return EBADF;
    }
    const int unusable = new_number != number ? fids_.check_new(new_number) : fid->open_flags ? EINVAL : 0;
    if (unusable != 0) {
        return unusable;
    }
    auto file = fids_.file(*fid);
    if (!file) {
        return file.error();
    }
    Walked at{fid->path, fid->identity, *std::move(file), {}};
    std::vector<Qid> qids;
    for (const std::string_view name : names) {
        auto next = walk_step(at, name);
        if (!next && qids.empty()) {
            return next.error();
        }
        if (!next) {
            break;
        }
        at = *std::move(next);
        qids.push_back(at.qid);
    }
    if (qids.size() == names.size()) {
        fids_.set(new_number, std::move(at.path), at.identity, std::move(at.file));
    }
    call.out.number(static_cast<std::uint16_t>(qids.size()));
    std::ranges::for_each(qids, [&](const Qid& each) { call.out.qid(each); });
    return 0;
}

int Server::clunk(Call& call) {
    const auto number = call.in.number<std::uint32_t>();
    if (!call.in.good()) {
        return EINVAL;
    }
    if (fids_.find(number) == nullptr) {
        return EBADF;
    }
    fids_.drop(number);
    return 0;
}

}  // namespace apiary::share
