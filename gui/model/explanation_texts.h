// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <span>

namespace apiary::gui {

/// What the helper says of messages: the causes and remedies in backend/host/messages, letter by letter. They are in
/// the context "HostTexts" for translation.
[[nodiscard]] std::span<const char* const> explanation_texts();

}  // namespace apiary::gui
