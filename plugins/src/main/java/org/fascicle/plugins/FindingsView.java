package org.fascicle.plugins;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.OvalRoi;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.measure.ResultsTable;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.fascicle.detect.MitosisCandidate;
import org.fascicle.image.BinaryMask;
import org.fascicle.measure.Count;
import org.fascicle.measure.HottestField;
import org.fascicle.measure.Interval;
import org.fascicle.measure.Nucleus;
import org.fascicle.measure.NucleusMeasure;
import org.fascicle.measure.RegionDensity;
import org.fascicle.pipeline.AnalysisGrid;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.pipeline.CellChoice;
import org.fascicle.pipeline.Measure;
import org.fascicle.pipeline.SlideFindings;
import org.fascicle.publish.NucleusJudge;
import org.fascicle.report.MeasureKey;
import org.fascicle.report.Measured;
import org.fascicle.report.MitosesCsv;
import org.fascicle.report.NotMeasured;
import org.fascicle.report.NucleiCsv;
import org.fascicle.report.ObjectClass;
import org.fascicle.report.PaintedClass;
import org.fascicle.report.RegionsCsv;
import org.fascicle.report.SlideReport;
import org.fascicle.segment.necrosis.NecrosisClass;
import org.fascicle.segment.positivity.Compartment;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.fascicle.stain.StainKind;

/** Findings in ImageJ: an overlay on the image, a table of the measures with units, a table of the nuclei. */
final class FindingsView {

    static final String MEASURES = "Fascicle measures";
    static final String NUCLEI = "Fascicle nuclei";
    static final String REGIONS = "Fascicle regions";
    static final String MITOSES = "Fascicle mitoses";

    private static final List<String> NUMBERS = List.of("Value", "Lower_95", "Upper_95", "On");

    /** How a ratio's unit is written in files. */
    private static final String NO_UNIT = "1";

    private static final int MARK_UM = 20;
    private static final int FRAME_PX = 3;
    private static final int AREA_DECIMALS = 5;

    /** Positive area in walls of small vessels, which lies over the rest of it. */
    private static final PaintedClass VESSEL_WALL = new PaintedClass.OfCell("Vessel wall", 0xFF00FF);

    private final ImagePlus image;
    private final Slice slice;
    private final SlideFindings findings;
    private final FoundObjects objects;
    private final AnalysisGrid grid;
    private final boolean dab;
    private final Measure measure;
    private final Compartment compartment;
    private final String name;

    /** @param slice of the image that was measured */
    FindingsView(
            ImagePlus image,
            Slice slice,
            SlideFindings findings,
            FoundObjects objects,
            Measure measure,
            Compartment compartment) {
        this.name = Corrections.newName();
        this.slice = slice;
        this.measure = measure;
        this.compartment = compartment;
        this.image = image;
        this.findings = findings;
        this.objects = objects;
        this.grid = findings.context().grid();
        this.dab = findings.context().colour().kind() == StainKind.HDAB;
    }

    /** What the objects of this view are known by, together with their number. */
    String name() {
        return name;
    }

    /** @param corrected what a person took away and added, which is said beside every number */
    void show(AnalysisOptions options, SlideReport report, Corrections.Sum corrected) {
        NucleusJudge judge = new NucleusJudge(findings, options);
        Layers.lay(image, overlay(options, judge), measure.name(), slice);
        if (!objects.nuclei().isEmpty()) {
            Tables.show(NUCLEI, nuclei(judge), slice.label(image), "");
        }
        if (!findings.regions().isEmpty()) {
            Tables.show(REGIONS, regions(slice.label(image), findings.regions()), slice.label(image), "name");
        }
        findings.mitoses().ifPresent(found -> Tables.show(MITOSES, mitoses(found), slice.label(image), ""));
        Tables.show(
                MEASURES,
                measures(
                        slice.label(image),
                        corrected.sayBeside(DabOrder.of(report.measures(), compartment)),
                        Stream.concat(report.notMeasured().stream(), unfit(options))
                                .toList()),
                slice.label(image),
                "Measure");
    }

    /** Why a model of nuclei that was chosen does not hold here, which the log says too: numbers of tumour are missed there. */
    private Stream<NotMeasured> unfit(AnalysisOptions options) {
        List<String> why = CellChoice.of(findings.context(), options).unfit();
        why.forEach(sentence -> IJ.log(slice.label(image) + ": " + Refusals.ofDialogs(sentence)));
        return why.stream().map(sentence -> new NotMeasured(MeasureKey.TUMOUR_NUCLEI, sentence));
    }

    /** What lies over the image, without laying it there. */
    Overlay overlay(AnalysisOptions options) {
        return overlay(options, new NucleusJudge(findings, options));
    }

    private Overlay overlay(AnalysisOptions options, NucleusJudge judge) {
        Optional<NucleusColours> colours = NucleusColours.of(options, objects.nuclei());
        Overlay overlay = new Overlay();
        Region whole = Region.ofSize(grid.width(), grid.height());
        add(overlay, whole, findings.tissue().analysable(whole, grid.pixelSize()), ObjectClass.TISSUE);
        objects.positive().forEach(positive -> add(overlay, positive.core(), positive.mask(), ObjectClass.POSITIVE));
        objects.walls().forEach(wall -> add(overlay, wall.core(), wall.mask(), VESSEL_WALL));
        findings.necrosis()
                .ifPresent(found -> add(
                        overlay,
                        whole,
                        found.map().mask(NecrosisClass.NECROTIC, whole),
                        found.isTold() ? ObjectClass.NECROSIS : ObjectClass.SUSPICIOUS));
        List<Nucleus> nuclei = objects.nuclei();
        for (int i = 0; i < nuclei.size(); i++) {
            add(overlay, nuclei.get(i), i, judge, colours);
        }
        findings.positivity()
                .filter(found ->
                        compartment != Compartment.CYTOPLASMIC && found.place().isNuclear())
                .flatMap(SlideFindings.Positivity::hottest)
                .ifPresent(field -> overlay.add(frame(field)));
        findings.mitoses().ifPresent(mitoses -> rings(mitoses.counted()).forEach(overlay::add));
        findings.giantCells()
                .forEach(cell ->
                        overlay.add(ring(cell.x(), cell.y(), ObjectClass.GIANT_CELL, cell.nuclei() + " nuclei")));
        colours.ifPresent(
                shown -> shown.legend(image.getWidth(), image.getHeight()).forEach(overlay::add));
        return overlay;
    }

    private List<Roi> rings(List<MitosisCandidate> counted) {
        List<Roi> rings = new ArrayList<>();
        for (MitosisCandidate candidate : counted) {
            Roi ring = ring(
                    candidate.x(),
                    candidate.y(),
                    ObjectClass.CANDIDATE,
                    String.format(Locale.ROOT, "%.2f", candidate.score()));
            Corrections.mark(ring, name, rings.size());
            rings.add(ring);
        }
        return rings;
    }

    private void add(
            Overlay overlay, Nucleus nucleus, int number, NucleusJudge judge, Optional<NucleusColours> colours) {
        PaintedClass kind = judge.pictured(nucleus, judge.place(nucleus));
        Outlines.of(nucleus.mask(), kind, grid.downsample()).map(NucleusRoi::of).ifPresent(roi -> {
            colours.ifPresent(shown -> shown.paint(roi, nucleus));
            Layers.put(roi, "nuclei");
            Corrections.mark(roi, name, number);
            overlay.add(roi);
        });
    }

    private void add(Overlay overlay, Region box, BinaryMask mask, PaintedClass kind) {
        Outlines.of(box, mask, kind, grid.downsample()).ifPresent(roi -> {
            if (kind == ObjectClass.TISSUE) {
                Layers.put(roi, "tissue");
            }
            overlay.add(roi);
        });
    }

    private Roi frame(HottestField field) {
        PixelSize pixel = findings.context().calibration().pixelSize();
        Roi frame = new Roi(
                pixel.toPx(field.columnUm()),
                pixel.toPx(field.rowUm()),
                pixel.toPx(field.edgeUm()),
                pixel.toPx(field.edgeUm()));
        frame.setStrokeColor(new Color(ObjectClass.REGION.rgb()));
        frame.setStrokeWidth(FRAME_PX);
        frame.setName(String.format(
                Locale.ROOT, "Hottest field, %.1f %%", field.index().percent()));
        return frame;
    }

    private Roi ring(double gridX, double gridY, ObjectClass kind, String words) {
        double side = findings.context().calibration().pixelSize().toPx(MARK_UM);
        double x = grid.toFullResolution(gridX) + 0.5 - side / 2;
        double y = grid.toFullResolution(gridY) + 0.5 - side / 2;
        Roi ring = new OvalRoi(x, y, side, side);
        ring.setStrokeColor(new Color(kind.rgb()));
        ring.setStrokeWidth(FRAME_PX);
        ring.setName(kind.label() + " " + words);
        return ring;
    }

    /** One row a measure; a number never stands without its unit and denominator, and what is missing not without its reason. */
    static ResultsTable measures(String image, List<Measured> measures, List<NotMeasured> missing) {
        ResultsTable table = new WholeNumbersTable();
        for (Measured measured : measures) {
            table.incrementCounter();
            table.addValue(Tables.IMAGE, image);
            table.addValue("Measure", measured.key().label());
            table.addValue("Value", measured.value());
            table.addValue(
                    "Unit",
                    measured.key().unit().equals(NO_UNIT) ? "" : measured.key().unit());
            bound(table, "Lower_95", measured.interval().map(Interval::lower));
            bound(table, "Upper_95", measured.interval().map(Interval::upper));
            table.addValue("On", measured.denominator().value());
            table.addValue("On_unit", measured.denominator().unitAndWords());
            table.addValue("How", Refusals.ofDialogs(measured.method()));
            table.addValue("Care", Refusals.ofDialogs(String.join(" ", measured.flags())));
        }
        missing.forEach(each -> addMissing(table, image, each));
        for (String column : NUMBERS) {
            if (table.columnExists(column)) {
                table.setDecimalPlaces(table.getColumnIndex(column), ResultsTable.AUTO_FORMAT);
            }
        }
        return table;
    }

    private static void addMissing(ResultsTable table, String image, NotMeasured missing) {
        table.incrementCounter();
        table.addValue(Tables.IMAGE, image);
        table.addValue("Measure", missing.key().label());
        // a cell that nothing was put into lets ImageJ shift the column when a row above is replaced
        for (String column : List.of("Value", "Unit", "Lower_95", "Upper_95", "On", "On_unit")) {
            table.addValue(column, "");
        }
        table.addValue("How", "not measured");
        table.addValue("Care", Refusals.ofDialogs(missing.reason()));
    }

    /** One row a region, with the columns of {@code regions.csv}. */
    static ResultsTable regions(String image, List<RegionDensity> regions) {
        ResultsTable table = new ResultsTable();
        for (RegionDensity region : regions) {
            table.incrementCounter();
            table.addValue(Tables.IMAGE, image);
            table.addValue(RegionsCsv.Column.NAME.header(), region.name());
            table.addValue(RegionsCsv.Column.REGION_MM2.header(), region.area().mm2());
            table.addValue(
                    RegionsCsv.Column.ANALYSABLE_MM2.header(),
                    region.analysable().mm2());
            table.addValue(
                    RegionsCsv.Column.BLURRED_MM2.header(), region.blurred().mm2());
            table.addValue(
                    RegionsCsv.Column.NO_TISSUE_MM2.header(), region.noTissue().mm2());
            table.addValue(RegionsCsv.Column.NUCLEI.header(), region.nuclei());
            Optional<Interval> interval = region.count().map(count -> count.intervalPerMm2(Interval.USUAL_CONFIDENCE));
            bound(
                    table,
                    RegionsCsv.Column.NUCLEI_PER_MM2.header(),
                    region.count().map(Count::perMm2));
            bound(table, RegionsCsv.Column.LOWER_95.header(), interval.map(Interval::lower));
            bound(table, RegionsCsv.Column.UPPER_95.header(), interval.map(Interval::upper));
        }
        for (int column = 0; column <= table.getLastColumn(); column++) {
            String name = table.getColumnHeading(column);
            boolean area = name.endsWith("_mm2") && !name.equals(RegionsCsv.Column.NUCLEI_PER_MM2.header());
            table.setDecimalPlaces(column, area ? AREA_DECIMALS : 1);
        }
        return table;
    }

    /** Empty where there is no interval, for NaN would look like a failure. */
    static void bound(ResultsTable table, String column, Optional<Double> bound) {
        if (bound.isPresent()) {
            table.addValue(column, bound.get());
        } else {
            table.addValue(column, "");
        }
    }

    /** Best first, with the columns of {@code mitoses.csv}. */
    private ResultsTable mitoses(SlideFindings.FoundMitoses found) {
        ResultsTable table = new ResultsTable();
        for (SlideFindings.Judged judged : found.judged()) {
            table.incrementCounter();
            table.addValue(Tables.IMAGE, slice.label(image));
            table.addValue(MitosesCsv.Column.ID.header(), table.size());
            table.addValue(
                    MitosesCsv.Column.X_PX.header(),
                    grid.toFullResolution(judged.candidate().x()));
            table.addValue(
                    MitosesCsv.Column.Y_PX.header(),
                    grid.toFullResolution(judged.candidate().y()));
            table.addValue(MitosesCsv.Column.SCORE.header(), judged.candidate().score());
            table.addValue(MitosesCsv.Column.STATUS.header(), judged.standing().label());
            table.addValue(MitosesCsv.Column.MOST_ACTIVE.header(), judged.inMostActive() ? "yes" : "no");
        }
        return table;
    }

    private ResultsTable nuclei(NucleusJudge judge) {
        ResultsTable table = new ResultsTable();
        for (Nucleus nucleus : objects.nuclei()) {
            table.incrementCounter();
            table.addValue(Tables.IMAGE, slice.label(image));
            table.addValue("id", table.size());
            table.addValue("x_px", grid.toFullResolution(nucleus.x()));
            table.addValue("y_px", grid.toFullResolution(nucleus.y()));
            NucleusMeasure.of(dab).forEach(measure -> table.addValue(measure.column(), nucleus.value(measure)));
            judge.dab(nucleus)
                    .ifPresent(call -> table.addValue("class", call.kind().label()));
            if (findings.cells().isPresent()) {
                Optional<NucleiCsv.Cell> cell = judge.cell(nucleus);
                table.addValue("cell_class", cell.map(NucleiCsv.Cell::name).orElse(""));
                bound(table, "cell_probability", cell.map(NucleiCsv.Cell::probability));
            }
            table.addValue("status", judge.place(nucleus).standing().label());
        }
        return table;
    }
}
