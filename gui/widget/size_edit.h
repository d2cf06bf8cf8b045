// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QAbstractSpinBox>
#include <QLocale>
#include <QString>
#include <QWidget>
#include <cstdint>
#include <optional>

class QLabel;

namespace apiary::gui {

/// The bytes that a text means to somebody of this locale: "1.5G", "512 MiB", "1,5 GB" where the comma is decimal.
/// Nothing for what is no size, and for a number without a unit.
[[nodiscard]] std::optional<std::int64_t> size_of_text(const QString& text, const QLocale& locale = QLocale());
/// What somebody may have meant who left out the unit: "8 GiB" for "8"; empty where that is not what is wrong.
[[nodiscard]] QString size_meant(const QString& text, const QLocale& locale = QLocale());
/// The shortest text that size_of_text() reads back as exactly `bytes`.
[[nodiscard]] QString exact_size_text(std::int64_t bytes, const QLocale& locale = QLocale());

/// The line of a SizeEdit: free text, which the arrow keys double and halve, and Page Up and Page Down move by a step.
class SizeSpinBox : public QAbstractSpinBox {
    Q_OBJECT

public:
    explicit SizeSpinBox(QWidget* parent = nullptr);

    void set_range(std::int64_t least, std::int64_t most);
    void set_step(std::int64_t step) { step_ = step; }
    [[nodiscard]] std::optional<std::int64_t> size() const { return size_of_text(text(), locale()); }
    void set_size(std::int64_t bytes);
    void set_text(const QString& text);

    void stepBy(int steps) override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void edited(const QString& text);

protected:
    [[nodiscard]] StepEnabled stepEnabled() const override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void step_to(std::int64_t bytes);

    std::int64_t least_, most_, step_;
};

/// A size that is typed with its unit. A bare number is not guessed at: what was probably meant is offered, to be
/// clicked or taken with the keyboard.
class SizeEdit : public QWidget {
    Q_OBJECT

public:
    explicit SizeEdit(QWidget* parent = nullptr);

    /// Where the arrow keys and buttons end, bytes. Other values can be typed all the same.
    void set_range(std::int64_t least, std::int64_t most) { spin_->set_range(least, most); }
    /// Of Page Up and Page Down, bytes.
    void set_step(std::int64_t step) { spin_->set_step(step); }
    /// Bytes; nothing while what stands there is no size.
    [[nodiscard]] std::optional<std::int64_t> size() const { return spin_->size(); }
    void set_size(std::int64_t bytes);
    [[nodiscard]] QString text() const { return spin_->text(); }
    void set_text(const QString& text);
    /// What it is the size of, for assistive technology.
    void set_name(const QString& name);

signals:
    /// Whatever stands there now, by typing or by set_size().
    void changed();

private:
    void look();
    void take_offer();

    SizeSpinBox* spin_;
    QLabel* offer_;
};

}  // namespace apiary::gui
