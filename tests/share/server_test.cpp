// SPDX-License-Identifier: BSD-2-Clause
#include "backend/share/server.h"

#include <dirent.h>
#include <sys/resource.h>

#include <QTest>
#include <array>
#include <format>
#include <set>

#include "backend/share/attributes.h"
#include "backend/share/open_flags.h"
#include "tests/share/rig.h"

using namespace apiary;
using namespace apiary::share;
using namespace apiary::share::test;

namespace {

/// Every request that is complete and names fid `fid`, with what there is in a Rig.
std::vector<std::pair<const char*, Message>> requests_on(std::uint32_t fid) {
    std::vector<std::pair<const char*, Message>> all;
    const auto add = [&](const char* name, Message&& message) { all.emplace_back(name, std::move(message)); };
    add("statfs", ask::statfs(fid));
    add("lopen", ask::lopen(fid, 0));
    add("lcreate", ask::lcreate(fid, "new", 2));
    add("symlink", ask::symlink(fid, "new", "target"));
    add("rename", ask::rename(fid, fid, "new"));
    add("readlink", ask::readlink(fid));
    add("getattr", ask::getattr(fid));
    add("setattr", ask::set_attributes(fid, {.valid = setattr::kMode, .mode = 0755}));
    add("readdir", ask::readdir(fid, 0, 1000));
    add("lock", std::move(Message(Request::Lock).u32(fid).u8(1).u32(0).u64(0).u64(0).u32(1).text("client")));
    add("getlock", std::move(Message(Request::Getlock).u32(fid).u8(1).u64(0).u64(0).u32(1).text("client")));
    add("link", ask::link(fid, fid, "new"));
    add("mkdir", ask::mkdir(fid, "new"));
    add("renameat", ask::renameat(fid, "hello.txt", fid, "new"));
    add("unlinkat", ask::unlinkat(fid, "hello.txt"));
    add("walk", ask::walk(fid, fid + 1, {"hello.txt"}));
    add("read", ask::read(fid, 0, 100));
    add("write", ask::write(fid, 0, "data"));
    add("fsync", std::move(Message(Request::Fsync).u32(fid)));
    add("clunk", ask::clunk(fid));
    add("remove", ask::remove(fid));
    return all;
}

/// All entries of an open directory, asked for in answers of at most `count` bytes.
std::vector<DirectoryEntry> list(Rig& rig, std::uint32_t fid, std::uint32_t count) {
    std::vector<DirectoryEntry> all;
    std::uint64_t offset = 0;
    while (true) {
        const Answer answer = rig.rpc(ask::readdir(fid, offset, count));
        const std::vector<DirectoryEntry> some = answer.error == 0 ? entries_of(answer) : std::vector<DirectoryEntry>();
        if (some.empty()) {
            return all;
        }
        offset = some.back().offset;
        all.insert(all.end(), some.begin(), some.end());
    }
}

std::set<std::string> names_of(const std::vector<DirectoryEntry>& entries) {
    std::set<std::string> names;
    for (const DirectoryEntry& entry : entries) {
        names.insert(entry.name);
    }
    return names;
}

}  // namespace

class ServerTest : public QObject {
    Q_OBJECT

private slots:
    // ---- The session ----

    void version_agrees_on_the_smaller_size() {
        Rig rig;
        for (const auto& [asked, agreed] :
             {std::pair(4096u, 4096u), std::pair(500'000u, 500'000u), std::pair(0xFFFF'FFFFu, Server::kMostMessage)}) {
            const Answer answer = rig.rpc(ask::version(asked));
            QCOMPARE(answer.type, 101);
            QCOMPARE(answer.tag, kNoTag);
            Reader in = answer.reader();
            QCOMPARE(in.number<std::uint32_t>(), agreed);
            QCOMPARE(in.text(), "9P2000.L");
        }
    }

    void version_of_another_protocol_is_unknown() {
        Rig rig;
        for (const std::string_view protocol : {"9P2000.u", "9P2000", "", "9P2000.L "}) {
            const Answer answer = rig.rpc(ask::version(8192, protocol));
            Reader in = answer.reader();
            QCOMPARE(in.number<std::uint32_t>(), 8192u);
            QCOMPARE(in.text(), "unknown");
            QCOMPARE(rig.error(ask::attach(0)), number_of(EPROTO));
        }
    }

    void version_with_too_little_room_is_refused() {
        Rig rig;
        QCOMPARE(rig.error(ask::version(4095)), number_of(EMSGSIZE));
        QCOMPARE(rig.error(ask::version(0)), number_of(EMSGSIZE));
        QCOMPARE(rig.error(ask::attach(0)), number_of(EPROTO));
    }

    void version_ends_the_session_before() {
        Rig rig;
        QVERIFY(rig.go(1, {"hello.txt"}));
        (void)rig.rpc(ask::version());
        QCOMPARE(rig.error(ask::getattr(1)), number_of(EBADF));
        QCOMPARE(rig.error(ask::getattr(0)), number_of(EBADF));
        QCOMPARE(rig.server->descriptors(), std::size_t{0});
    }

    void anything_before_a_version_is_refused() {
        Rig rig;
        rig.server->reset();
        for (auto& [name, message] : requests_on(0)) {
            QVERIFY2(rig.error(std::move(message)) == number_of(EPROTO), name);
        }
        QCOMPARE(rig.error(ask::attach(0)), number_of(EPROTO));
    }

    void attach_gives_the_folder() {
        Rig rig;
        const Answer answer = rig.rpc(ask::attach(7));
        Reader in = answer.reader();
        const Qid qid = take_qid(in);
        struct stat status = {};
        QCOMPARE(::stat(rig.share.c_str(), &status), 0);
        QCOMPARE(qid.type, kQidDirectory);
        QCOMPARE(qid.path, std::uint64_t{status.st_ino});
        QCOMPARE(rig.error(ask::attach(7)), number_of(EINVAL));
    }

    void authentication_and_extended_attributes_are_not_offered() {
        Rig rig;
        QCOMPARE(rig.error(std::move(Message(Request::Auth).u32(9).text("u").text("").u32(0))), number_of(EOPNOTSUPP));
        QCOMPARE(rig.error(std::move(Message(Request::Xattrwalk).u32(0).u32(9).text("user.a"))), number_of(EOPNOTSUPP));
        QCOMPARE(rig.error(std::move(Message(Request::Xattrcreate).u32(0).text("user.a").u64(1).u32(0))),
                 number_of(EOPNOTSUPP));
    }

    void flush_is_answered() {
        Rig rig;
        const Answer answer = rig.rpc(std::move(Message(Request::Flush, 9).u16(1)));
        QCOMPARE(answer.type, 109);
        QCOMPARE(answer.tag, 9);
        QCOMPARE(answer.size, 7u);
    }

    void type_that_is_no_request_is_not_supported() {
        Rig rig;
        for (unsigned type = 0; type < 256; ++type) {
            const bool even_known = rig.error(Message(static_cast<std::uint8_t>(type), 1)) != number_of(EOPNOTSUPP);
            const std::set<unsigned> known = {8,  12, 14, 16, 18,  20,  22,  24,  26,  40,  50,  52, 54,
                                              70, 72, 74, 76, 100, 104, 108, 110, 116, 118, 120, 122};
            QCOMPARE(even_known, known.contains(type));
            rig.start();
        }
    }

    // ---- Messages that are not what they say ----

    // CVE-2019-18960 and its like: one length against the other.
    void request_whose_size_is_not_its_own_is_refused() {
        Rig rig;
        const Bytes whole = ask::getattr(0).take();
        for (std::uint32_t said = 0; said < 64; ++said) {
            for (std::size_t given = 0; given <= whole.size(); ++given) {
                Bytes bytes = whole;
                std::memcpy(bytes.data(), &said, sizeof said);
                bytes.resize(given);
                const Bytes reply = rig.server->handle(bytes, 4096).message;
                if (given < kHeaderSize) {
                    QVERIFY(reply.empty());
                    continue;
                }
                const Answer answer(reply);
                QCOMPARE(answer.size, static_cast<std::uint32_t>(reply.size()));
                QCOMPARE(answer.tag, 1);
                QCOMPARE(answer.error == 0, said == whole.size() && given == whole.size());
            }
        }
    }

    void request_that_ends_early_is_refused() {
        Rig rig;
        std::vector<std::pair<const char*, Message>> requests = requests_on(0);
        requests.emplace_back("attach", ask::attach(9));
        requests.emplace_back("version", ask::version());
        for (auto& [name, message] : requests) {
            const Bytes whole = message.take();
            for (auto size = static_cast<std::uint32_t>(kHeaderSize); size < whole.size(); ++size) {
                Bytes bytes(whole.begin(), whole.begin() + size);
                std::memcpy(bytes.data(), &size, sizeof size);
                QVERIFY2(Answer(rig.server->handle(bytes, 4096).message).error == number_of(EINVAL), name);
            }
        }
        QCOMPARE(file_text(rig.share / "hello.txt"), std::string("hello, world"));
    }

    void request_larger_than_agreed_is_refused() {
        Rig rig;
        (void)rig.rpc(ask::version(4096));
        (void)rig.rpc(ask::attach(0));
        QVERIFY(rig.go(1, {"hello.txt"}));
        QCOMPARE(rig.error(ask::lopen(1, dotl::kReadWrite)), 0u);
        QCOMPARE(rig.error(ask::write(1, 0, std::string(4096 - 23, 'x'))), 0u);
        QCOMPARE(rig.error(ask::write(1, 0, std::string(4096 - 22, 'x'))), number_of(EMSGSIZE));
    }

    void answer_is_never_larger_than_there_is_room() {
        Rig rig;
        for (std::size_t limit = 0; limit < 200; ++limit) {
            rig.start();
            for (auto& [name, message] : requests_on(0)) {
                const Bytes reply = rig.server->handle(message.take(), limit).message;
                QVERIFY2(reply.size() <= limit, name);
                QVERIFY2(!reply.empty() || limit < kErrorSize, name);
            }
            put_file(rig.share / "hello.txt", "hello, world");
            for (const char* made : {"new", "hello.txt.new"}) {
                std::filesystem::remove_all(rig.share / made);
            }
        }
    }

    void request_whose_answer_does_not_fit_does_nothing() {
        Rig rig;
        QCOMPARE(Answer(rig.server->handle(ask::mkdir(0, "new").take(), 19).message).error, number_of(EMSGSIZE));
        QVERIFY(!std::filesystem::exists(rig.share / "new"));
        QCOMPARE(Answer(rig.server->handle(ask::walk(0, 1, {"dir", "deep"}).take(), 34).message).error,
                 number_of(EMSGSIZE));
        QCOMPARE(rig.error(ask::getattr(1)), number_of(EBADF));
    }

    void fid_that_is_not_known_is_refused_everywhere() {
        Rig rig;
        for (auto& [name, message] : requests_on(77)) {
            QVERIFY2(rig.error(std::move(message)) == number_of(EBADF), name);
        }
        QCOMPARE(rig.error(ask::rename(0, 77, "new")), number_of(EBADF));
        QCOMPARE(rig.error(ask::link(0, 77, "new")), number_of(EBADF));
        QCOMPARE(rig.error(ask::renameat(0, "hello.txt", 77, "new")), number_of(EBADF));
    }

    // ---- Walking ----

    void walk_leads_through_directories() {
        Rig rig;
        const Answer answer = rig.rpc(ask::walk(0, 1, {"dir", "deep"}));
        Reader in = answer.reader();
        QCOMPARE(in.number<std::uint16_t>(), std::uint16_t{2});
        QCOMPARE(take_qid(in).type, kQidDirectory);
        const Qid last = take_qid(in);
        QCOMPARE(last.path, rig.attributes(1).qid.path);
        QCOMPARE(last.version, rig.attributes(1).qid.version);
    }

    void walk_without_names_is_another_fid_for_the_same() {
        Rig rig;
        QVERIFY(rig.go(1, {"hello.txt"}));
        QCOMPARE(rig.rpc(ask::walk(1, 2, {})).fields.size(), std::size_t{2});
        QCOMPARE(rig.error(ask::clunk(1)), 0u);
        QCOMPARE(rig.error(ask::lopen(2, dotl::kReadOnly)), 0u);
        QCOMPARE(rig.contents(2), std::string("hello, world"));
        QVERIFY(rig.rpc(ask::walk(2, 3, {})).error == 0);  // Of an open one: itself not open.
        QCOMPARE(rig.error(ask::read(3, 0, 10)), number_of(EBADF));
        QCOMPARE(rig.error(ask::lopen(3, dotl::kReadOnly)), 0u);
        QCOMPARE(rig.contents(3), std::string("hello, world"));
    }

    void walk_onto_its_own_fid_moves_it() {
        Rig rig;
        QVERIFY(rig.go(1, {"dir"}));
        QVERIFY(rig.rpc(ask::walk(1, 1, {"inner.txt"})).error == 0);
        QCOMPARE(rig.error(ask::lopen(1, dotl::kReadOnly)), 0u);
        QCOMPARE(rig.contents(1), std::string("inner"));
        QCOMPARE(rig.error(ask::walk(1, 1, {})), number_of(EINVAL));
    }

    void walk_that_ends_early_makes_no_fid() {
        Rig rig;
        const Answer answer = rig.rpc(ask::walk(0, 1, {"dir", "missing", "deep"}));
        QCOMPARE(answer.reader().number<std::uint16_t>(), std::uint16_t{1});
        QCOMPARE(rig.error(ask::getattr(1)), number_of(EBADF));
        QCOMPARE(rig.error(ask::walk(0, 1, {"missing"})), number_of(ENOENT));
        QCOMPARE(rig.rpc(ask::walk(0, 1, {"hello.txt", "x"})).reader().number<std::uint16_t>(), std::uint16_t{1});
        QVERIFY(rig.go(1, {"hello.txt"}));
        QCOMPARE(rig.error(ask::walk(1, 2, {"x"})), number_of(ENOTDIR));
        QCOMPARE(rig.error(ask::walk(0, 1, {"dir"})), number_of(EINVAL));  // In use.
    }

    void walk_takes_sixteen_names() {
        Rig rig;
        Message most(Request::Walk);
        most.u32(0).u32(1).u16(16);
        Message more(Request::Walk);
        more.u32(0).u32(2).u16(17);
        for (unsigned i = 0; i < 17; ++i) {
            if (i < 16) {
                most.text("..");
            }
            more.text("..");
        }
        QCOMPARE(rig.rpc(std::move(most)).reader().number<std::uint16_t>(), std::uint16_t{16});
        QCOMPARE(rig.error(std::move(more)), number_of(EINVAL));
        QCOMPARE(rig.error(std::move(Message(Request::Walk).u32(0).u32(2).u16(0xFFFF))), number_of(EINVAL));
    }

    void name_or_path_that_is_too_long_is_refused() {
        Rig rig;
        const std::string longest(255, 'n');
        QCOMPARE(rig.error(ask::mkdir(0, longest)), 0u);
        QCOMPARE(rig.error(ask::mkdir(0, longest + 'n')), number_of(ENAMETOOLONG));
        QVERIFY(rig.go(1, {longest}));
        unsigned depth = 1;
        while (rig.error(ask::mkdir(1, longest)) == 0) {
            QVERIFY(rig.rpc(ask::walk(1, 1, {longest})).error == 0);
            ++depth;
        }
        QCOMPARE(depth, 16u);  // 16 names and 15 slashes between them are 4095 bytes.
        QCOMPARE(rig.error(ask::mkdir(1, longest)), number_of(ENAMETOOLONG));
    }

    // ---- Files ----

    void file_is_read_where_asked() {
        Rig rig;
        QVERIFY(rig.go(1, {"hello.txt"}));
        QCOMPARE(rig.error(ask::read(1, 0, 10)), number_of(EBADF));
        const Answer opened = rig.rpc(ask::lopen(1, dotl::kReadOnly));
        Reader in = opened.reader();
        QCOMPARE(take_qid(in).path, rig.attributes(1).qid.path);
        QCOMPARE(in.number<std::uint32_t>(), 0u);
        QCOMPARE(data_of(rig.rpc(ask::read(1, 7, 3))), std::string("wor"));
        QCOMPARE(data_of(rig.rpc(ask::read(1, 7, 100))), std::string("world"));
        QCOMPARE(data_of(rig.rpc(ask::read(1, 12, 100))), std::string());
        QCOMPARE(data_of(rig.rpc(ask::read(1, 1ull << 62, 100))), std::string());
        QCOMPARE(rig.error(ask::read(1, ~0ull, 100)), number_of(EINVAL));
        QCOMPARE(rig.error(ask::write(1, 0, "x")), number_of(EBADF));
        QCOMPARE(rig.error(ask::lopen(1, dotl::kReadOnly)), number_of(EINVAL));
    }

    void read_gives_no_more_than_the_answer_holds() {
        Rig rig;
        put_file(rig.share / "large", std::string(100'000, 'x'));
        (void)rig.rpc(ask::version(4096));
        (void)rig.rpc(ask::attach(0));
        QVERIFY(rig.go(1, {"large"}));
        QCOMPARE(rig.error(ask::lopen(1, dotl::kReadOnly)), 0u);
        QCOMPARE(data_of(rig.rpc(ask::read(1, 0, 0xFFFF'FFFF))).size(), std::size_t{4096 - 11});
        QCOMPARE(data_of(rig.rpc(ask::read(1, 0, 100), 61)).size(), std::size_t{50});
    }

    void read_puts_data_where_there_is_room_for_it() {
        Rig rig;
        QVERIFY(rig.go(1, {"hello.txt"}));
        QCOMPARE(rig.error(ask::lopen(1, dotl::kReadOnly)), 0u);
        std::string first(3, '-');
        std::string second(20, '-');
        const std::array<iovec, 2> room = {{{first.data(), first.size()}, {second.data(), second.size()}}};
        const Server::Reply reply = rig.server->handle(ask::read(1, 0, 8).take(), 4096, room);
        QCOMPARE(reply.message.size(), std::size_t{11});
        QCOMPARE(reply.data, std::size_t{8});
        QCOMPARE(Answer(reply.message).size, 19u);
        QCOMPARE(Answer(reply.message).reader().number<std::uint32_t>(), 8u);
        QCOMPARE(first, std::string("hel"));
        QCOMPARE(second, std::string("lo, w---------------"));
        const Server::Reply refused = rig.server->handle(ask::read(9, 0, 8).take(), 4096, room);
        QCOMPARE(refused.data, std::size_t{0});
        QCOMPARE(Answer(refused.message).error, number_of(EBADF));
    }

    void file_is_written_where_asked() {
        Rig rig;
        QVERIFY(rig.go(1, {"hello.txt"}));
        QCOMPARE(rig.error(ask::lopen(1, dotl::kReadWrite)), 0u);
        QCOMPARE(rig.rpc(ask::write(1, 7, "there")).reader().number<std::uint32_t>(), 5u);
        QCOMPARE(rig.contents(1), std::string("hello, there"));
        QCOMPARE(rig.error(ask::write(1, 14, "!")), 0u);
        QCOMPARE(file_text(rig.share / "hello.txt"), std::string("hello, there\0\0!", 15));
        QCOMPARE(rig.error(ask::write(1, ~0ull, "x")), number_of(EINVAL));
        QCOMPARE(rig.rpc(ask::write(1, 0, "")).reader().number<std::uint32_t>(), 0u);
    }

    void write_that_claims_more_data_than_it_has_is_refused() {
        Rig rig;
        QVERIFY(rig.go(1, {"hello.txt"}));
        QCOMPARE(rig.error(ask::lopen(1, dotl::kReadWrite)), 0u);
        for (const std::uint32_t count : {5u, 100u, 0x7FFF'FFFFu, 0xFFFF'FFFFu}) {
            QCOMPARE(rig.error(std::move(Message(Request::Write).u32(1).u64(0).u32(count).raw("four"))),
                     number_of(EINVAL));
        }
        QCOMPARE(rig.contents(1), std::string("hello, world"));
    }

    void append_goes_to_the_end_whatever_the_offset() {
        Rig rig;
        QVERIFY(rig.go(1, {"hello.txt"}));
        QCOMPARE(rig.error(ask::lopen(1, dotl::kWriteOnly | dotl::kAppend)), 0u);
        QCOMPARE(rig.error(ask::write(1, 0, "!")), 0u);
        QCOMPARE(file_text(rig.share / "hello.txt"), std::string("hello, world!"));
        QCOMPARE(rig.error(ask::read(1, 0, 1)), number_of(EBADF));
    }

    void open_truncates_when_asked() {
        Rig rig;
        QVERIFY(rig.go(1, {"hello.txt"}));
        QCOMPARE(rig.error(ask::lopen(1, dotl::kWriteOnly | dotl::kTruncate)), 0u);
        QCOMPARE(rig.attributes(1).size, std::uint64_t{0});
    }

    void open_ignores_what_is_the_guests_own_business() {
        Rig rig;
        QVERIFY(rig.go(1, {"hello.txt"}));
        // O_CREAT, O_NOCTTY, O_NONBLOCK, FASYNC, O_DIRECT, O_LARGEFILE, O_NOFOLLOW, O_NOATIME, O_CLOEXEC of x86 Linux.
        const std::uint32_t flags =
            0100 | 0400 | 04000 | 020000 | 040000 | 0100000 | 0400000 | 01000000 | 02000000 | dotl::kSync;
        QCOMPARE(rig.error(ask::lopen(1, flags | dotl::kReadWrite)), 0u);
        QCOMPARE(data_of(rig.rpc(ask::read(1, 1, 3))), std::string("ell"));
    }

    void open_with_no_access_mode_there_is_is_refused() {
        Rig rig;
        QVERIFY(rig.go(1, {"hello.txt"}));
        QCOMPARE(rig.error(ask::lopen(1, 3)), number_of(EINVAL));
        QCOMPARE(rig.error(ask::lopen(1, dotl::kReadOnly | dotl::kDirectory)), number_of(ENOTDIR));
        QVERIFY(rig.go(2, {"dir"}));
        QCOMPARE(rig.error(ask::lopen(2, dotl::kReadWrite)), number_of(EISDIR));
        QCOMPARE(rig.error(ask::lopen(2, dotl::kReadOnly)), 0u);
        QCOMPARE(rig.error(ask::read(2, 0, 10)), number_of(EISDIR));
    }

    void created_file_is_open_at_once() {
        Rig rig;
        QVERIFY(rig.go(1, {"dir"}));
        const Answer answer = rig.rpc(ask::lcreate(1, "new", dotl::kReadWrite, 0640));
        Reader in = answer.reader();
        QCOMPARE(take_qid(in).type, kQidFile);
        QCOMPARE(rig.error(ask::write(1, 0, "new text")), 0u);
        QCOMPARE(rig.contents(1), std::string("new text"));
        QCOMPARE(file_text(rig.share / "dir" / "new"), std::string("new text"));
        QCOMPARE(rig.attributes(1).mode & 07777u & ~0640u, 0u);
        QCOMPARE(rig.attributes(1).owner, static_cast<std::uint32_t>(::geteuid()));
        QCOMPARE(rig.error(ask::lcreate(1, "more", dotl::kReadWrite)), number_of(EINVAL));
    }

    void creation_of_what_is_there_opens_it_unless_exclusive() {
        Rig rig;
        QVERIFY(rig.go(1, {}));
        QCOMPARE(rig.error(ask::lcreate(1, "hello.txt", dotl::kReadWrite | dotl::kExclusive)), number_of(EEXIST));
        QCOMPARE(rig.error(ask::lcreate(1, "dir", dotl::kReadOnly)), number_of(EISDIR));
        QCOMPARE(rig.error(ask::lcreate(1, "dir", dotl::kReadWrite)), number_of(EISDIR));
        QCOMPARE(rig.error(ask::lcreate(1, "hello.txt", dotl::kReadWrite)), 0u);
        QCOMPARE(rig.contents(1), std::string("hello, world"));
    }

    void fsync_is_for_open_files() {
        Rig rig;
        QVERIFY(rig.go(1, {"hello.txt"}));
        QCOMPARE(rig.error(ask::fsync(1)), number_of(EBADF));
        QCOMPARE(rig.error(ask::lopen(1, dotl::kReadWrite)), 0u);
        QCOMPARE(rig.error(ask::fsync(1, 0)), 0u);
        QCOMPARE(rig.error(ask::fsync(1, 1)), 0u);
        QCOMPARE(rig.error(std::move(Message(Request::Fsync).u32(1))), 0u);
    }

    void lock_is_granted_and_none_is_found() {
        Rig rig;
        const auto lock = [](std::uint8_t type) {
            return std::move(Message(Request::Lock).u32(0).u8(type).u32(1).u64(0).u64(10).u32(42).text("guest"));
        };
        for (const std::uint8_t type : {0, 1, 2}) {
            QCOMPARE(rig.rpc(lock(type)).reader().number<std::uint8_t>(), std::uint8_t{0});
        }
        QCOMPARE(rig.error(lock(3)), number_of(EINVAL));
        const Answer answer =
            rig.rpc(std::move(Message(Request::Getlock).u32(0).u8(1).u64(5).u64(6).u32(42).text("guest")));
        Reader in = answer.reader();
        QCOMPARE(in.number<std::uint8_t>(), std::uint8_t{2});
        QCOMPARE(in.number<std::uint64_t>(), std::uint64_t{5});
        QCOMPARE(in.number<std::uint64_t>(), std::uint64_t{6});
        QCOMPARE(in.number<std::uint32_t>(), 42u);
        QCOMPARE(in.text(), "guest");
        QCOMPARE(rig.error(std::move(
                     Message(Request::Getlock).u32(0).u8(1).u64(5).u64(6).u32(42).text(std::string(65'000, 'c')))),
                 0u);
        const Bytes small = Message(Request::Getlock).u32(0).u8(1).u64(5).u64(6).u32(42).text("guest").take();
        QCOMPARE(Answer(rig.server->handle(small, 34).message).error, number_of(EMSGSIZE));
    }

    // ---- Attributes ----

    void attributes_are_the_files() {
        Rig rig;
        for (const std::string_view name : {"hello.txt", "dir", "to-hello", "fifo", "socket"}) {
            struct stat status = {};
            QCOMPARE(::lstat((rig.share / name).c_str(), &status), 0);
            QVERIFY(rig.go(1, {name}));
            const Attributes got = rig.attributes(1);
            QCOMPARE(got.valid, std::uint64_t{0x7FF});
            QCOMPARE(got.mode, status.st_mode);
            QCOMPARE(got.owner, status.st_uid);
            QCOMPARE(got.group, status.st_gid);
            QCOMPARE(got.links, std::uint64_t{status.st_nlink});
            QCOMPARE(got.size, static_cast<std::uint64_t>(status.st_size));
            QCOMPARE(got.blocks, static_cast<std::uint64_t>(status.st_blocks));
            QCOMPARE(got.modify_seconds, static_cast<std::uint64_t>(status.st_mtim.tv_sec));
            QCOMPARE(got.modify_nanoseconds, static_cast<std::uint64_t>(status.st_mtim.tv_nsec));
            QCOMPARE(got.qid.path, std::uint64_t{status.st_ino});
            QVERIFY(got.qid.version != 0);
            QCOMPARE(rig.error(ask::clunk(1)), 0u);
        }
        QCOMPARE(Attributes(rig.rpc(ask::getattr(0, 0x200))).valid, std::uint64_t{0x200});
        QCOMPARE(Attributes(rig.rpc(ask::getattr(0, 0x3000))).valid, std::uint64_t{0});
    }

    void version_of_a_file_changes_with_it() {
        Rig rig;
        QVERIFY(rig.go(1, {"hello.txt"}));
        const std::uint32_t before = rig.attributes(1).qid.version;
        put_file(rig.share / "hello.txt", "changed");
        QVERIFY(rig.attributes(1).qid.version != before);
    }

    void mode_size_and_times_are_set() {
        Rig rig;
        QVERIFY(rig.go(1, {"hello.txt"}));
        QCOMPARE(rig.error(ask::set_attributes(
                     1, {.valid = setattr::kMode | setattr::kSize | setattr::kAccessTime | setattr::kAccessTimeGiven |
                                  setattr::kModifyTime | setattr::kModifyTimeGiven,
                         .mode = 0600,
                         .size = 5,
                         .access_seconds = 100,
                         .access_nanoseconds = 5,
                         .modify_seconds = static_cast<std::uint64_t>(-200),
                         .modify_nanoseconds = 999'999'999})),
                 0u);
        const Attributes got = rig.attributes(1);
        QCOMPARE(got.mode & 07777u, 0600u);
        QCOMPARE(got.size, std::uint64_t{5});
        QCOMPARE(got.access_seconds, std::uint64_t{100});
        QCOMPARE(static_cast<std::int64_t>(got.modify_seconds), std::int64_t{-200});
        QCOMPARE(got.modify_nanoseconds, std::uint64_t{999'999'999});
        QCOMPARE(rig.error(ask::set_attributes(1, {.valid = setattr::kModifyTime})), 0u);
        QVERIFY(rig.attributes(1).modify_seconds > 1'600'000'000);
        QCOMPARE(rig.attributes(1).access_seconds, std::uint64_t{100});
        QCOMPARE(file_text(rig.share / "hello.txt"), std::string("hello"));
    }

    void attributes_of_an_open_file_are_set() {
        Rig rig;
        for (const std::uint32_t flags : {dotl::kReadOnly, dotl::kWriteOnly, dotl::kReadWrite}) {
            QVERIFY(rig.go(1, {"hello.txt"}));
            QCOMPARE(rig.error(ask::lopen(1, flags)), 0u);
            QCOMPARE(
                rig.error(ask::set_attributes(1, {.valid = setattr::kMode | setattr::kSize, .mode = 0640, .size = 3})),
                0u);
            QCOMPARE(rig.attributes(1).size, std::uint64_t{3});
            QCOMPARE(rig.attributes(1).mode & 07777u, 0640u);
            QCOMPARE(rig.error(ask::clunk(1)), 0u);
        }
    }

    void attributes_that_cannot_be_are_refused() {
        Rig rig;
        QVERIFY(rig.go(1, {"hello.txt"}));
        QCOMPARE(rig.error(ask::set_attributes(1, {.valid = 0x200})), number_of(EINVAL));
        QCOMPARE(rig.error(
                     ask::set_attributes(1, {.valid = setattr::kAccessTimeGiven, .access_nanoseconds = 1'000'000'000})),
                 number_of(EINVAL));
        QCOMPARE(rig.error(ask::set_attributes(1, {.valid = setattr::kModifyTimeGiven, .modify_nanoseconds = ~0ull})),
                 number_of(EINVAL));
        QCOMPARE(rig.error(ask::set_attributes(1, {.valid = setattr::kSize, .size = ~0ull})), number_of(EFBIG));
        QVERIFY(rig.go(2, {"dir"}));
        QCOMPARE(rig.error(ask::set_attributes(2, {.valid = setattr::kSize})), number_of(EISDIR));
        QCOMPARE(rig.error(ask::set_attributes(2, {.valid = setattr::kChangeTime})), 0u);
        const ask::SetAttributes owner = {.valid = setattr::kOwner | setattr::kGroup,
                                          .owner = static_cast<std::uint32_t>(::geteuid()),
                                          .group = static_cast<std::uint32_t>(::getegid())};
        QCOMPARE(rig.error(ask::set_attributes(2, owner)), 0u);
    }

    void file_system_is_told_of() {
        Rig rig;
        const Answer answer = rig.rpc(ask::statfs(0));
        QCOMPARE(answer.size, 67u);
        Reader in = answer.reader();
        QCOMPARE(in.number<std::uint32_t>(), 0x01021997u);
        QVERIFY(in.number<std::uint32_t>() > 0);
        const auto blocks = in.number<std::uint64_t>();
        QVERIFY(in.number<std::uint64_t>() <= blocks);
    }

    void link_is_read() {
        Rig rig;
        QVERIFY(rig.go(1, {"to-hello"}));
        QCOMPARE(rig.rpc(ask::readlink(1)).reader().text(), "hello.txt");
        QCOMPARE(Answer(rig.server->handle(ask::readlink(1).take(), 17).message).error, number_of(EMSGSIZE));
        QVERIFY(rig.go(2, {"hello.txt"}));
        QCOMPARE(rig.error(ask::readlink(2)), number_of(EINVAL));
        QCOMPARE(rig.error(ask::readlink(0)), number_of(EINVAL));
    }

    // ---- Directories ----

    void directory_is_listed_whole_whatever_the_size_of_answers_data() {
        QTest::addColumn<unsigned>("count");
        for (const unsigned count : {300u, 1000u, 4096u, 60'000u}) {
            QTest::addRow("%u", count) << count;
        }
    }
    void directory_is_listed_whole_whatever_the_size_of_answers() {
        QFETCH(unsigned, count);
        Rig rig;
        std::set<std::string> expected = {".", "..", "inner.txt", "deep"};
        for (unsigned i = 0; i < 500; ++i) {
            const std::string name = std::format("file-{}-{}", i, std::string(i % 200, 'x'));
            put_file(rig.share / "dir" / name, "");
            expected.insert(name);
        }
        QVERIFY(rig.go(1, {"dir"}));
        QCOMPARE(rig.error(ask::lopen(1, dotl::kReadOnly | dotl::kDirectory)), 0u);
        const std::vector<DirectoryEntry> entries = list(rig, 1, count);
        QCOMPARE(entries.size(), expected.size());
        QVERIFY(names_of(entries) == expected);
    }

    void entry_tells_type_and_number() {
        Rig rig;
        QVERIFY(rig.go(1, {}));
        QCOMPARE(rig.error(ask::lopen(1, dotl::kReadOnly)), 0u);
        for (const DirectoryEntry& entry : list(rig, 1, 4096)) {
            if (entry.name == "." || entry.name == "..") {
                continue;
            }
            QVERIFY(rig.go(2, {entry.name}));
            const Attributes attributes = rig.attributes(2);
            QCOMPARE(entry.qid.path, attributes.qid.path);
            QCOMPARE(entry.qid.type, attributes.qid.type);
            QCOMPARE(unsigned{entry.type}, IFTODT(attributes.mode));
            QCOMPARE(rig.error(ask::clunk(2)), 0u);
        }
    }

    void listing_from_the_start_again_shows_what_is_new() {
        Rig rig;
        QVERIFY(rig.go(1, {"dir"}));
        QCOMPARE(rig.error(ask::lopen(1, dotl::kReadOnly)), 0u);
        QCOMPARE(list(rig, 1, 4096).size(), std::size_t{4});
        put_file(rig.share / "dir" / "new", "");
        QCOMPARE(list(rig, 1, 4096).size(), std::size_t{5});
    }

    void listing_with_no_room_for_an_entry_is_refused() {
        Rig rig;
        QVERIFY(rig.go(1, {"dir"}));
        QCOMPARE(rig.error(ask::readdir(1, 0, 100)), number_of(EBADF));
        QCOMPARE(rig.error(ask::lopen(1, dotl::kReadOnly)), 0u);
        QCOMPARE(rig.error(ask::readdir(1, 0, 20)), number_of(EINVAL));
        QCOMPARE(rig.error(ask::readdir(1, 0, 0)), number_of(EINVAL));
        QVERIFY(rig.go(2, {"hello.txt"}));
        QCOMPARE(rig.error(ask::lopen(2, dotl::kReadOnly)), 0u);
        QCOMPARE(rig.error(ask::readdir(2, 0, 100)), number_of(ENOTDIR));
    }

    void listing_from_an_offset_of_the_guests_own_is_harmless() {
        Rig rig;
        QVERIFY(rig.go(1, {"dir"}));
        QCOMPARE(rig.error(ask::lopen(1, dotl::kReadOnly)), 0u);
        for (const std::uint64_t offset : {1ull, 12345ull, 1ull << 31, (1ull << 63) - 1, 1ull << 63, ~0ull}) {
            const Answer answer = rig.rpc(ask::readdir(1, offset, 1000));
            QVERIFY(answer.error != 0 || entries_of(answer).size() <= 4);
        }
        QCOMPARE(list(rig, 1, 4096).size(), std::size_t{4});
    }

    void directory_is_made() {
        Rig rig;
        const Answer answer = rig.rpc(ask::mkdir(0, "new", 0700));
        Reader in = answer.reader();
        QVERIFY(rig.go(1, {"new"}));
        QCOMPARE(take_qid(in).path, rig.attributes(1).qid.path);
        QCOMPARE(rig.attributes(1).mode, static_cast<std::uint32_t>(S_IFDIR | 0700));
        QCOMPARE(rig.error(ask::mkdir(0, "new")), number_of(EEXIST));
        QVERIFY(rig.go(2, {"hello.txt"}));
        QCOMPARE(rig.error(ask::mkdir(2, "new")), number_of(ENOTDIR));
    }

    void symbolic_link_is_made_with_any_target() {
        Rig rig;
        const std::string longest(4095, 't');
        for (const auto& [name, target] :
             {std::pair<std::string, std::string>("a", "/etc/passwd"), {"b", "../.."}, {"c", longest}}) {
            const Answer answer = rig.rpc(ask::symlink(0, name, target));
            Reader in = answer.reader();
            QCOMPARE(take_qid(in).type, kQidSymlink);
            QVERIFY(rig.go(1, {name}));
            QCOMPARE(rig.rpc(ask::readlink(1)).reader().text(), std::string_view(target));
            QCOMPARE(rig.error(ask::clunk(1)), 0u);
        }
        QCOMPARE(rig.error(ask::symlink(0, "d", "")), number_of(EINVAL));
        QCOMPARE(rig.error(ask::symlink(0, "d", std::string_view("a\0b", 3))), number_of(EINVAL));
        QCOMPARE(rig.error(ask::symlink(0, "d", longest + 't')), number_of(ENAMETOOLONG));
        QCOMPARE(rig.error(ask::symlink(0, "hello.txt", "x")), number_of(EEXIST));
    }

    void hard_link_is_made() {
        Rig rig;
        QVERIFY(rig.go(1, {"hello.txt"}));
        QVERIFY(rig.go(2, {"dir"}));
        QCOMPARE(rig.error(ask::link(2, 1, "again")), 0u);
        QCOMPARE(rig.attributes(1).links, std::uint64_t{2});
        QCOMPARE(file_text(rig.share / "dir" / "again"), std::string("hello, world"));
        QCOMPARE(rig.error(ask::link(2, 1, "again")), number_of(EEXIST));
        QCOMPARE(rig.error(ask::link(0, 2, "directory")), number_of(EPERM));
        QCOMPARE(rig.error(ask::link(0, 0, "folder")), number_of(EBUSY));
    }

    void name_is_unlinked_as_what_it_is() {
        Rig rig;
        QCOMPARE(rig.error(ask::unlinkat(0, "hello.txt", 0x200)), number_of(ENOTDIR));
        QCOMPARE(rig.error(ask::unlinkat(0, "hello.txt", 1)), number_of(EINVAL));
        QCOMPARE(rig.error(ask::unlinkat(0, "hello.txt")), 0u);
        QCOMPARE(rig.error(ask::unlinkat(0, "hello.txt")), number_of(ENOENT));
        QCOMPARE(rig.error(ask::unlinkat(0, "dir", 0x200)), number_of(ENOTEMPTY));
        QVERIFY(rig.error(ask::unlinkat(0, "dir")) != 0);
        QCOMPARE(rig.error(ask::unlinkat(0, "to-secret")), 0u);
        QVERIFY(rig.go(1, {"dir"}));
        QCOMPARE(rig.error(ask::unlinkat(1, "deep", 0x200)), 0u);
        QVERIFY(!std::filesystem::exists(rig.share / "dir" / "deep"));
        QVERIFY(rig.outside_is_untouched());
    }

    void file_that_is_open_lives_on_when_unlinked() {
        Rig rig;
        QVERIFY(rig.go(1, {"hello.txt"}));
        QVERIFY(rig.go(2, {"hello.txt"}));
        QCOMPARE(rig.error(ask::lopen(1, dotl::kReadWrite)), 0u);
        QCOMPARE(rig.error(ask::unlinkat(0, "hello.txt")), 0u);
        QCOMPARE(rig.contents(1), std::string("hello, world"));
        QCOMPARE(rig.error(ask::write(1, 0, "J")), 0u);
        QCOMPARE(rig.attributes(1).links, std::uint64_t{0});
        QCOMPARE(rig.error(ask::set_attributes(1, {.valid = setattr::kMode | setattr::kSize, .mode = 0600, .size = 1})),
                 0u);
        QCOMPARE(rig.error(ask::remove(2)), number_of(ENOENT));
        QCOMPARE(rig.error(ask::getattr(2)), number_of(EBADF));
        QCOMPARE(rig.contents(1), std::string("J"));
    }

    void remove_ends_the_fid_and_the_file() {
        Rig rig;
        QVERIFY(rig.go(1, {"hello.txt"}));
        QCOMPARE(rig.error(ask::remove(1)), 0u);
        QCOMPARE(rig.error(ask::clunk(1)), number_of(EBADF));
        QVERIFY(!std::filesystem::exists(rig.share / "hello.txt"));
        QVERIFY(rig.go(1, {"dir", "deep"}));
        QCOMPARE(rig.error(ask::remove(1)), 0u);
        QVERIFY(rig.go(1, {"dir"}));
        QCOMPARE(rig.error(ask::remove(1)), number_of(ENOTEMPTY));
        QCOMPARE(rig.error(ask::clunk(1)), number_of(EBADF));
        QVERIFY(rig.go(1, {}));
        QCOMPARE(rig.error(ask::remove(1)), number_of(EBUSY));
    }

    void remove_of_a_name_that_is_another_file_now_is_refused() {
        Rig rig;
        QVERIFY(rig.go(1, {"hello.txt"}));
        put_file(rig.share / "other", "other");
        std::filesystem::rename(rig.share / "other", rig.share / "hello.txt");
        QCOMPARE(rig.error(ask::remove(1)), number_of(ESTALE));
        QCOMPARE(file_text(rig.share / "hello.txt"), std::string("other"));
    }

    void rename_takes_fids_along() {
        Rig rig;
        QVERIFY(rig.go(1, {"dir", "inner.txt"}));
        QVERIFY(rig.go(2, {"dir", "deep"}));
        QVERIFY(rig.go(3, {"dir"}));
        QCOMPARE(rig.error(ask::renameat(0, "dir", 0, "folder")), 0u);
        QCOMPARE(rig.error(ask::rename(1, 2, "moved.txt")), 0u);
        QCOMPARE(file_text(rig.share / "folder" / "deep" / "moved.txt"), std::string("inner"));
        QCOMPARE(rig.error(ask::rename(3, 0, "dir")), 0u);
        QCOMPARE(rig.error(ask::remove(1)), 0u);
        QVERIFY(!std::filesystem::exists(rig.share / "dir" / "deep" / "moved.txt"));
        QVERIFY(rig.rpc(ask::walk(2, 4, {"..", "deep"})).error == 0);
        QCOMPARE(rig.attributes(4).qid.path, rig.attributes(2).qid.path);
    }

    void rename_replaces_what_is_there() {
        Rig rig;
        QVERIFY(rig.go(1, {"hello.txt"}));
        QVERIFY(rig.go(2, {"dir", "inner.txt"}));
        QVERIFY(rig.go(3, {"dir"}));
        QCOMPARE(rig.error(ask::renameat(3, "inner.txt", 0, "hello.txt")), 0u);
        QCOMPARE(file_text(rig.share / "hello.txt"), std::string("inner"));
        QCOMPARE(rig.error(ask::remove(1)), number_of(ESTALE));
        QCOMPARE(rig.error(ask::remove(2)), 0u);
    }

    void rename_that_cannot_be_is_refused() {
        Rig rig;
        QVERIFY(rig.go(1, {"dir", "deep"}));
        QCOMPARE(rig.error(ask::renameat(0, "dir", 1, "itself")), number_of(EINVAL));
        QCOMPARE(rig.error(ask::renameat(0, "missing", 0, "new")), number_of(ENOENT));
        QCOMPARE(rig.error(ask::renameat(0, "hello.txt", 0, "dir")), number_of(EISDIR));
        QCOMPARE(rig.error(ask::rename(0, 1, "root")), number_of(EBUSY));
    }

    void rename_that_would_make_a_path_too_long_is_refused() {
        Rig rig;
        const std::string name(200, 'd');
        std::uint32_t end = 1;
        for (const std::string_view top : {"first", "second"}) {
            QCOMPARE(rig.error(ask::mkdir(0, top)), 0u);
            QVERIFY(rig.go(end, {top}));
            for (unsigned depth = 0; depth < 12; ++depth) {
                QCOMPARE(rig.error(ask::mkdir(end, name)), 0u);
                QVERIFY(rig.rpc(ask::walk(end, end, {name})).error == 0);
            }
            ++end;
        }
        QCOMPARE(rig.error(ask::renameat(0, "first", 2, "moved")), number_of(ENAMETOOLONG));
        QVERIFY(std::filesystem::exists(rig.share / "first"));
        QCOMPARE(rig.error(ask::clunk(1)), 0u);
        QCOMPARE(rig.error(ask::renameat(0, "first", 2, "moved")), 0u);
    }

    // ---- A folder that is not to be changed ----

    void read_only_folder_is_not_changed() {
        Rig rig({.read_only = true});
        QVERIFY(rig.go(1, {"hello.txt"}));
        for (const std::uint32_t flags : {dotl::kWriteOnly, dotl::kReadWrite, dotl::kReadOnly | dotl::kTruncate}) {
            QCOMPARE(rig.error(ask::lopen(1, flags)), number_of(EROFS));
        }
        QCOMPARE(rig.error(ask::lopen(1, dotl::kReadOnly)), 0u);
        QCOMPARE(rig.contents(1), std::string("hello, world"));
        QCOMPARE(rig.error(ask::write(1, 0, "x")), number_of(EROFS));
        QCOMPARE(rig.error(ask::lcreate(0, "hello.txt", dotl::kReadOnly)), number_of(EROFS));
        QCOMPARE(rig.error(ask::mkdir(0, "new")), number_of(EROFS));
        QCOMPARE(rig.error(ask::symlink(0, "new", "x")), number_of(EROFS));
        QCOMPARE(rig.error(ask::link(0, 1, "new")), number_of(EROFS));
        QCOMPARE(rig.error(ask::unlinkat(0, "hello.txt")), number_of(EROFS));
        QCOMPARE(rig.error(ask::rename(1, 0, "new")), number_of(EROFS));
        QCOMPARE(rig.error(ask::renameat(0, "hello.txt", 0, "new")), number_of(EROFS));
        QCOMPARE(rig.error(ask::set_attributes(1, {.valid = setattr::kMode, .mode = 0})), number_of(EROFS));
        QCOMPARE(rig.error(std::move(Message(Request::Mknod).u32(0).text("n").u32(0).u32(0).u32(0).u32(0))),
                 number_of(EROFS));
        QCOMPARE(rig.error(ask::remove(1)), number_of(EROFS));
        QCOMPARE(rig.error(ask::clunk(1)), number_of(EBADF));
        QCOMPARE(file_text(rig.share / "hello.txt"), std::string("hello, world"));
    }

    void folder_that_cannot_be_shared_is_an_error() {
        Rig rig;
        for (const std::filesystem::path& path : {rig.share / "hello.txt", rig.share / "missing"}) {
            const auto server = Server::create(path.string(), {});
            QVERIFY(!server.has_value());
            QVERIFY(!server.error().cause.empty());
            QVERIFY(!server.error().remedy.empty());
        }
    }

    // ---- Limits ----

    void fids_are_limited() {
        Rig rig;
        std::uint32_t number = 1;
        while (rig.error(ask::walk(0, number, {})) == 0) {
            ++number;
            QVERIFY(number <= FidTable::kMostFids);
        }
        QCOMPARE(number, static_cast<std::uint32_t>(FidTable::kMostFids));
        QCOMPARE(rig.error(ask::walk(0, number, {})), number_of(ENFILE));
        QCOMPARE(rig.error(ask::attach(number)), number_of(ENFILE));
        QCOMPARE(rig.error(ask::clunk(1)), 0u);
        QCOMPARE(rig.error(ask::walk(0, number, {})), 0u);
    }

    void more_fids_than_descriptors_are_usable() {
        Rig rig({.most_descriptors = 8});
        for (std::uint32_t i = 1; i <= 50; ++i) {
            const std::string name = std::format("file-{}", i);
            put_file(rig.share / name, name);
            QVERIFY(rig.go(i, {name}));
            QVERIFY(rig.server->descriptors() <= 8);
        }
        for (std::uint32_t i = 1; i <= 50; ++i) {
            QCOMPARE(rig.attributes(i).size, static_cast<std::uint64_t>(std::format("file-{}", i).size()));
            QVERIFY(rig.server->descriptors() <= 8);
        }
        QCOMPARE(rig.error(ask::renameat(0, "file-1", 0, "moved")), 0u);
        for (std::uint32_t i = 2; i <= 50; ++i) {
            (void)rig.attributes(i);
        }
        QCOMPARE(rig.error(ask::getattr(1)), 0u);
    }

    void fid_whose_file_is_another_one_when_it_is_found_again_is_stale() {
        Rig rig({.most_descriptors = 4});
        QVERIFY(rig.go(1, {"hello.txt"}));
        QVERIFY(rig.go(2, {"dir", "inner.txt"}));
        const auto use_up = [&] {
            for (std::uint32_t i = 10; i < 20; ++i) {
                QVERIFY(rig.go(i, {"dir"}));
                QVERIFY(rig.rpc(ask::walk(i, i, {"deep"})).error == 0);
            }
            for (std::uint32_t i = 10; i < 20; ++i) {
                QCOMPARE(rig.error(ask::clunk(i)), 0u);
            }
        };
        use_up();
        put_file(rig.share / "other", "other");
        std::filesystem::rename(rig.share / "other", rig.share / "hello.txt");
        std::filesystem::remove(rig.share / "dir" / "inner.txt");
        for (const std::uint32_t fid : {1u, 2u}) {
            QCOMPARE(rig.error(ask::getattr(fid)), number_of(ESTALE));
            QCOMPARE(rig.error(ask::lopen(fid, dotl::kReadOnly)), number_of(ESTALE));
            QCOMPARE(rig.error(ask::clunk(fid)), 0u);
        }
    }

    void files_that_are_open_are_limited() {
        Rig rig({.most_descriptors = 8});
        unsigned opened = 0;
        for (std::uint32_t i = 1; i <= 20; ++i) {
            opened += rig.go(i, {"hello.txt"}) && rig.error(ask::lopen(i, dotl::kReadOnly)) == 0 ? 1 : 0;
        }
        QVERIFY(opened >= 4 && opened <= 8);
        QCOMPARE(rig.error(ask::walk(0, 50, {"dir"})), number_of(EMFILE));
        QCOMPARE(rig.error(ask::lcreate(0, "new", dotl::kReadWrite)), number_of(EMFILE));
        QVERIFY(!std::filesystem::exists(rig.share / "new"));
        for (std::uint32_t i = 1; i <= 20; ++i) {
            (void)rig.rpc(ask::clunk(i));
        }
        QVERIFY(rig.go(1, {"dir"}));
    }

    void descriptors_of_the_process_are_divided_among_its_folders() {
        rlimit before = {};
        QCOMPARE(::getrlimit(RLIMIT_NOFILE, &before), 0);
        const rlimit few = {.rlim_cur = 400, .rlim_max = before.rlim_max};
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &few), 0);
        for (const auto& [folders, expected] : {std::pair(1u, 100u), std::pair(4u, 25u), std::pair(8u, 16u)}) {
            Rig rig({.folders = folders});
            for (std::uint32_t i = 1; i <= 150; ++i) {
                (void)rig.go(i, {"hello.txt"});
                (void)rig.rpc(ask::lopen(i, dotl::kReadOnly));
            }
            // The last one is what is given up in vain before an open is refused.
            QVERIFY(rig.server->descriptors() <= expected && rig.server->descriptors() >= expected - 1);
        }
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &before), 0);
    }

    // ---- Saved sessions ----

    void saved_session_goes_on_in_another_server() {
        Rig rig;
        QVERIFY(rig.go(1, {"hello.txt"}));
        QVERIFY(rig.go(2, {"dir", "inner.txt"}));
        QVERIFY(rig.go(3, {"dir"}));
        QVERIFY(rig.go(4, {"to-secret"}));
        QCOMPARE(rig.error(ask::lopen(1, dotl::kReadWrite | dotl::kAppend)), 0u);
        QCOMPARE(rig.error(ask::lopen(3, dotl::kReadOnly)), 0u);
        const nlohmann::json state = rig.server->save();
        rig.server = rig.make_server();
        QVERIFY(rig.server->restore(state).has_value());
        QVERIFY(rig.server->save() == state);
        QCOMPARE(rig.error(ask::write(1, 0, "!")), 0u);
        QCOMPARE(rig.contents(1), std::string("hello, world!"));
        QCOMPARE(list(rig, 3, 4096).size(), std::size_t{4});
        QCOMPARE(rig.error(ask::lopen(2, dotl::kReadOnly)), 0u);
        QCOMPARE(rig.contents(2), std::string("inner"));
        QCOMPARE(rig.rpc(ask::readlink(4)).reader().text(), "../outside/secret");
    }

    void saved_session_whose_open_file_is_gone_is_an_error() {
        Rig rig;
        QVERIFY(rig.go(1, {"hello.txt"}));
        QVERIFY(rig.go(2, {"dir"}));
        QCOMPARE(rig.error(ask::lopen(1, dotl::kReadOnly)), 0u);
        const nlohmann::json state = rig.server->save();
        rig.server = rig.make_server();
        rig.start();
        QVERIFY(rig.go(2, {"dir", "inner.txt"}));
        const nlohmann::json before = rig.server->save();
        std::filesystem::rename(rig.share / "hello.txt", rig.share / "elsewhere");
        const auto gone = rig.server->restore(state);
        QVERIFY(!gone.has_value());
        QVERIFY(gone.error().cause.contains("hello.txt"));
        QVERIFY(!gone.error().remedy.empty());
        QVERIFY(rig.server->save() == before);
        QCOMPARE(rig.attributes(2).size, std::uint64_t{5});
        put_file(rig.share / "hello.txt", "another");
        QVERIFY(!rig.server->restore(state).has_value());
        std::filesystem::rename(rig.share / "elsewhere", rig.share / "hello.txt");
        QVERIFY(rig.server->restore(state).has_value());
        QCOMPARE(rig.contents(1), std::string("hello, world"));
    }

    void saved_session_keeps_what_is_open_still() {
        Rig rig;
        QVERIFY(rig.go(1, {"hello.txt"}));
        QCOMPARE(rig.error(ask::lopen(1, dotl::kReadOnly)), 0u);
        QCOMPARE(rig.error(ask::unlinkat(0, "hello.txt")), 0u);
        const nlohmann::json state = rig.server->save();
        QVERIFY(rig.go(2, {"dir"}));
        QVERIFY(rig.server->restore(state).has_value());
        QVERIFY(rig.server->save() == state);
        QCOMPARE(rig.contents(1), std::string("hello, world"));
        QCOMPARE(rig.server->descriptors(), std::size_t{1});
        rig.server->reset();
        QVERIFY(!rig.server->restore(state).has_value());
    }

    void saved_session_needs_no_more_descriptors_than_it_has() {
        Rig rig({.most_descriptors = 8});
        for (std::uint32_t i = 1; i <= 7; ++i) {
            QVERIFY(rig.go(i, {"hello.txt"}));
        }
        QCOMPARE(rig.error(ask::lopen(1, dotl::kReadOnly)), 0u);
        const nlohmann::json state = rig.server->save();
        QVERIFY(rig.server->restore(state).has_value());
        rig.server = rig.make_server();
        rig.start();
        for (std::uint32_t i = 1; i <= 20; ++i) {
            QVERIFY(rig.go(i, {"dir"}));
            QVERIFY(rig.rpc(ask::walk(i, i, {"deep"})).error == 0);
        }
        QVERIFY(rig.server->restore(state).has_value());
        QCOMPARE(rig.contents(1), std::string("hello, world"));
    }

    void saved_session_whose_other_file_is_gone_has_a_stale_fid() {
        Rig rig;
        QVERIFY(rig.go(1, {"hello.txt"}));
        const nlohmann::json state = rig.server->save();
        std::filesystem::remove(rig.share / "hello.txt");
        rig.server = rig.make_server();
        QVERIFY(rig.server->restore(state).has_value());
        QCOMPARE(rig.error(ask::getattr(1)), number_of(ESTALE));
    }

    void saved_session_that_is_none_is_refused_data() {
        QTest::addColumn<QByteArray>("pointer");
        QTest::addColumn<QByteArray>("value");
        const auto row = [](const char* pointer, const char* value) {
            QTest::addRow("%s %s", pointer, value) << QByteArray(pointer) << QByteArray(value);
        };
        row("", "null");
        row("", "[]");
        row("/version", "2");
        row("/message_size", "1");
        row("/message_size", "4294967296");
        row("/message_size", "-1");
        row("/fids", "null");
        row("/fids", "{}");
        row("/fids/0", "7");
        row("/fids/1/number", "0");
        row("/fids/1/number", "4294967296");
        row("/fids/1/path", "7");
        row("/fids/1/path", R"("../outside/secret")");
        row("/fids/1/path", R"("dir/../../outside/secret")");
        row("/fids/1/path", R"("/etc/passwd")");
        row("/fids/1/path", R"("hello.txt%00")");
        row("/fids/1/path", R"("absolute/secret")");
        row("/fids/1/path", R"("relative/secret")");
        row("/fids/1/path", R"("dir")");
        row("/fids/1/path", R"("fifo")");
        row("/fids/1/inode", "1");
        row("/fids/1/inode", R"("1")");
        row("/fids/1/type", "16384");
        row("/fids/1/type", "1");
        row("/fids/1/open", "3");
        row("/fids/1/open", "512");
        row("/fids/1/open", "4294967295");
    }
    void saved_session_that_is_none_is_refused() {
        QFETCH(QByteArray, pointer);
        QFETCH(QByteArray, value);
        Rig rig;
        QVERIFY(rig.go(1, {"hello.txt"}));
        QCOMPARE(rig.error(ask::lopen(1, dotl::kReadWrite)), 0u);
        const nlohmann::json before = rig.server->save();
        nlohmann::json state = before;
        state[nlohmann::json::json_pointer(pointer.toStdString())] = nlohmann::json::parse(value.toStdString());
        QVERIFY(!rig.server->restore(state).has_value());
        QVERIFY(rig.server->save() == before);
        QVERIFY(rig.outside_is_untouched());
    }

    void saved_session_that_writes_is_refused_by_a_read_only_folder() {
        Rig rig;
        QVERIFY(rig.go(1, {"hello.txt"}));
        QCOMPARE(rig.error(ask::lopen(1, dotl::kReadWrite)), 0u);
        auto reader = Server::create(rig.share.string(), {.read_only = true});
        QVERIFY(reader.has_value());
        QVERIFY(!(*reader)->restore(rig.server->save()).has_value());
    }
};

QTEST_GUILESS_MAIN(ServerTest)
#include "server_test.moc"
