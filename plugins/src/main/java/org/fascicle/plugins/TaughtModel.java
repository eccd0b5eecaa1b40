package org.fascicle.plugins;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.measure.ResultsTable;
import ij.plugin.RoiScaler;
import ij.plugin.frame.RoiManager;
import java.awt.Color;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fascicle.image.Stroke;
import org.fascicle.report.TissueModelFile;
import org.fascicle.run.SlideTeaching;
import org.fascicle.segment.classes.ClassMap;
import org.fascicle.segment.classes.TaughtClass;
import org.fascicle.segment.classes.TissueModel;
import org.fascicle.space.Region;
import org.fascicle.space.UserError;

/** What strokes on an image teach: shown on a part of it, or saved. */
final class TaughtModel {

    static final String CLASSES = "Fascicle taught classes";

    private static final String LAYER = "taught classes";
    private static final int ALPHA = 90;
    private static final int UNSURE_RGB = 0x404040;

    private final ImagePlus image;
    private final SlideTeaching teaching;
    private final Path file;

    TaughtModel(ImagePlus image, SlideTeaching teaching, Path file) {
        this.image = image;
        this.teaching = teaching;
        this.file = file;
    }

    /** Each ROI with the class that its group's name says, else its own without a number behind it. */
    static List<Stroke> strokes(RoiManager manager) {
        if (manager == null || manager.getCount() == 0) {
            throw UserError.input(
                    "The ROI Manager holds no ROI; draw on tissue, press T for each, and name them by class.");
        }
        return Arrays.stream(manager.getRoisAsArray())
                .map(roi -> ActiveImage.stroke(roi, kind(roi)))
                .toList();
    }

    private static String kind(Roi roi) {
        String group = roi.getGroup() > 0 ? Roi.getGroupName(roi.getGroup()) : null;
        String name = roi.getName() == null ? "" : roi.getName();
        return group != null ? group : Stroke.kind(name);
    }

    /** Lays the classes of a part over the image, in place of those that lay there. */
    void preview(List<Stroke> strokes, Region part) {
        ClassMap map = teaching.called(teaching.teach(strokes), part);
        Overlay overlay = new Overlay();
        for (int k = 0; k < map.classes().size(); k++) {
            TaughtClass taught = map.classes().get(k);
            squares(map, k, taught.kind().rgb(), taught.name()).ifPresent(overlay::add);
        }
        squares(map, ClassMap.UNSURE, UNSURE_RGB, "unsure").ifPresent(overlay::add);
        Layers.redraw(image, overlay, LAYER, Slice.of(image));
    }

    private Optional<Roi> squares(ClassMap map, int index, int rgb, String name) {
        return FindingsView.outline(map.mask(index)).map(roi -> {
            Roi placed = RoiScaler.scale(roi, teaching.squarePx(), teaching.squarePx(), false);
            placed.setLocation(roi.getXBase() * teaching.squarePx(), roi.getYBase() * teaching.squarePx());
            placed.setName(name);
            placed.setFillColor(new Color(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff, ALPHA));
            return placed;
        });
    }

    void hide() {
        Layers.redraw(image, new Overlay(), LAYER, Slice.of(image));
    }

    /** Writes the model and shows how it did in its own test. */
    void save(List<Stroke> strokes) {
        TissueModel model = teaching.teach(strokes);
        TissueModelFile.write(file, model);
        Tables.show(CLASSES, scores(model), image.getTitle(), "");
        IJ.log("Fascicle: " + file);
    }

    private ResultsTable scores(TissueModel model) {
        ResultsTable table = new ResultsTable();
        for (TissueModel.ClassScore score : model.scores()) {
            table.incrementCounter();
            table.addValue(Tables.IMAGE, image.getTitle());
            table.addValue("Class", score.name());
            table.addValue("Squares", score.squares());
            table.addValue("Strokes", score.strokes());
            table.addValue("Tested", score.tested());
            table.addValue("Right", score.right());
            table.addValue("Unsure", score.unsure());
        }
        return table;
    }

    Path file() {
        return file;
    }
}
