// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QFrame>
#include <QList>
#include <functional>
#include <vector>

namespace apiary::gui {

/// A titled graph of one or two series over the last minutes, with the newest values in words.
class Graph : public QFrame {
    Q_OBJECT

public:
    struct Series {
        QString name;  ///< May be empty where there is one.
        QList<double> values;
    };
    /// A value in words: "35 %", "1.5 MiB/s".
    using Format = std::function<QString(double)>;

    /// `places`: values from edge to edge.
    Graph(const QString& title, qsizetype places, Format format, QWidget* parent = nullptr);

    /// `top`: the value at the upper edge; 0: the greatest there is, rounded up.
    void show_series(std::vector<Series> series, double top);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QString summary() const;
    [[nodiscard]] QColor color(std::size_t series) const;

    QString title_;
    qsizetype places_;
    Format format_;
    std::vector<Series> series_;
    double top_ = 1;
};

}  // namespace apiary::gui
