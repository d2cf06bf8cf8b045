// SPDX-License-Identifier: BSD-2-Clause
#include "backend/ipc/peer.h"

#include <grp.h>
#include <pwd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <QTest>
#include <algorithm>

#include "backend/base/unique_fd.h"

using namespace apiary;
using namespace apiary::ipc;

namespace {

constexpr uid_t kUnknown = 2'000'000'001;

bool has(const std::vector<gid_t>& groups, gid_t gid) {
    return std::ranges::find(groups, gid) != groups.end();
}

}  // namespace

class PeerTest : public QObject {
    Q_OBJECT

private slots:
    void peer_of_a_socket_is_known() {
        int ends[2];
        QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
        const UniqueFd one(ends[0]);
        const UniqueFd other(ends[1]);
        const Result<Peer> peer = peer_of(one.get());
        QVERIFY(peer.has_value());
        QCOMPARE(peer->uid, ::geteuid());
        QCOMPARE(peer->gid, ::getegid());
        QCOMPARE(peer->pid, ::getpid());
    }

    void peer_of_what_is_no_socket_is_an_error() {
        int ends[2];
        QCOMPARE(::pipe(ends), 0);
        const UniqueFd one(ends[0]);
        const UniqueFd other(ends[1]);
        QVERIFY(!peer_of(one.get()));
    }

    void user_without_an_entry_has_the_group_of_the_socket() {
        QVERIFY(::getpwuid(kUnknown) == nullptr);
        QCOMPARE(groups_of(kUnknown, 77), std::vector<gid_t>{77});
    }

    void user_has_the_group_of_passwd_and_that_of_the_socket() {
        const passwd* const entry = ::getpwuid(0);
        QVERIFY(entry != nullptr);
        const std::vector<gid_t> groups = groups_of(0, 54'321);
        QVERIFY(has(groups, entry->pw_gid));
        QVERIFY(has(groups, 54'321));
        QCOMPARE(std::ranges::count(groups_of(0, entry->pw_gid), entry->pw_gid), 1);
    }

    void member_of_a_group_has_it() {
        ::setgrent();
        int checked = 0;
        while (const group* const entry = ::getgrent()) {
            const gid_t gid = entry->gr_gid;
            if (const passwd* const user = entry->gr_mem[0] == nullptr ? nullptr : ::getpwnam(entry->gr_mem[0])) {
                QVERIFY(has(groups_of(user->pw_uid, user->pw_gid), gid));
                ++checked;
            }
        }
        ::endgrent();
        if (checked == 0) {
            QSKIP("no group of this host has a member in group(5)");
        }
    }
};

QTEST_GUILESS_MAIN(PeerTest)
#include "peer_test.moc"
