// SPDX-License-Identifier: BSD-2-Clause
#include "backend/base/result.h"

#include <format>
#include <system_error>

namespace apiary {

std::unexpected<Error> fail_errno(int error_number, std::string cause, std::string remedy) {
    return fail(std::move(cause), std::move(remedy),
                std::format("{} (errno {})", std::generic_category().message(error_number), error_number));
}

}  // namespace apiary
