package org.fascicle.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import ij.IJ;
import ij.gui.Roi;
import ij.measure.ResultsTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.fascicle.cli.Main;
import org.fascicle.report.ResultReader;

/** Classes of tissue. */
class TeachTissueTest extends TeachTest {

    /** Two places for each class on the field of 1024 pixels of 0.25 um: a square of a map is 256 pixels. */
    static List<Example> places() {
        return Stream.of(
                        place("tumour", 0, 0),
                        place("tumour", 0, 512),
                        place("stroma", 512, 0),
                        place("stroma", 512, 512))
                .toList();
    }

    private static Example place(String kind, int left, int top) {
        return new Example(
                kind,
                new Roi(left, top, 512, 512),
                String.format(
                        Locale.ROOT,
                        "{\"type\":\"Polygon\",\"coordinates\":[[[%1$d,%2$d],[%3$d,%2$d],[%3$d,%4$d],[%1$d,%4$d],[%1$d,%2$d]]]}",
                        left,
                        top,
                        left + 512,
                        top + 512));
    }

    @Override
    String entry() {
        return "Teach Tissue...";
    }

    @Override
    String options() {
        return "";
    }

    @Override
    List<String> command() {
        return List.of("tissue");
    }

    @Override
    List<Example> examples() {
        return places();
    }

    @Override
    boolean isCalled(Roi roi, String kind) {
        return roi.getFillColor() != null && roi.getName().equals(kind);
    }

    /** Necrosis by the taught classes, as the command line measures it. */
    @Override
    void isTaken(Path model) {
        IJ.run("Necrosis and Tissue Classes...", "stain=auto tissue_model=[" + model + "] find_tissue");
        assertThat(Main.run(
                        "necrosis",
                        FIELD.toString(),
                        "--tissue-model",
                        model.toString(),
                        "-o",
                        folder.toString(),
                        "-q"))
                .isZero();
        List<String> labels = ResultReader.of(folder.resolve("he-field")).summary().measures().stream()
                .map(measured -> measured.key().label())
                .toList();
        assertThat(ResultsTable.getResultsTable(FindingsView.MEASURES).getColumnAsStrings("Measure"))
                .containsAll(labels);
    }
}
