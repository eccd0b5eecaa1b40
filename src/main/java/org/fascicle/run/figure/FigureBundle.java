package org.fascicle.run.figure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fascicle.figure.BarText;
import org.fascicle.report.Json;
import org.fascicle.report.Page;
import org.fascicle.segment.positivity.Marker;
import org.fascicle.slide.Fingerprint;
import org.fascicle.slide.SlideSource;
import org.fascicle.space.Region;

/** What makes a result's folder a supplement to a paper: a script that repeats it, and the hashes of all files. */
final class FigureBundle {

    static final String SCRIPT = "repeat.sh";
    static final String HASHES = "SHA256SUMS";

    private FigureBundle() {}

    static void write(Path folder, FigureFindings figure, FigureRequest request, Marker marker) {
        Page.write(folder.resolve(SCRIPT), script(figure, request, marker));
        try (Stream<Path> files = Files.walk(folder)) {
            String lines = files.filter(Files::isRegularFile)
                    .filter(file -> !file.equals(folder.resolve(HASHES)))
                    .map(file -> hash(file) + "  "
                            + folder.relativize(file).toString().replace('\\', '/') + "\n")
                    .sorted((a, b) -> a.substring(a.indexOf(' ')).compareTo(b.substring(b.indexOf(' '))))
                    .collect(Collectors.joining());
            Page.write(folder.resolve(HASHES), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(Path file) {
        return Fingerprint.sha256(SlideSource.of(file)).orElseThrow();
    }

    private static String script(FigureFindings figure, FigureRequest request, Marker marker) {
        List<String> options = new ArrayList<>();
        request.bars().forEach(bar -> options.add("--scale-bar " + quoted(option(bar))));
        if (!request.caption().isEmpty()) {
            options.add("--caption " + quoted(request.caption()));
        }
        request.panels().forEach((name, box) -> options.add("--panel " + quoted(option(Map.entry(name, box)))));
        if (!request.wholePanels().isEmpty()) {
            options.add("--whole-panel " + quoted(String.join(",", new TreeSet<>(request.wholePanels()))));
        }
        if (!marker.equals(Marker.GENERIC)) {
            options.add("--marker " + quoted(marker.name()));
        }
        request.published().ifPresent(file -> options.add("--compare \"$3\""));
        if (request.listOnly()) {
            options.add("--list");
        }
        return "#!/bin/sh\n# Measures the figure again as fascicle " + figure.version() + " did.\n# usage: sh " + SCRIPT
                + " FIGURE FOLDER" + (request.published().isPresent() ? " VALUES.csv" : "")
                + "\nset -eu\n"
                + "[ \"$(sha256sum < \"$1\" | cut -c1-64)\" = " + figure.sha256()
                + " ] || { echo \"$1 is not the figure that was measured\" >&2; exit 1; }\n"
                + "fascicle figure \"$1\" -o \"$2\""
                + options.stream().map(option -> " \\\n  " + option).collect(Collectors.joining()) + "\n";
    }

    private static String option(BarText bar) {
        String scope = bar.insets() ? "insets=" : bar.scope().isEmpty() ? "" : String.join(",", bar.scope()) + "=";
        return scope + Json.number(bar.lengthUm()) + "um";
    }

    private static String option(Map.Entry<String, Region> panel) {
        Region box = panel.getValue();
        return String.format(
                Locale.ROOT, "%s=%d,%d,%d,%d", panel.getKey(), box.x(), box.y(), box.width(), box.height());
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
