package org.fascicle.plugins;

import ij.ImagePlus;
import ij.gui.OvalRoi;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.measure.ResultsTable;
import ij.plugin.RoiScaler;
import ij.plugin.filter.ThresholdToSelection;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import java.awt.Color;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fascicle.detect.MitosisCandidate;
import org.fascicle.image.BinaryMask;
import org.fascicle.measure.DabClass;
import org.fascicle.measure.IntensityCuts;
import org.fascicle.measure.Interval;
import org.fascicle.measure.Nucleus;
import org.fascicle.measure.NucleusMeasure;
import org.fascicle.pipeline.AnalysisGrid;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.pipeline.HumanFindings;
import org.fascicle.pipeline.SlideFindings;
import org.fascicle.pipeline.SlideReports;
import org.fascicle.report.Measured;
import org.fascicle.report.ObjectClass;
import org.fascicle.segment.NecrosisClass;
import org.fascicle.segment.ObjectMask;
import org.fascicle.space.Region;
import org.fascicle.stain.StainKind;

/** Findings in ImageJ: an overlay on the image, a table of the measures with units, a table of the nuclei. */
final class FindingsView {

    static final String MEASURES = "Fascicle measures";
    static final String NUCLEI = "Fascicle nuclei";

    private static final int MARK_UM = 20;

    private final ImagePlus image;
    private final SlideFindings findings;
    private final FoundObjects objects;
    private final AnalysisGrid grid;
    private final boolean dab;

    FindingsView(ImagePlus image, SlideFindings findings, FoundObjects objects) {
        this.image = image;
        this.findings = findings;
        this.objects = objects;
        this.grid = findings.context().grid();
        this.dab = findings.context().colour().kind() == StainKind.HDAB;
    }

    void show(AnalysisOptions options) {
        image.setOverlay(overlay(options.mitosis().countedScore()));
        if (!objects.nuclei().isEmpty()) {
            nuclei().show(NUCLEI);
        }
        measures(SlideReports.of(findings, options, HumanFindings.none()).measures()).show(MEASURES);
    }

    private Overlay overlay(double countedScore) {
        Overlay overlay = new Overlay();
        Region whole = Region.ofSize(grid.width(), grid.height());
        add(overlay, whole, findings.tissue().analysable(whole, grid.pixelSize()), ObjectClass.TISSUE);
        objects.positive().forEach(positive -> add(overlay, positive.core(), positive.mask(), ObjectClass.POSITIVE));
        findings.necrosis().ifPresent(found -> add(overlay, whole, found.map().mask(NecrosisClass.NECROTIC, whole), ObjectClass.NECROSIS));
        objects.nuclei().forEach(nucleus -> add(overlay, nucleus.mask().bounds(), mask(nucleus.mask()), kind(nucleus)));
        findings.mitoses().ifPresent(mitoses -> mitoses.candidates().stream().filter(candidate -> candidate.score() >= countedScore)
                .forEach(candidate -> overlay.add(ring(candidate))));
        return overlay;
    }

    private ObjectClass kind(Nucleus nucleus) {
        return dab ? ObjectClass.ofIntensity(dabClass(nucleus).name()).orElse(ObjectClass.NUCLEUS) : ObjectClass.NUCLEUS;
    }

    private static DabClass dabClass(Nucleus nucleus) {
        return DabClass.of(nucleus.value(NucleusMeasure.DAB_OD), IntensityCuts.defaults());
    }

    private static BinaryMask mask(ObjectMask object) {
        Region box = object.bounds();
        BinaryMask mask = BinaryMask.empty(box.width(), box.height());
        for (int i = 0; i < mask.data().length; i++) {
            mask.data()[i] = object.contains(box.x() + i % box.width(), box.y() + i / box.width());
        }
        return mask;
    }

    private void add(Overlay overlay, Region box, BinaryMask mask, ObjectClass kind) {
        outline(mask).ifPresent(roi -> {
            roi.setLocation(box.x() + roi.getXBase(), box.y() + roi.getYBase());
            Roi placed = grid.downsample() == 1 ? roi : RoiScaler.scale(roi, grid.downsample(), grid.downsample(), false);
            placed.setStrokeColor(new Color(kind.rgb()));
            placed.setName(kind.label());
            overlay.add(placed);
        });
    }

    private static Optional<Roi> outline(BinaryMask mask) {
        byte[] pixels = new byte[mask.data().length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (mask.data()[i] ? 255 : 0);
        }
        ByteProcessor processor = new ByteProcessor(mask.width(), mask.height(), pixels);
        processor.setThreshold(255, 255, ImageProcessor.NO_LUT_UPDATE);
        return Optional.ofNullable(new ThresholdToSelection().convert(processor));
    }

    private Roi ring(MitosisCandidate candidate) {
        double side = findings.context().calibration().pixelSize().toPx(MARK_UM);
        double x = grid.toFullResolution(candidate.x()) + 0.5 - side / 2;
        double y = grid.toFullResolution(candidate.y()) + 0.5 - side / 2;
        Roi ring = new OvalRoi(x, y, side, side);
        ring.setStrokeColor(new Color(ObjectClass.MITOSIS.rgb()));
        ring.setName(String.format(Locale.ROOT, "%s %.2f", ObjectClass.MITOSIS.label(), candidate.score()));
        return ring;
    }

    /** One row a measure; a number never stands without its unit and denominator. */
    static ResultsTable measures(List<Measured> measures) {
        ResultsTable table = new ResultsTable();
        for (Measured measured : measures) {
            table.incrementCounter();
            table.addValue("Measure", measured.key().label());
            table.addValue("Value", measured.value());
            table.addValue("Unit", measured.key().unit());
            bound(table, "Lower_95", measured.interval().map(Interval::lower));
            bound(table, "Upper_95", measured.interval().map(Interval::upper));
            table.addValue("On", measured.denominator().value());
            table.addValue("On_unit", measured.denominator().unitAndWords());
            table.addValue("Care", String.join(" ", measured.flags()));
        }
        return table;
    }

    /** Empty where there is no interval, for NaN would look like a failure. */
    private static void bound(ResultsTable table, String column, Optional<Double> bound) {
        if (bound.isPresent()) {
            table.addValue(column, bound.get());
        } else {
            table.addValue(column, "");
        }
    }

    private ResultsTable nuclei() {
        ResultsTable table = new ResultsTable();
        for (Nucleus nucleus : objects.nuclei()) {
            table.incrementCounter();
            table.addValue("x_px", grid.toFullResolution(nucleus.x()));
            table.addValue("y_px", grid.toFullResolution(nucleus.y()));
            NucleusMeasure.of(dab).forEach(measure -> table.addValue(measure.column(), nucleus.value(measure)));
            if (dab) {
                table.addValue("class", dabClass(nucleus).label());
            }
        }
        return table;
    }
}
