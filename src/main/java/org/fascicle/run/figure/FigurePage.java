package org.fascicle.run.figure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fascicle.figure.BarScale;
import org.fascicle.measure.Interval;
import org.fascicle.report.Drawing;
import org.fascicle.report.Figures;
import org.fascicle.report.Page;

/** The page on a figure: what was found, what was measured and how far off it may be, and published values beside it. */
final class FigurePage {

    private FigurePage() {}

    static void write(Path file, FigureFindings figure, Optional<Drawing> plot) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("file", figure.file());
        values.put("origin", figure.origin());
        values.put("sha256", figure.sha256());
        values.put("version", figure.version());
        values.put("size", figure.widthPx() + " x " + figure.heightPx() + " pixels");
        values.put(
                "compression",
                figure.jpegQuality()
                        .map(quality -> "JPEG of quality " + quality)
                        .orElse("stored without loss"));
        values.put("caption", figure.caption());
        List<Map<String, Object>> panels = new ArrayList<>();
        figure.panels().forEach(panel -> add(panels, panel));
        values.put("panels", panels);
        values.put(
                "plot",
                plot.map(drawing -> drawing.svg("Measures of " + figure.file())).orElse(""));
        values.put("beside", figure.beside().stream().map(FigurePage::beside).toList());
        Page.write(file, Page.fill(FigurePage.class, "figure.ftlh", values));
    }

    private static void add(List<Map<String, Object>> panels, MeasuredPanel panel) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", panel.panel().name());
        values.put("kind", panel.panel().kind().label());
        values.put("scale", panel.scale().map(FigurePage::scale).orElse(panel.whyUnscaled()));
        values.put("scaled", panel.scale().isPresent());
        values.put(
                "link",
                panel.folder().map(folder -> Page.link(folder, "report.html")).orElse(""));
        values.put("limits", panel.limits().stream().map(Page::unit).toList());
        values.put("values", panel.values().stream().map(FigurePage::value).toList());
        panels.add(values);
        panel.insets().forEach(inset -> add(panels, inset));
    }

    private static String scale(BarScale scale) {
        return String.format(
                Locale.ROOT,
                "%.4f \u00b1 %.4f \u00b5m per pixel, from a bar of %s \u00b5m",
                scale.umPerPx(),
                scale.uncertaintyUmPerPx(),
                Figures.shown(scale.barUm()));
    }

    private static Map<String, Object> value(ErrorBudget budget) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("label", budget.measured().key().label());
        values.put("unit", Page.unit(budget.measured().key().unitInText()));
        values.put("value", Figures.shown(budget.measured().value()));
        values.put("interval", shown(budget.interval()));
        values.put(
                "parts",
                budget.parts().stream()
                        .map(part -> Map.of("name", part.name(), "size", size(part), "how", part.how()))
                        .toList());
        return values;
    }

    private static String size(ErrorBudget.Part part) {
        return part.below() == part.above()
                ? "\u00b1 " + Figures.shown(part.below())
                : "\u2212 " + Figures.shown(part.below()) + ", + " + Figures.shown(part.above());
    }

    private static String shown(Interval interval) {
        return Figures.shown(interval.lower()) + " to " + Figures.shown(interval.upper());
    }

    private static Map<String, Object> beside(BesidePublished row) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("panel", row.published().panel());
        values.put("label", row.published().key().label());
        values.put("unit", Page.unit(row.published().key().unitInText()));
        values.put(
                "published",
                Figures.shown(row.published().value())
                        + row.published()
                                .interval()
                                .map(interval -> " (" + shown(interval) + ")")
                                .orElse(""));
        values.put(
                "here",
                row.here()
                        .map(budget -> Figures.shown(budget.measured().value()) + " (" + shown(budget.interval()) + ")")
                        .orElse(""));
        values.put("verdict", row.verdict());
        values.put("against", row.verdict().equals(BesidePublished.NOT_CONSISTENT));
        return values;
    }
}
