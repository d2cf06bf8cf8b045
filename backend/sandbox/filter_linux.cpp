// SPDX-License-Identifier: BSD-2-Clause
#include "backend/sandbox/filter_linux.h"

#include <seccomp.h>
#include <unistd.h>

#include <format>
#include <memory>

#include "backend/sandbox/rules_linux.h"
#include "backend/sandbox/violation_linux.h"

namespace apiary::sandbox {
namespace {

using Context = std::unique_ptr<void, decltype([](void* context) { ::seccomp_release(context); })>;

std::string name_of(int call) {
    const std::unique_ptr<char, decltype([](char* name) { std::free(name); })> name(
        ::seccomp_syscall_resolve_num_arch(SCMP_ARCH_NATIVE, call));
    return name != nullptr ? name.get() : std::to_string(call);
}

/// libseccomp's functions give a negative errno value.
Result<void> check(int result, std::string cause) {
    return result < 0 ? fail_errno(-result, std::move(cause)) : Result<void>();
}

Result<void> set_up(scmp_filter_ctx context) {
    const char* const cause = "the filter of system calls cannot be set up";
    const std::pair<scmp_filter_attr, std::uint32_t> attributes[] = {
        {SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS},  // Calls of 32-bit programs, and of x32 ones.
        {SCMP_FLTATR_CTL_NNP, 1},
        {SCMP_FLTATR_CTL_TSYNC, 1},
        {SCMP_FLTATR_CTL_OPTIMIZE, 2},  // A binary tree: the I/O path makes many calls.
    };
    for (const auto& [attribute, value] : attributes) {
        if (auto set = check(::seccomp_attr_set(context, attribute, value), cause); !set) {
            return set;
        }
    }
    return {};
}

Result<void> add(scmp_filter_ctx context, const Rule& rule) {
    return check(::seccomp_rule_add_array(context, rule.action, rule.call,
                                          static_cast<unsigned>(rule.conditions.size()), rule.conditions.data()),
                 std::format("the filter of system calls does not take its rule for {}", name_of(rule.call)));
}

}  // namespace

Result<unsigned> enter_filter(const Needs& needs) {
    const Context context(::seccomp_init(SCMP_ACT_TRAP));
    if (context == nullptr) {
        return fail("there is no memory for the filter of system calls");
    }
    if (auto ready = set_up(context.get()); !ready) {
        return std::unexpected(ready.error());
    }
    const std::vector<Rule> rules = rules_for(needs, ::getpid());
    for (const Rule& rule : rules) {
        if (auto added = add(context.get(), rule); !added) {
            return std::unexpected(added.error());
        }
    }
    if (auto watched = report_violations(needs.log); !watched) {
        return std::unexpected(watched.error());
    }
    if (auto loaded = check(::seccomp_load(context.get()), "the kernel does not take the filter of system calls");
        !loaded) {
        return std::unexpected(loaded.error());
    }
    return static_cast<unsigned>(rules.size());
}

std::vector<std::string> describe_filter(const Needs& needs) {
    std::vector<std::string> lines;
    for (const Rule& rule : rules_for(needs, ::getpid())) {
        lines.push_back(std::format("{}: {}", name_of(rule.call), rule.reason));
    }
    return lines;
}

}  // namespace apiary::sandbox
