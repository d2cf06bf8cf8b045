// SPDX-License-Identifier: BSD-2-Clause
// The 9P server under a client that says anything. Whatever it says, nothing beside the folder may be touched.
#include "backend/share/server.h"
#include "tests/share/fuzz_share.h"

using namespace apiary;
using namespace apiary::share;
using namespace apiary::share::test;

namespace {

constexpr std::size_t kMostSteps = 200;
constexpr std::size_t kMostAnswer = 8192;

void talk(Server& server, FuzzInput& input) {
    const Bytes request = request_of_choice(input);
    std::array<char, 5> first;
    std::array<char, 8192> second;
    const std::array<iovec, 2> room = {{{first.data(), first.size()}, {second.data(), second.size()}}};
    constexpr std::size_t kWhole = kDataHeaderSize + first.size() + second.size();
    const auto choice = input.take<std::uint8_t>();
    const std::size_t limit = choice % 8 == 0 ? input.take<std::uint16_t>() : kWhole;
    const bool has_room = choice % 2 != 0 && limit == kWhole;
    const Server::Reply reply =
        server.handle(request, limit, has_room ? std::span<const iovec>(room) : std::span<const iovec>());
    check(reply.message.size() + reply.data <= limit, "an answer fits its room");
    if (reply.message.empty()) {
        check(request.size() < kHeaderSize || limit < kErrorSize, "what can be answered is");
        return;
    }
    const Answer answer(reply.message);
    check(answer.size == reply.message.size() + reply.data, "an answer knows its size");
    check(std::memcmp(&answer.tag, request.data() + 5, sizeof answer.tag) == 0, "an answer has its request's tag");
}

/// One value somewhere in the session replaced: refused or not, another server must live with it.
void restore(std::unique_ptr<Server>& server, std::unique_ptr<Server> other, FuzzInput& input) {
    const nlohmann::json state = server->save();
    check(server->restore(state).has_value(), "a session's own state is accepted");
    check(server->save() == state, "a restored session is the saved one");
    nlohmann::json damaged = state.flatten();
    auto place = damaged.begin();
    std::advance(place, static_cast<std::ptrdiff_t>(input.take<std::uint16_t>() % damaged.size()));
    switch (input.take<std::uint8_t>() % 4) {
        case 0: *place = input.take<std::uint64_t>(); break;
        case 1: *place = input.take<std::uint8_t>(); break;
        case 2: *place = name_of_choice(input); break;
        default: break;
    }
    if (other->restore(damaged.unflatten()).has_value()) {
        server = std::move(other);
    }
}

void run(const FuzzTree& tree, FuzzInput& input) {
    const auto choice = input.take<std::uint8_t>();
    const Server::Options options = {.read_only = choice % 8 == 0,
                                     .lookup = choice % 2 == 0 ? Tree::Lookup::Automatic : Tree::Lookup::ByComponent,
                                     .most_descriptors = choice % 4 == 0 ? std::size_t{6} : 64};
    const auto make = [&] { return std::move(Server::create(tree.share().string(), options)).value(); };
    std::unique_ptr<Server> server = make();
    begin([&](const Bytes& request) { (void)server->handle(request, kMostAnswer); });
    for (std::size_t i = 0; i < kMostSteps && !input.empty(); ++i) {
        if (input.take<std::uint8_t>() >= 250) {
            restore(server, make(), input);
        } else {
            talk(*server, input);
        }
        check(server->descriptors() <= options.most_descriptors, "descriptors are limited");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const FuzzTree tree;
    tree.fill();
    FuzzInput input(data, size);
    run(tree, input);
    tree.check_outside();
    return 0;
}
