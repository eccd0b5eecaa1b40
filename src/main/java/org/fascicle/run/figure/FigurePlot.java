package org.fascicle.run.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fascicle.measure.Interval;
import org.fascicle.report.Drawing;
import org.fascicle.report.Figures;
import org.fascicle.report.MeasureKey;
import org.fascicle.report.Page;

/**
 * The measures of a figure in one picture: a block for each measure, a row for each panel.
 *
 * <p>A disc is what was measured, its line the error budget; an open diamond what was published, its line the published interval.
 * The two colours are told apart by whoever cannot tell red from green, the marks by whoever prints in grey.
 */
final class FigurePlot {

    private static final double WIDTH = 560;
    private static final double LABELS = 110;
    private static final double RIGHT = 30;
    private static final double HEAD = 30;
    private static final double ROW = 22;
    private static final double FOOT = 34;
    /** Room at the right of the largest value. */
    private static final double ROOM = 1.05;
    /** Most steps along an axis. */
    private static final int TICKS = 5;

    private static final String INK = "#1d1b26";
    private static final String QUIET = "#625f70";
    private static final String FAINT = "#e2e0e9";
    private static final String HERE = "#0072b2";
    private static final String PUBLISHED = "#d55e00";

    /** A panel's number here, or a published one, or both. */
    private record Row(String panel, Optional<ErrorBudget> here, Optional<BesidePublished> beside) {

        double most() {
            return Stream.of(
                            here.map(one -> one.interval().upper()),
                            beside.map(one -> one.published().value()),
                            beside.flatMap(one -> one.published().interval()).map(Interval::upper))
                    .flatMap(Optional::stream)
                    .mapToDouble(Double::doubleValue)
                    .max()
                    .orElse(1);
        }
    }

    private final Drawing drawing;

    private FigurePlot(Drawing drawing) {
        this.drawing = drawing;
    }

    /** @return empty where nothing was measured */
    static Optional<Drawing> of(FigureFindings figure) {
        List<MeasureKey> keys = ErrorBudget.known().stream()
                .filter(key -> !rows(figure, key).isEmpty())
                .toList();
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        double height = keys.stream()
                .mapToDouble(key -> HEAD + FOOT + ROW * rows(figure, key).size())
                .sum();
        FigurePlot plot = new FigurePlot(new Drawing(WIDTH, height));
        double top = 0;
        for (MeasureKey key : keys) {
            top = plot.block(key, rows(figure, key), top);
        }
        return Optional.of(plot.drawing);
    }

    private static List<Row> rows(FigureFindings figure, MeasureKey key) {
        List<Row> rows = new ArrayList<>();
        figure.panels().forEach(panel -> add(rows, figure, key, panel));
        return rows;
    }

    private static void add(List<Row> rows, FigureFindings figure, MeasureKey key, MeasuredPanel panel) {
        Optional<ErrorBudget> here = panel.values().stream()
                .filter(budget -> budget.measured().key() == key)
                .findFirst();
        Optional<BesidePublished> beside = figure.beside().stream()
                .filter(row -> row.published().key() == key
                        && row.published()
                                .panel()
                                .equalsIgnoreCase(panel.panel().name()))
                .findFirst();
        if (here.isPresent() || beside.isPresent()) {
            rows.add(new Row(panel.panel().name(), here, beside));
        }
        panel.insets().forEach(inset -> add(rows, figure, key, inset));
    }

    private double block(MeasureKey key, List<Row> rows, double top) {
        String unit = Page.unit(key.unitInText());
        drawing.text(
                0, top + 18, key.label() + (unit.isEmpty() ? "" : ", " + unit), 13, Drawing.Anchor.START, true, INK);
        double most = ROOM * rows.stream().mapToDouble(Row::most).max().orElse(1);
        double bottom = top + HEAD + ROW * rows.size();
        double step = roundStep(most / TICKS);
        for (int i = 0; i * step <= most; i++) {
            double tick = i * step;
            drawing.line(x(tick, most), top + HEAD, x(tick, most), bottom, FAINT, 1, false);
            drawing.text(
                    x(tick, most),
                    bottom + 14,
                    Figures.shown(tick).replaceAll("[^0-9.]", ""),
                    10,
                    Drawing.Anchor.MIDDLE,
                    false,
                    QUIET);
        }
        for (int i = 0; i < rows.size(); i++) {
            row(rows.get(i), top + HEAD + ROW * (i + 0.5), most);
        }
        return bottom + FOOT;
    }

    /** The least of 1, 2 and 5 times a power of ten that is not below so much. */
    private static double roundStep(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        return least <= power ? power : least <= 2 * power ? 2 * power : least <= 5 * power ? 5 * power : 10 * power;
    }

    private void row(Row row, double y, double most) {
        drawing.text(LABELS - 10, y + 4, row.panel(), 11, Drawing.Anchor.END, false, INK);
        row.here().ifPresent(budget -> {
            line(budget.interval(), y - 3, most, HERE);
            drawing.disc(x(budget.measured().value(), most), y - 3, 3.5, HERE);
        });
        row.beside().ifPresent(beside -> {
            beside.published().interval().ifPresent(interval -> line(interval, y + 4, most, PUBLISHED));
            drawing.diamond(x(beside.published().value(), most), y + 4, 4, PUBLISHED);
        });
    }

    private void line(Interval interval, double y, double most, String colour) {
        drawing.line(x(interval.lower(), most), y, x(interval.upper(), most), y, colour, 1.5, false);
    }

    private static double x(double value, double most) {
        return LABELS + (WIDTH - LABELS - RIGHT) * value / most;
    }
}
