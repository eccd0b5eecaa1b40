package org.fascicle.plugins;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.measure.ResultsTable;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fascicle.cells.CellKind;
import org.fascicle.cells.CellModel;
import org.fascicle.image.Stroke;
import org.fascicle.measure.CellCall;
import org.fascicle.measure.Nucleus;
import org.fascicle.publish.CellColours;
import org.fascicle.report.CellModelFile;
import org.fascicle.report.PaintedClass;
import org.fascicle.run.SlideCellTeaching;
import org.fascicle.space.Region;

/** Classes of nuclei on an image: each nucleus in the colour of its class. */
final class CellImageTeaching extends ImageTeaching<SlideCellTeaching.Taught> {

    static final String CLASSES = "Fascicle taught nuclei";

    private final SlideCellTeaching teaching;

    CellImageTeaching(ImagePlus image, SlideCellTeaching teaching, Path file) {
        super(image, file, CellKind.values());
        this.teaching = teaching;
    }

    @Override
    SlideCellTeaching.Taught teach(List<Stroke> strokes) {
        return teaching.teach(strokes);
    }

    @Override
    void lookAt(Region part) {
        teaching.lookAt(part);
    }

    @Override
    Seen called(SlideCellTeaching.Taught taught, Region part) {
        double downsample = teaching.context().grid().downsample();
        Overlay overlay = new Overlay();
        Map<String, Integer> counts = new LinkedHashMap<>();
        taught.model().classes().forEach(each -> counts.put(each.name(), 0));
        for (Nucleus nucleus : teaching.called(taught.model(), part)) {
            PaintedClass kind = CellColours.of(taught.model(), nucleus.cell().orElseThrow());
            counts.merge(kind.label(), 1, Integer::sum);
            Outlines.of(nucleus.mask(), kind, downsample).map(NucleusRoi::of).ifPresent(roi -> {
                fill(roi, kind.rgb());
                overlay.add(roi);
            });
        }
        return new Seen(overlay, words(counts) + withoutNucleus(taught.strokesWithout()));
    }

    private static String words(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", ", "In view: ", "."));
    }

    private static String withoutNucleus(int strokes) {
        return strokes == 0
                ? ""
                : (strokes == 1 ? " 1 stroke lies" : " " + strokes + " strokes lie")
                        + " on no nucleus that was found, and teaches nothing.";
    }

    @Override
    void write(Path to, SlideCellTeaching.Taught taught) {
        CellModelFile.write(to, taught.model());
    }

    @Override
    String scoresTitle() {
        return CLASSES;
    }

    @Override
    ResultsTable scores(SlideCellTeaching.Taught taught) {
        CellModel model = taught.model();
        ResultsTable table = new ResultsTable();
        for (int k = 0; k < model.classes().size(); k++) {
            CellModel.ClassScore score = model.scores().get(k);
            table.incrementCounter();
            table.addValue(Tables.IMAGE, image().getTitle());
            table.addValue("Class", model.classes().get(k).name());
            table.addValue("Nuclei", score.nuclei());
            table.addValue("Strokes", score.strokes());
            table.addValue("Tested", score.tested());
            for (int called = 0; called < model.classes().size(); called++) {
                table.addValue(
                        "Called_" + model.classes().get(called).name().replace(' ', '_'),
                        score.called().get(called));
            }
            table.addValue("Called_" + CellCall.UNSURE_NAME, score.unsure());
        }
        return table;
    }

    @Override
    String selecting() {
        return "points in nuclei, a line over them or an area around them";
    }

    @Override
    String takers() {
        return "Cells, Ki-67, DAB Area and Analyze take it as Cell model";
    }
}
