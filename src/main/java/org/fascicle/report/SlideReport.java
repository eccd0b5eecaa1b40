package org.fascicle.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fascicle.decision.Decision;
import org.fascicle.fnclcc.Grading;
import org.fascicle.fnclcc.Mitoses;
import org.fascicle.measure.CellClassCount;
import org.fascicle.measure.RegionDensity;
import org.fascicle.slide.Calibration;
import org.fascicle.stain.SlideColour;

/**
 * All that is said about one slide; every file for readers is a view of this value.
 *
 * @param name of the result, usually the image's stem
 * @param input the file
 * @param calibration size of a full-resolution pixel and where it came from
 * @param grid the grid measured on
 * @param colour stain kind, white point and stain vectors
 * @param measures the numbers, in the order to be read
 * @param notMeasured numbers that are missing, and why
 * @param exclusions tissue that was left out, by cause
 * @param notLookedFor what would have been left out, had it been looked for; words in the plural or without number
 * @param decisions what people said
 * @param detected the detector's count as the grading takes it where no person counts; empty where none was made
 * @param grading the FNCLCC grading, where one was made
 * @param pictures in the order to be seen
 * @param limits sentences: what these methods cannot do
 * @param provenance how it came to be
 * @param regions areas that a person drew, in their order
 * @param cellClasses nuclei by the classes that a person taught, the unsure last; empty without
 * @param above link from the page to that of the case that it belongs to, where it does
 * @param reviewed what a person's review looked at, where there was one
 */
public record SlideReport(
        String name,
        InputFile input,
        Calibration calibration,
        GridUsed grid,
        SlideColour colour,
        List<Measured> measures,
        List<NotMeasured> notMeasured,
        List<Exclusion> exclusions,
        List<String> notLookedFor,
        List<Decision> decisions,
        Optional<Mitoses> detected,
        Optional<Grading> grading,
        List<Picture> pictures,
        List<String> limits,
        Provenance provenance,
        List<RegionDensity> regions,
        List<CellClassCount> cellClasses,
        Optional<String> above,
        Optional<Reviewed> reviewed) {

    public SlideReport {
        measures = List.copyOf(measures);
        notMeasured = List.copyOf(notMeasured);
        exclusions = List.copyOf(exclusions);
        notLookedFor = List.copyOf(notLookedFor);
        decisions = List.copyOf(decisions);
        pictures = List.copyOf(pictures);
        limits = List.copyOf(limits);
        regions = List.copyOf(regions);
        cellClasses = List.copyOf(cellClasses);
    }

    public static Builder of(
            String name,
            InputFile input,
            Calibration calibration,
            GridUsed grid,
            SlideColour colour,
            Provenance provenance) {
        return new Builder(name, input, calibration, grid, colour, provenance);
    }

    public Optional<Measured> measured(MeasureKey key) {
        return measures.stream().filter(measured -> measured.key() == key).findFirst();
    }

    public Optional<Decision> decisionOn(MeasureKey key) {
        return decisions.stream()
                .filter(decision -> decision.key().equals(key.key()))
                .reduce((first, last) -> last);
    }

    List<Picture> pictures(Picture.Role role) {
        return pictures.stream().filter(picture -> picture.role() == role).toList();
    }

    /** Gathers a report while a slide is measured. */
    public static final class Builder {

        private final String name;
        private final InputFile input;
        private final Calibration calibration;
        private final GridUsed grid;
        private final SlideColour colour;
        private final Provenance provenance;
        private final List<Measured> measures = new ArrayList<>();
        private final List<NotMeasured> notMeasured = new ArrayList<>();
        private final List<Exclusion> exclusions = new ArrayList<>();
        private final List<String> notLookedFor = new ArrayList<>();
        private final List<Decision> decisions = new ArrayList<>();
        private final List<Picture> pictures = new ArrayList<>();
        private final List<String> limits = new ArrayList<>();
        private final List<RegionDensity> regions = new ArrayList<>();
        private final List<CellClassCount> cellClasses = new ArrayList<>();
        private Optional<Mitoses> detected = Optional.empty();
        private Optional<Grading> grading = Optional.empty();
        private Optional<String> above = Optional.empty();
        private Optional<Reviewed> reviewed = Optional.empty();

        private Builder(
                String name,
                InputFile input,
                Calibration calibration,
                GridUsed grid,
                SlideColour colour,
                Provenance provenance) {
            this.name = name;
            this.input = input;
            this.calibration = calibration;
            this.grid = grid;
            this.colour = colour;
            this.provenance = provenance;
        }

        public Builder add(Measured measured) {
            measures.add(measured);
            return this;
        }

        public Builder notMeasured(MeasureKey key, String reason) {
            notMeasured.add(new NotMeasured(key, reason));
            return this;
        }

        public Builder excluded(Exclusion exclusion) {
            exclusions.add(exclusion);
            return this;
        }

        /** @param what kinds of artefact, in words that follow "not looked for:" */
        public Builder notLookedFor(List<String> what) {
            notLookedFor.addAll(what);
            return this;
        }

        public Builder decided(Decision decision) {
            decisions.add(decision);
            return this;
        }

        public Builder detected(Mitoses count) {
            detected = Optional.of(count);
            return this;
        }

        public Builder grading(Grading graded) {
            grading = Optional.of(graded);
            return this;
        }

        public Builder picture(Picture picture) {
            pictures.add(picture);
            return this;
        }

        public Builder limit(String sentence) {
            limits.add(sentence);
            return this;
        }

        public Builder region(RegionDensity measured) {
            regions.add(measured);
            return this;
        }

        public Builder cellClass(CellClassCount counted) {
            cellClasses.add(counted);
            return this;
        }

        /** @param link from the page to that of its case */
        public Builder above(Optional<String> link) {
            above = link;
            return this;
        }

        public Builder reviewed(Reviewed review) {
            reviewed = Optional.of(review);
            return this;
        }

        public SlideReport build() {
            return new SlideReport(
                    name,
                    input,
                    calibration,
                    grid,
                    colour,
                    measures,
                    notMeasured,
                    exclusions,
                    notLookedFor,
                    decisions,
                    detected,
                    grading,
                    pictures,
                    limits,
                    provenance,
                    regions,
                    cellClasses,
                    above,
                    reviewed);
        }
    }
}
