package org.fascicle.publish;

import java.util.List;
import java.util.Locale;
import org.fascicle.measure.CellDensity;
import org.fascicle.measure.CellPopulation;
import org.fascicle.measure.DensityCategory;
import org.fascicle.measure.DensityCuts;
import org.fascicle.measure.FascicleOrder;
import org.fascicle.measure.Pleomorphism;
import org.fascicle.report.Denominator;
import org.fascicle.report.MeasureKey;
import org.fascicle.report.Measured;
import org.fascicle.report.SlideReport;

/** Says density by squares, size, shape and direction of the nuclei in a report. */
final class PopulationLines {

    private static final double PERCENT = 100;
    /** Of fewer squares a tenth is none of them. */
    private static final int FEWEST_FOR_TENTHS = 5;

    private static final List<String> GIANTS =
            List.of("Nobody has reviewed them: nuclei that were not parted can be among them. Cells with many nuclei"
                    + " of usual size are not; they are counted by themselves.");

    private final SlideReport.Builder report;
    private final String tissueWords;
    private final String method;

    /**
     * @param tissueWords tissue on which nuclei are counted
     * @param method how nuclei were found
     */
    PopulationLines(SlideReport.Builder report, String tissueWords, String method) {
        this.report = report;
        this.tissueWords = tissueWords;
        this.method = method;
    }

    void add(CellPopulation population) {
        density(population.density());
        population.pleomorphism().ifPresent(this::pleomorphism);
        population
                .order()
                .ifPresent(order -> order(
                        order,
                        population.density().options().fewestElongated(),
                        population.density().options().elongatedAspect()));
    }

    private void density(CellDensity density) {
        density.distribution()
                .ifPresentOrElse(
                        found -> distribution(found, density.options().squareEdgeUm()),
                        () -> report.notMeasured(
                                MeasureKey.NUCLEI_PER_MM2_MEDIAN,
                                String.format(
                                        Locale.ROOT,
                                        "No square of %.0f um is at least half tissue.",
                                        density.options().squareEdgeUm())));
        density.options().cuts().ifPresent(cuts -> category(density, cuts));
    }

    private void distribution(CellDensity.Distribution found, double edgeUm) {
        Denominator squares = Denominator.count(
                found.squares(),
                "squares",
                String.format(Locale.ROOT, "squares of %.0f um, at least half tissue", edgeUm));
        report.add(Measured.of(MeasureKey.NUCLEI_PER_MM2_MEDIAN, found.median(), squares, method));
        if (found.squares() < FEWEST_FOR_TENTHS) {
            String few = "Fewer than " + FEWEST_FOR_TENTHS + " squares are at least half tissue.";
            report.notMeasured(MeasureKey.NUCLEI_PER_MM2_P10, few);
            report.notMeasured(MeasureKey.NUCLEI_PER_MM2_P90, few);
            return;
        }
        report.add(Measured.of(MeasureKey.NUCLEI_PER_MM2_P10, found.lowerTenth(), squares, method));
        report.add(Measured.of(MeasureKey.NUCLEI_PER_MM2_P90, found.upperTenth(), squares, method));
    }

    private void category(CellDensity density, DensityCuts cuts) {
        DensityCategory category = density.category().orElseThrow();
        String text = String.format(
                Locale.ROOT,
                "%s: %.0f nuclei/mm2 by the cut-offs given, low below %.0f, high from %.0f nuclei/mm2; %s",
                category.label(),
                density.overall().perMm2(),
                cuts.lowBelowPerMm2(),
                cuts.highFromPerMm2(),
                method);
        report.add(Measured.of(
                MeasureKey.CELL_DENSITY_CATEGORY,
                1 + category.ordinal(),
                Denominator.area(density.overall().area(), tissueWords),
                text));
    }

    private void pleomorphism(Pleomorphism found) {
        String words = "nuclei on " + tissueWords;
        Denominator nuclei = Denominator.count(found.nuclei(), "nuclei", words);
        report.add(Measured.of(MeasureKey.NUCLEUS_AREA_MEDIAN, found.medianAreaUm2(), nuclei, method));
        report.add(Measured.of(MeasureKey.NUCLEUS_AREA_CV, PERCENT * found.areaVariation(), nuclei, method));
        report.add(Measured.of(MeasureKey.NUCLEUS_AREA_SPREAD, found.areaSpread(), nuclei, method));
        report.add(Measured.of(MeasureKey.NUCLEUS_ELONGATION_MEDIAN, found.medianAspect(), nuclei, method));
        String giants = String.format(Locale.ROOT, "%s; nuclei of %.0f um2 and more", method, found.giantAreaUm2());
        report.add(Measured.count(MeasureKey.GIANT_NUCLEI, found.giants(), tissueWords, giants)
                .flagged(GIANTS));
        report.add(Measured.density(MeasureKey.GIANT_NUCLEI_PER_MM2, found.giants(), tissueWords, giants)
                .flagged(GIANTS));
    }

    private void order(FascicleOrder order, int fewest, double aspect) {
        String directions =
                String.format(Locale.ROOT, "%s; resultant of doubled long-axis angles, freed of chance", method);
        String squares = String.format(
                Locale.ROOT,
                "squares of %.0f um, at least half tissue, with at least %d nuclei of aspect %.1f and more",
                order.squareEdgeUm(),
                fewest,
                aspect);
        order.median()
                .ifPresentOrElse(
                        value -> report.add(Measured.of(
                                MeasureKey.NUCLEUS_COHERENCE,
                                value,
                                Denominator.count(order.squares(), "squares", squares),
                                directions)),
                        () -> report.notMeasured(MeasureKey.NUCLEUS_COHERENCE, "There are no " + squares + "."));
        String pairs = String.format(
                Locale.ROOT,
                "nuclei of aspect %.1f and more, compared within squares of %.0f um",
                aspect,
                order.mapSquareUm());
        order.neighbours()
                .ifPresent(value -> report.add(Measured.of(
                        MeasureKey.NUCLEUS_COHERENCE_NEIGHBOURS,
                        value,
                        Denominator.count(order.elongated().part(), "nuclei", pairs),
                        directions)));
    }
}
