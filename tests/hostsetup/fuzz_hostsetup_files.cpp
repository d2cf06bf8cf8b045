// SPDX-License-Identifier: BSD-2-Clause
// Files of settings may be anything: a change of theirs is understood afterwards, touches one line, and can be undone
// to the byte.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "backend/hostsetup/formats.h"
#include "backend/hostsetup/record.h"
#include "tests/fuzz_input.h"

using namespace apiary;
using namespace apiary::hostsetup;

namespace {

void check(bool condition, const char* what) {
    if (!condition) {
        std::fprintf(stderr, "does not hold: %s\n", what);
        std::abort();
    }
}

const Setting kSettings[] = {{Format::LoaderConf, "vmm_load", "YES", false},
                             {Format::RcConf, "apiaryd_enable", "YES", false},
                             {Format::RcConf, "kld_list", "vmm", true},
                             {Format::ModulesList, "", "tun", true},
                             {Format::Group, "apiary", "olga", true}};

void change(const std::string& text, const Setting& setting, const std::string& since) {
    Lines lines(text);
    check(lines.text() == text, "lines are their text");
    const bool said = says(lines, setting);
    const auto edit = ensure(lines, setting);
    if (!edit || !*edit) {
        check(lines.text() == text, "what was not changed is as it was");
        check(said == edit.has_value(), "what is said needs no change, and only that");
        return;
    }
    check(says(lines, setting), "what was written is understood");
    const std::string changed = lines.text();
    check(lines.all().size() - Lines(text).all().size() <= 1, "one line at most is new");
    Lines again(text);
    check(do_edit(again, **edit) && again.text() == changed, "a change that was written down is the same change");
    take_back(lines, **edit, setting.format);
    check(lines.text() == text, "what was taken back is as it was");
    Lines theirs(since);
    take_back(theirs, **edit, setting.format);
    (void)theirs.text();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    testing::FuzzInput input(data, size);
    const Setting& setting = kSettings[input.take<std::uint8_t>() % std::size(kSettings)];
    const auto split = input.take<std::uint16_t>();
    const std::string text(input.text(split));
    const std::string since(input.text(size));
    if (!text.contains('\0')) {
        change(text, setting, since);
    }
    if (const auto record = parse_record(since)) {
        check(parse_record(format_record(*record)).value() == *record, "a record means the same");
    }
    return 0;
}
