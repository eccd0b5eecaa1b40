package org.fascicle.patient;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fascicle.image.DrawnArea;
import org.fascicle.report.ResultReader;
import org.fascicle.review.LivingTumour;
import org.fascicle.run.LaidArea;
import org.fascicle.run.RegisteredSections;
import org.fascicle.slide.Fingerprint;
import org.fascicle.slide.SlideSource;

/** The tumour of a block as its slides stained H&amp;E tell it, to be measured on the others. */
final class BlockTumour {

    private final RegisteredSections sections;
    private final List<Stained> stained;

    /**
     * A measured slide stained H&amp;E.
     *
     * @param outlined the tumour as a person outlined it beside the result
     */
    record Stained(Path result, Optional<DrawnArea> outlined) {}

    BlockTumour(RegisteredSections sections, List<Stained> stained) {
        this.sections = sections;
        this.stained = stained;
    }

    /** Where it lies on a slide: by the first H&amp;E slide that was laid with it and tells tumour; empty where none does. */
    Optional<LaidArea> on(SlideSource slide) {
        return Fingerprint.sha256(slide)
                .filter(sections::hold)
                .flatMap(to ->
                        stained.stream().flatMap(one -> on(one, to).stream()).findFirst());
    }

    private Optional<LaidArea> on(Stained one, String to) {
        String from = ResultReader.of(one.result()).summary().input().sha256();
        return sections.hold(from)
                ? LivingTumour.of(one.result(), one.outlined()).map(tumour -> tumour.on(sections, from, to))
                : Optional.empty();
    }
}
