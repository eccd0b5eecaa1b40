package org.fascicle.publish;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.fascicle.detect.GiantCellOptions;
import org.fascicle.measure.Count;
import org.fascicle.measure.NucleusCountError;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.pipeline.SlideFindings;
import org.fascicle.report.MeasureKey;
import org.fascicle.report.Measured;
import org.fascicle.report.SlideReport;
import org.fascicle.stain.StainKind;

/** Nuclei and giant cells as they are reported. */
final class NucleusLines {

    private static final List<String> GIANT_CELLS = List.of(
            "Nobody has reviewed them. The rule was tried on drawn giant cells alone: cells' borders are not seen,"
                    + " crowded tumours hide giant cells, and nests of small cells pass for one.");

    private final SlideFindings findings;
    private final AnalysisOptions options;
    private final SlideReport.Builder report;
    private final CountedTissue tissue;

    NucleusLines(SlideFindings findings, AnalysisOptions options, SlideReport.Builder report) {
        this.findings = findings;
        this.options = options;
        this.report = report;
        this.tissue = new CountedTissue(findings);
    }

    void add(Count nuclei) {
        String method = options.segmenter().optionName() + " nucleus segmentation"
                + (findings.context().isCytoplasmic(options) ? " of the image without its DAB" : "");
        report.add(Measured.count(MeasureKey.NUCLEI, nuclei, tissue.words(), method)
                .flagged(brownCytoplasm()));
        Measured density = Measured.density(MeasureKey.NUCLEI_PER_MM2, nuclei, tissue.words(), method);
        report.add(countError()
                .map(error -> density.within(error.perMm2(nuclei)))
                .orElse(density)
                .flagged(Stream.concat(brownCytoplasm().stream(), densityDoubt().stream())
                        .toList()));
        if (tissue.isTumour()) {
            findings.nucleiEverywhere()
                    .ifPresent(all -> report.add(
                            Measured.density(MeasureKey.NUCLEI_PER_MM2_EVERYWHERE, all, CountedTissue.ALL, method)));
        }
        findings.population().ifPresent(new PopulationLines(report, tissue.words(), method)::add);
        if (findings.context().measuresGiantCells()) {
            giantCells(new Count(findings.giantCells().size(), nuclei.area()), method);
        }
    }

    private void giantCells(Count cells, String nuclei) {
        String method = String.format(
                Locale.ROOT,
                "%s; %d nuclei and more, no more than %.0f um apart, by themselves in one eosinophilic body",
                nuclei,
                GiantCellOptions.FEWEST_NUCLEI,
                GiantCellOptions.GAP_UM);
        report.add(Measured.count(MeasureKey.GIANT_CELLS, cells, tissue.words(), method)
                .flagged(GIANT_CELLS));
        report.add(Measured.density(MeasureKey.GIANT_CELLS_PER_MM2, cells, tissue.words(), method)
                .flagged(GIANT_CELLS));
    }

    private List<String> brownCytoplasm() {
        return findings
                .positivity()
                .map(SlideFindings.Positivity::place)
                .filter(place -> !place.isNuclear() && !findings.context().isCytoplasmic(options))
                .map(place -> String.format(
                        Locale.ROOT,
                        "%.0f %% of the DAB lies outside nuclei, and brown cytoplasm passes for nuclei; name the marker, or say that"
                                + " it is cytoplasmic, and nuclei are looked for without the brown.",
                        100 * place.outside()))
                .stream()
                .toList();
    }

    private Optional<NucleusCountError> countError() {
        return NucleusCountError.of(options.segmenter().optionName());
    }

    /** What the interval beside a density holds; tissue differs from place to place besides. */
    private List<String> densityDoubt() {
        String alone =
                "The interval holds chance and how far the segmenter's counts lie from people's on H&E of sources it was not fitted to"
                        + (findings.context().colour().kind() == StainKind.HE
                                ? ""
                                : "; on immunohistochemistry that was not measured");
        return List.of(findings.population()
                .flatMap(found -> found.density().betweenSquares())
                .map(range -> String.format(
                        Locale.ROOT,
                        "%s; by the spread between squares a like section has %.0f to %.0f nuclei/mm2.",
                        alone,
                        range.lower(),
                        range.upper()))
                .orElse(alone + "."));
    }
}
