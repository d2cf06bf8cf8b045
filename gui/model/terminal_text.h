// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

namespace apiary::gui {

/// What a terminal would show of a console's output, as plain lines: colours, titles and other control sequences are
/// left out, and a line that is written over is as it was written last. Of sequences that move between lines nothing is
/// made.
///
/// Any bytes will do, cut anywhere; what is kept of them is bounded, and no sequence that never ends swallows what
/// follows.
class TerminalText {
public:
    /// A longer line is broken.
    static constexpr std::size_t kLongestLine = 4096;
    /// Characters of a control sequence, after which what follows is taken for text again.
    static constexpr std::size_t kLongestString = 4096;

    /// The lines that end within `bytes`, each with "\n".
    [[nodiscard]] QString take(QByteArrayView bytes);
    /// The last line so far, which later bytes may change.
    [[nodiscard]] QString line() const { return QString::fromStdU32String(line_); }
    /// As if nothing had been taken yet.
    void clear();

private:
    enum class State { Text, Escape, EscapeRest, Sequence, String };

    void take_byte(std::uint8_t byte, QString& lines);
    void take_character(char32_t c, QString& lines);
    void take_text(char32_t c, QString& lines);
    void take_control(char32_t c, QString& lines);
    void take_escape(char32_t c);
    void take_sequence(char32_t c);
    void carry_out(char32_t final);
    void put(char32_t c, QString& lines);
    void end_line(QString& lines);
    void move_to(std::size_t column);
    [[nodiscard]] std::size_t parameter(std::size_t index, std::size_t usual) const;

    // Of the character whose bytes are coming: what is known of it, how many follow, and what the next one may be.
    // (Qt's decoder tells something else of bytes that are no UTF-8 when they are cut.)
    char32_t character_ = 0;
    int missing_ = 0;
    std::uint8_t least_ = 0x80, most_ = 0xBF;
    State state_ = State::Text;
    std::u32string line_;
    std::size_t column_ = 0;
    std::array<std::size_t, 4> parameters_ = {};
    std::size_t count_ = 0;    ///< Of parameters begun.
    bool is_private_ = false;  ///< A sequence that is not of the standard: what its letter means is not known.
    std::size_t length_ = 0;   ///< Characters of the control sequence so far.
};

}  // namespace apiary::gui
