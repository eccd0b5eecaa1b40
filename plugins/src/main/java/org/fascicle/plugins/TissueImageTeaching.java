package org.fascicle.plugins;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.measure.ResultsTable;
import ij.plugin.RoiScaler;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fascicle.image.Stroke;
import org.fascicle.report.TissueModelFile;
import org.fascicle.run.SlideTeaching;
import org.fascicle.segment.classes.ClassMap;
import org.fascicle.segment.classes.TaughtClass;
import org.fascicle.segment.classes.TissueKind;
import org.fascicle.segment.classes.TissueModel;
import org.fascicle.space.Region;

/** Classes of tissue on an image: squares of 64 um in their colours. */
final class TissueImageTeaching extends ImageTeaching<TissueModel> {

    static final String CLASSES = "Fascicle taught classes";

    private static final int UNSURE_RGB = 0x404040;

    private final SlideTeaching teaching;

    TissueImageTeaching(ImagePlus image, SlideTeaching teaching, Path file) {
        super(image, file, TissueKind.values());
        this.teaching = teaching;
    }

    @Override
    TissueModel teach(List<Stroke> strokes) {
        return teaching.teach(strokes);
    }

    @Override
    void lookAt(Region part) {
        teaching.lookAt(part);
    }

    @Override
    Seen called(TissueModel model, Region part) {
        ClassMap map = teaching.called(model, part);
        Overlay overlay = new Overlay();
        for (int k = 0; k < map.classes().size(); k++) {
            TaughtClass taught = map.classes().get(k);
            squares(map, k, taught.kind().rgb(), taught.name()).ifPresent(overlay::add);
        }
        squares(map, ClassMap.UNSURE, UNSURE_RGB, "unsure").ifPresent(overlay::add);
        return new Seen(overlay, "");
    }

    private Optional<Roi> squares(ClassMap map, int index, int rgb, String name) {
        return Outlines.of(map.mask(index)).map(roi -> {
            Roi placed = RoiScaler.scale(roi, teaching.squarePx(), teaching.squarePx(), false);
            placed.setLocation(roi.getXBase() * teaching.squarePx(), roi.getYBase() * teaching.squarePx());
            placed.setName(name);
            fill(placed, rgb);
            return placed;
        });
    }

    @Override
    void write(Path to, TissueModel model) {
        TissueModelFile.write(to, model);
    }

    @Override
    String scoresTitle() {
        return CLASSES;
    }

    @Override
    ResultsTable scores(TissueModel model) {
        ResultsTable table = new ResultsTable();
        for (TissueModel.ClassScore score : model.scores()) {
            table.incrementCounter();
            table.addValue(Tables.IMAGE, image().getTitle());
            table.addValue("Class", score.name());
            table.addValue("Squares", score.squares());
            table.addValue("Strokes", score.strokes());
            table.addValue("Tested", score.tested());
            table.addValue("Right", score.right());
            table.addValue("Unsure", score.unsure());
        }
        return table;
    }

    @Override
    String selecting() {
        return "an area, a line or points on tissue";
    }

    @Override
    String takers() {
        return "Necrosis and Analyze take it as Tissue model";
    }
}
