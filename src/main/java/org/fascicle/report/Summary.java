package org.fascicle.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.fascicle.decision.Decision;
import org.fascicle.decision.Decisions;
import org.fascicle.fnclcc.Mitoses;
import org.fascicle.measure.CellClassCount;
import org.fascicle.measure.RegionDensity;
import org.fascicle.slide.Calibration;
import org.fascicle.stain.StainKind;

/**
 * What a {@code summary.json} says: of a {@link SlideReport}, what is written into it and read back.
 *
 * @param version of Fascicle that wrote it
 * @param name of the result
 * @param stainByColours what the colours look like, where another stain was given
 * @param notLookedFor what would have been left out, had it been looked for; empty of results before it was written
 * @param cellClasses nuclei by the classes that a person taught, the unsure last
 * @param detected the detector's count as the grading takes it where no person counts, with its errors and its place among the
 *     windows; empty where none was made, or on too little tissue
 * @param grading as {@link GradingJson} has it, where one was made
 * @param reviewed what a person's review looked at, where there was one
 * @param above link from its page to that of the case that it belongs to
 * @param pictures that lie in the folder, in the order of the page
 */
public record Summary(
        String version,
        String name,
        InputFile input,
        Calibration calibration,
        GridUsed grid,
        StainKind stain,
        Optional<StainKind> stainByColours,
        List<Measured> measures,
        List<RegionDensity> regions,
        List<CellClassCount> cellClasses,
        List<NotMeasured> notMeasured,
        List<Exclusion> exclusions,
        List<String> notLookedFor,
        List<Decision> decisions,
        Optional<Mitoses> detected,
        Optional<JsonNode> grading,
        List<String> limits,
        Optional<Reviewed> reviewed,
        Optional<String> above,
        List<PictureFile> pictures) {

    public Summary {
        measures = List.copyOf(measures);
        regions = List.copyOf(regions);
        cellClasses = List.copyOf(cellClasses);
        notMeasured = List.copyOf(notMeasured);
        exclusions = List.copyOf(exclusions);
        notLookedFor = List.copyOf(notLookedFor);
        decisions = List.copyOf(decisions);
        limits = List.copyOf(limits);
        pictures = List.copyOf(pictures);
    }

    static Summary of(SlideReport report) {
        return new Summary(
                report.provenance().version(),
                report.name(),
                report.input(),
                report.calibration(),
                report.grid(),
                report.colour().kind(),
                report.colour().kindByColours(),
                report.measures(),
                report.regions(),
                report.cellClasses(),
                report.notMeasured(),
                report.exclusions(),
                report.notLookedFor(),
                report.decisions(),
                report.detected(),
                report.grading().map(GradingJson::of).map(Json::tree),
                report.limits(),
                report.reviewed(),
                report.above(),
                report.pictures().stream().map(PictureFile::of).toList());
    }

    public Optional<Measured> measured(MeasureKey key) {
        return measures.stream().filter(measured -> measured.key() == key).findFirst();
    }

    /** What people said, as a state. */
    public Decisions decided() {
        return new Decisions(decisions);
    }
}
