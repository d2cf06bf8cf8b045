// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/model/terminal_text.h"

#include <QChar>
#include <algorithm>

namespace apiary::gui {
namespace {

constexpr char32_t kBell = 0x07, kBackspace = 0x08, kTab = 0x09, kCancel = 0x18, kSubstitute = 0x1A, kEscape = 0x1B,
                   kDelete = 0x7F, kDeviceString = 0x90, kStartString = 0x98, kSequence = 0x9B, kStringEnd = 0x9C,
                   kSystemString = 0x9D, kPrivacyString = 0x9E, kProgramString = 0x9F, kReplacement = 0xFFFD;
constexpr std::size_t kTabWidth = 8;

bool begins_string(char32_t c) {
    return c == kDeviceString || c == kStartString || c == kSystemString || c == kPrivacyString || c == kProgramString;
}

/// Whether it would turn the order of what stands beside it, so that a line reads as another one.
bool turns_text(char32_t c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/// Whether a text document takes it for something of its own: an end of a line or a frame, or a picture.
bool is_special(char32_t c) {
    return c == 0x2028 || c == 0x2029 || c == 0xFFFC || QChar::isNonCharacter(c) || QChar::isSurrogate(c);
}

}  // namespace

QString TerminalText::take(QByteArrayView bytes) {
    QString lines;
    std::ranges::for_each(bytes, [&](char byte) { take_byte(static_cast<std::uint8_t>(byte), lines); });
    return lines;
}

/// UTF-8 as the Unicode standard has it (section 3.9): one replacement for what could have become a character, and did
/// not.
void TerminalText::take_byte(std::uint8_t byte, QString& lines) {
    if (missing_ > 0) {
        if (byte < least_ || byte > most_) {
            missing_ = 0;
            take_character(kReplacement, lines);
            take_byte(byte, lines);
            return;
        }
        character_ = character_ << 6 | (byte & 0x3F);
        least_ = 0x80;
        most_ = 0xBF;
        if (--missing_ == 0) {
            take_character(character_, lines);
        }
        return;
    }
    missing_ = byte >= 0xF0 && byte <= 0xF4 ? 3 : byte >= 0xE0 && byte < 0xF0 ? 2 : byte >= 0xC2 && byte < 0xE0 ? 1 : 0;
    // Neither a longer form than there has to be, nor half of a pair, nor more than Unicode has.
    least_ = byte == 0xE0 ? 0xA0 : byte == 0xF0 ? 0x90 : 0x80;
    most_ = byte == 0xED ? 0x9F : byte == 0xF4 ? 0x8F : 0xBF;
    character_ = byte & (missing_ == 3 ? 0x07 : missing_ == 2 ? 0x0F : 0x1F);
    if (missing_ == 0) {
        take_character(byte < 0x80 ? char32_t{byte} : kReplacement, lines);
    }
}

void TerminalText::clear() {
    *this = TerminalText();
}

void TerminalText::take_character(char32_t c, QString& lines) {
    if (c == kEscape) {
        state_ = State::Escape;
        length_ = 0;
        return;
    }
    if (c == kCancel || c == kSubstitute) {
        state_ = State::Text;
        return;
    }
    switch (state_) {
        case State::Text: take_text(c, lines); return;
        case State::String:
            if (c == kBell || c == kStringEnd) {
                state_ = State::Text;
            } else if (c == U'\n' || ++length_ > kLongestString) {  // Its end was lost.
                state_ = State::Text;
                take_text(c, lines);
            }
            return;
        case State::Escape:
        case State::EscapeRest:
        case State::Sequence: break;
    }
    // Terminals act on these in the midst of a sequence.
    if (c < 0x20) {
        take_control(c, lines);
    } else if (c >= kDelete || ++length_ > kLongestString) {
        state_ = State::Text;
        take_text(c, lines);
    } else if (state_ == State::Sequence) {
        take_sequence(c);
    } else {
        take_escape(c);
    }
}

void TerminalText::take_text(char32_t c, QString& lines) {
    if (c < 0x20) {
        take_control(c, lines);
    } else if (c == kSequence) {
        state_ = State::Sequence;
        length_ = 0;
        parameters_ = {};
        count_ = 0;
        is_private_ = false;
    } else if (begins_string(c)) {
        state_ = State::String;
        length_ = 0;
    } else if ((c < kDelete || c > kProgramString) && !turns_text(c)) {
        put(is_special(c) ? kReplacement : c, lines);
    }
}

void TerminalText::take_control(char32_t c, QString& lines) {
    switch (c) {
        case U'\n':
        case U'\v':
        case U'\f': end_line(lines); break;
        case U'\r': column_ = 0; break;
        case kBackspace: column_ -= column_ > 0 ? 1 : 0; break;
        case kTab: move_to((column_ / kTabWidth + 1) * kTabWidth); break;
        default: break;
    }
}

void TerminalText::take_escape(char32_t c) {
    if (c < 0x30) {  // What chooses a character set, and the like: one more follows.
        state_ = State::EscapeRest;
        return;
    }
    const bool first = state_ == State::Escape;
    state_ = State::Text;
    // The two-character forms of the single ones.
    if (QString none; first && c >= U'@' && c <= U'_') {
        take_text(c + 0x40, none);
    }
}

void TerminalText::take_sequence(char32_t c) {
    if (c >= U'0' && c <= U'9') {
        count_ = std::max<std::size_t>(count_, 1);
        if (count_ <= parameters_.size()) {
            std::size_t& value = parameters_[count_ - 1];
            value = std::min(value * 10 + (c - U'0'), kLongestLine);
        }
    } else if (c == U';' || c == U':') {
        count_ = std::min(std::max<std::size_t>(count_, 1) + 1, parameters_.size() + 1);
    } else if (c < U'@') {
        is_private_ = true;
    } else {
        state_ = State::Text;
        if (!is_private_) {
            carry_out(c);
        }
    }
}

std::size_t TerminalText::parameter(std::size_t index, std::size_t usual) const {
    return index < count_ && parameters_[index] > 0 ? parameters_[index] : usual;
}

/// What programs edit a line with.
void TerminalText::carry_out(char32_t final) {
    const std::size_t number = parameter(0, 1);
    switch (final) {
        case U'C': move_to(column_ + number); break;
        case U'D': column_ -= std::min(number, column_); break;
        case U'G': move_to(number - 1); break;
        case U'P':
            if (column_ < line_.size()) {
                line_.erase(column_, number);
            }
            break;
        case U'K': {
            const std::size_t which = parameter(0, 0);
            if (which == 0 && column_ < line_.size()) {
                line_.resize(column_);
            } else if (which == 1) {
                std::fill_n(line_.begin(), std::min(column_ + 1, line_.size()), U' ');
            } else if (which == 2) {
                line_.clear();
            }
            break;
        }
        default: break;
    }
}

void TerminalText::move_to(std::size_t column) {
    column_ = std::min(column, kLongestLine - 1);
}

void TerminalText::put(char32_t c, QString& lines) {
    if (column_ >= kLongestLine) {
        end_line(lines);
    }
    if (column_ > line_.size()) {
        line_.resize(column_, U' ');
    }
    if (column_ == line_.size()) {
        line_.push_back(c);
    } else {
        line_[column_] = c;
    }
    ++column_;
}

void TerminalText::end_line(QString& lines) {
    lines += line() + u'\n';
    line_.clear();
    column_ = 0;
}

}  // namespace apiary::gui
