package org.fascicle.review;

import java.nio.file.Path;
import java.util.Optional;
import org.fascicle.decision.Statement.Use;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.DrawnArea;
import org.fascicle.report.MeasureKey;
import org.fascicle.report.Outline;
import org.fascicle.report.ResultReader;
import org.fascicle.report.Summary;
import org.fascicle.report.TumourClasses;
import org.fascicle.run.LaidArea;
import org.fascicle.run.RegisteredSections;
import org.fascicle.space.Region;
import org.fascicle.space.UserError;

/**
 * What of a measured H&E slide is living tumour, by what people drew or taught: to be measured on other sections of the block.
 *
 * <p>Tumour is what a person outlined, else what a taught classifier calls so, else all analysable tissue. What was outlined as necrosis, else
 * what was found to be, is taken out, and what a person excluded. An area that is only suspicious of necrosis stays.
 *
 * @param area in full-resolution pixels of the slide
 * @param how outlined, taught, or without its necrosis
 */
public record LivingTumour(DrawnArea area, String how) {

    /**
     * @param outlined the tumour as a person outlined it beside the result; empty where nobody did
     * @return empty where nothing tells tumour or necrosis from other tissue
     * @throws UserError where nothing is left
     */
    public static Optional<LivingTumour> of(Path folder, Optional<DrawnArea> outlined) {
        ResultReader result = ResultReader.of(folder);
        Summary summary = result.summary();
        TissueMask tissue = TissueMask.of(folder);
        double downsample =
                tissue.pixelSize().xUm() / summary.calibration().pixelSize().xUm();
        DrawnRegions drawn = DrawnRegions.of(
                result.decisions(), tissue, summary.calibration().pixelSize());
        boolean told = summary.measured(MeasureKey.NECROSIS_FRACTION).isPresent();
        Optional<BinaryMask> person =
                outlined.map(area -> on(tissue, area, downsample)).or(() -> drawn.mask(Use.TUMOUR));
        Optional<BinaryMask> taught = TumourClasses.read(folder).map(area -> on(tissue, area, downsample));
        Optional<BinaryMask> dead =
                drawn.mask(Use.NECROSIS).or(() -> told ? Optional.of(tissue.necrotic()) : Optional.empty());
        if (person.isEmpty() && taught.isEmpty() && dead.isEmpty()) {
            return Optional.empty();
        }
        BinaryMask living = without(
                without(person.or(() -> taught).orElse(tissue.analysable()).and(tissue.analysable()), dead),
                drawn.mask(Use.EXCLUDED));
        if (living.count() == 0) {
            throw UserError.input(
                    "Nothing of " + folder
                            + " is living tumour, by what was outlined or taught there; look at its page, or leave out what lays it on other sections.");
        }
        return Optional.of(new LivingTumour(
                Outline.area(living, downsample),
                person.isPresent()
                        ? "outlined"
                        : taught.isPresent() ? "told by taught classes" : "told from necrosis"));
    }

    /** The same where it lies on another section. */
    public LaidArea on(RegisteredSections sections, String from, String to) {
        return LaidArea.of(sections, area, "The tumour measured here was " + how, from, to);
    }

    private static BinaryMask on(TissueMask tissue, DrawnArea area, double downsample) {
        return area.on(
                Region.ofSize(tissue.analysable().width(), tissue.analysable().height()), downsample);
    }

    private static BinaryMask without(BinaryMask mask, Optional<BinaryMask> other) {
        return other.map(mask::andNot).orElse(mask);
    }
}
