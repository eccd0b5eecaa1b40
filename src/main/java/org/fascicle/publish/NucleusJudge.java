package org.fascicle.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fascicle.cells.CellModel;
import org.fascicle.image.DrawnArea;
import org.fascicle.measure.DabCall;
import org.fascicle.measure.Nucleus;
import org.fascicle.measure.NucleusMeasure;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.pipeline.NecroticSquares;
import org.fascicle.pipeline.SlideFindings;
import org.fascicle.report.NucleiCsv;
import org.fascicle.report.ObjectClass;
import org.fascicle.report.PaintedClass;
import org.fascicle.report.Standing;
import org.fascicle.space.Region;

/** Says of each nucleus of a slide what it is to the counts, by the rules that these follow. */
public final class NucleusJudge {

    private final NecroticSquares necrotic;
    private final double giantAreaUm2;
    private final Optional<CellModel> cells;
    private final Optional<SlideFindings.Positivity> positivity;
    private final double downsample;
    private final List<Drawn> regions = new ArrayList<>();

    /** A drawn region and its left, upper, right and lower edge. */
    private record Drawn(DrawnArea area, double[] edges) {}

    public NucleusJudge(SlideFindings findings, AnalysisOptions options) {
        necrotic = findings.necrotic();
        giantAreaUm2 = options.cells().giantAreaUm2();
        positivity = findings.positivity();
        cells = findings.cells().map(SlideFindings.FoundCells::model);
        downsample = findings.context().grid().downsample();
        options.regions()
                .forEach(region ->
                        regions.add(new Drawn(region.area(), region.area().edges())));
    }

    public NucleiCsv.Place place(Nucleus nucleus) {
        Standing standing = standing(nucleus.x(), nucleus.y());
        return new NucleiCsv.Place(nucleus.value(NucleusMeasure.AREA) >= giantAreaUm2, standing, regionsOf(nucleus));
    }

    private Standing standing(double x, double y) {
        if (!necrotic.holds(x, y)) {
            return Standing.COUNTED;
        }
        return necrotic.besideTumour(x, y) ? Standing.BESIDE_TUMOUR : Standing.IN_NECROSIS;
    }

    private List<Integer> regionsOf(Nucleus nucleus) {
        int x = (int) Math.floor(nucleus.x() + 0.5);
        int y = (int) Math.floor(nucleus.y() + 0.5);
        List<Integer> inside = new ArrayList<>();
        for (int i = 0; i < regions.size(); i++) {
            if (holds(regions.get(i), x, y)) {
                inside.add(i + 1);
            }
        }
        return inside;
    }

    /** A nucleus belongs to a region when the centre of its centroid's pixel does. */
    private boolean holds(Drawn region, int x, int y) {
        double fullX = (x + 0.5) * downsample;
        double fullY = (y + 0.5) * downsample;
        double[] edges = region.edges();
        return fullX >= edges[0]
                && fullY >= edges[1]
                && fullX <= edges[2]
                && fullY <= edges[3]
                && region.area().on(new Region(x, y, 1, 1), downsample).get(0, 0);
    }

    /** What it is called by its DAB; empty on a slide without. */
    public Optional<DabCall> dab(Nucleus nucleus) {
        return positivity.map(found -> found.of(nucleus));
    }

    /** What a taught classifier called it; empty where none was used. */
    public Optional<NucleiCsv.Cell> cell(Nucleus nucleus) {
        return cells.flatMap(
                model -> nucleus.cell().map(cell -> new NucleiCsv.Cell(model.name(cell), cell.probability())));
    }

    /** Its class in QuPath: that which was taught, and the step of DAB where there is DAB. */
    public PaintedClass kind(Nucleus nucleus, NucleiCsv.Place place) {
        Optional<ObjectClass> step =
                dab(nucleus).flatMap(call -> ObjectClass.ofIntensity(call.kind().name()));
        Optional<PaintedClass> taught = place.standing().counts()
                ? cells.flatMap(model -> nucleus.cell().map(cell -> CellColours.of(model, cell, step)))
                : Optional.empty();
        return taught.orElseGet(() -> untaught(step, place));
    }

    /** Its class in pictures, where DAB is shown of tumour alone. */
    public PaintedClass pictured(Nucleus nucleus, NucleiCsv.Place place) {
        boolean beside = cells.isPresent()
                && nucleus.cell().filter(cell -> !cells.get().isTumour(cell)).isPresent();
        return beside && place.standing().counts()
                ? CellColours.of(cells.get(), nucleus.cell().orElseThrow())
                : kind(nucleus, place);
    }

    private static PaintedClass untaught(Optional<ObjectClass> step, NucleiCsv.Place place) {
        if (!place.standing().counts()) {
            return place.standing() == Standing.BESIDE_TUMOUR
                    ? ObjectClass.NUCLEUS_BESIDE
                    : ObjectClass.NECROTIC_NUCLEUS;
        }
        return step.orElse(place.giant() ? ObjectClass.GIANT_NUCLEUS : ObjectClass.NUCLEUS);
    }
}
