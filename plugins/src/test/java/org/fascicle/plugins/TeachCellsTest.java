package org.fascicle.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.PointRoi;
import ij.gui.Roi;
import ij.measure.ResultsTable;
import java.awt.EventQueue;
import java.awt.Point;
import java.awt.Robot;
import java.awt.event.InputEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.fascicle.cli.Main;
import org.fascicle.measure.NucleusMeasure;
import org.fascicle.report.MeasureKey;
import org.fascicle.report.Measured;
import org.fascicle.report.NucleiCsv;
import org.fascicle.report.ResultReader;
import org.junit.jupiter.api.Test;

/** Classes of nuclei: the larger half of those of a drawn field are taught as tumour, the smaller as lymphocytes. */
class TeachCellsTest extends TeachTest {

    private static final int STROKES = 4;

    @Override
    String entry() {
        return "Teach Cells...";
    }

    @Override
    String options() {
        return "segmenter=classic find_tissue";
    }

    @Override
    List<String> command() {
        return List.of("cells", "--segmenter", "classic");
    }

    private List<NucleiCsv.Row> found(Path slide, String... more) {
        return found(folder, slide, more);
    }

    private static List<NucleiCsv.Row> found(Path folder, Path slide, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of(more.length == 0 ? "cells" : more[0], slide.toString(), "--segmenter", "classic"));
        Arrays.stream(more).skip(1).forEach(arguments::add);
        arguments.addAll(List.of("-o", folder.toString(), "--overwrite", "-q"));
        assertThat(Main.run(arguments.toArray(String[]::new))).isZero();
        List<NucleiCsv.Row> rows = new ArrayList<>();
        result(folder, slide).nuclei(rows::add);
        return rows;
    }

    private ResultReader result(Path slide) {
        return result(folder, slide);
    }

    private static ResultReader result(Path folder, Path slide) {
        return ResultReader.of(folder.resolve(slide.getFileName().toString().replace(".ome.tif", "")));
    }

    @Override
    List<Example> examples() {
        return examples(folder, FIELD);
    }

    /** @param folder for what is measured meanwhile */
    static List<Example> examples(Path folder, Path slide) {
        List<NucleiCsv.Row> bySize = found(folder, slide).stream()
                .sorted(Comparator.comparingDouble(row -> row.values().get(NucleusMeasure.AREA)))
                .toList();
        int half = bySize.size() / 2;
        List<Example> examples = points("tumour", bySize.subList(half, bySize.size()));
        examples.addAll(points("lymphocyte", bySize.subList(0, half)));
        return examples;
    }

    private static List<Example> points(String kind, List<NucleiCsv.Row> nuclei) {
        List<Example> strokes = new ArrayList<>();
        for (int stroke = 0; stroke < STROKES; stroke++) {
            List<double[]> points = new ArrayList<>();
            for (int i = stroke; i < nuclei.size(); i += STROKES) {
                points.add(new double[] {
                    Math.floor(nuclei.get(i).xPx() + 0.5) + 0.5,
                    Math.floor(nuclei.get(i).yPx() + 0.5) + 0.5
                });
            }
            PointRoi roi = new PointRoi();
            points.forEach(point -> roi.addPoint(point[0], point[1]));
            String geometry = points.stream()
                    .map(Arrays::toString)
                    .collect(Collectors.joining(",", "{\"type\":\"MultiPoint\",\"coordinates\":[", "]}"));
            strokes.add(new Example(kind, roi, geometry));
        }
        return strokes;
    }

    @Override
    boolean isCalled(Roi roi, String kind) {
        return roi.getFillColor() != null && roi.getName().equals(kind);
    }

    @Override
    void isTaken(Path model) {
        IJ.run(
                "Cells and Density...",
                "stain=auto segmenter=classic giant_nucleus=250 cell_model=[" + model + "] find_tissue");
        List<NucleiCsv.Row> rows = found(FIELD, "cells", "--cell-model", model.toString());
        SameNumbers.as(result(FIELD), MeasureKey.TUMOUR_NUCLEI, MeasureKey.TUMOUR_NUCLEI_PER_MM2, MeasureKey.NUCLEI);
        ResultsTable nuclei = ResultsTable.getResultsTable(FindingsView.NUCLEI);
        assertThat(nuclei.getColumnAsStrings("cell_class"))
                .containsExactlyInAnyOrderElementsOf(rows.stream()
                        .map(row -> row.cell().orElseThrow().name())
                        .toList());
        Roi[] shown = IJ.getImage().getOverlay().toArray();
        assertThat(shown).filteredOn(roi -> "tumour".equals(roi.getName())).hasSize((int)
                rows.stream().filter(row -> isTumour(row)).count());
    }

    private static boolean isTumour(NucleiCsv.Row row) {
        return row.cell().orElseThrow().name().equals("tumour");
    }

    /** Ki-67 of tumour nuclei alone stands before that of all, in the row of the image too. */
    @Test
    void theIndexOfTumourIsTheCommandLines() throws Exception {
        Path slide = Path.of(System.getProperty("test.images"), "ki67-primary.ome.tif");
        List<Example> examples = examples(folder, slide);
        ImagePlus image = RecordedMacroTest.open(slide, 0.25);
        image.changes = false;
        Path model = folder.resolve("brown.json");
        IJ.run(entry(), "strokes=drawn_now stain=hdab model=[" + model + "] " + options());
        TeachWindow window = Windows.shown(TeachWindow.class);
        for (Example example : examples) {
            Windows.teach(window, image, example.kind(), example.roi());
        }
        Windows.press(window, "Save model");
        Windows.waitFor(() -> window.said().startsWith("Saved"));
        IJ.run(image, "Ki-67 Index...", "stain=hdab segmenter=classic cell_model=[" + model + "] find_tissue");
        found(slide, "positivity", "--stain", "hdab", "--marker", "ki67", "--cell-model", model.toString());
        SameNumbers.as(
                result(slide),
                MeasureKey.POSITIVE_TUMOUR_NUCLEI,
                MeasureKey.TUMOUR_H_SCORE,
                MeasureKey.TUMOUR_ALLRED_SCORE,
                MeasureKey.POSITIVE_NUCLEI);
        Measured index = result(slide)
                .summary()
                .measured(MeasureKey.POSITIVE_TUMOUR_NUCLEI)
                .orElseThrow();
        ResultsTable row = ResultsTable.getResultsTable(Ki67Plugin.INDICES);
        assertThat(row.getValue("Tumour_index_%", 0)).isCloseTo(index.value(), within(0.005));
        assertThat(row.getValue("Tumour_nuclei", 0))
                .isEqualTo(index.denominator().value());
        assertThat(ResultsTable.getResultsTable(FindingsView.MEASURES).getStringValue("Measure", 0))
                .isEqualTo(MeasureKey.POSITIVE_TUMOUR_NUCLEI.label());
    }

    /** What was taught on H&E is not used on a brown image, and the table and the log say why. */
    @Test
    void anotherStainIsMeasuredWithoutClassesAndSaid() throws Exception {
        Path model = commandLine(examples());
        ImagePlus image =
                RecordedMacroTest.open(Path.of(System.getProperty("test.images"), "ki67-primary.ome.tif"), 0.5);
        image.changes = false;
        IJ.run("Ki-67 Index...", "stain=hdab segmenter=classic cell_model=[" + model + "] find_tissue");
        ResultsTable table = ResultsTable.getResultsTable(FindingsView.MEASURES);
        int row = Arrays.asList(table.getColumnAsStrings("Measure")).indexOf(MeasureKey.TUMOUR_NUCLEI.label());
        assertThat(table.getStringValue("How", row)).isEqualTo("not measured");
        assertThat(table.getStringValue("Care", row)).contains("taught on H&E, and this slide is H-DAB");
        assertThat(IJ.getLog()).contains("theirs.json were not used");
        assertThat(ResultsTable.getResultsTable(Ki67Plugin.INDICES).columnExists("Tumour_index_%"))
                .isFalse();
    }

    /** Two clicks of the mouse on the image are two examples. */
    @Test
    void clicksCountAsSoonAsTheMouseIsLetGo() throws Exception {
        ImagePlus image = field();
        IJ.run(entry(), "strokes=drawn_now stain=he model=[" + folder.resolve("none.json") + "] " + options());
        TeachWindow window = Windows.shown(TeachWindow.class);
        Windows.press(window, "Add when drawn");
        EventQueue.invokeAndWait(() -> {
            window.setLocation(0, 900);
            window.choose("tumour");
            image.getWindow().toFront();
            IJ.setTool("multipoint");
        });
        Robot robot = new Robot();
        for (int click = 1; click <= 2; click++) {
            Point corner = image.getCanvas().getLocationOnScreen();
            robot.mouseMove(corner.x + 60 * click, corner.y + 50);
            robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
            robot.delay(50);
            robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
            String counts = "tumour: " + click;
            Windows.waitFor(() -> window.counts().equals(counts));
        }
        assertThat(image.getRoi()).isNull();
    }

    @Test
    void pointsOnGlassAreRefused() throws Exception {
        ImagePlus image = field();
        image.getProcessor().setColor(0xf4f2f5);
        image.getProcessor().fill(new Roi(0, 0, 200, 200));
        IJ.run(entry(), "strokes=drawn_now stain=he model=[" + folder.resolve("none.json") + "] " + options());
        TeachWindow window = Windows.shown(TeachWindow.class);
        Windows.teach(window, image, "tumour", new PointRoi(50, 50));
        Windows.teach(window, image, "stromal", new PointRoi(90, 90));
        Windows.waitFor(() -> window.said().contains("No nucleus was found under any stroke"));
        assertThat(window.said()).contains("set points in nuclei");
    }
}
