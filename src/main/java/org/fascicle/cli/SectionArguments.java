package org.fascicle.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.report.ResultReader;
import org.fascicle.review.LivingTumour;
import org.fascicle.run.LaidArea;
import org.fascicle.run.RegisteredSections;
import org.fascicle.slide.SlideSource;
import org.fascicle.space.UserError;
import picocli.CommandLine.Option;

/** What holds on a section because it was drawn or found on another of its block. */
final class SectionArguments {

    @Option(
            names = "--registered",
            paramLabel = "register.json",
            description =
                    "What --roi and --regions name was drawn on another section of the block: on the one that stays in this file of"
                            + " 'fascicle register', or on --drawn-on; it is measured where it lies on each image.")
    private Path registered;

    @Option(
            names = "--drawn-on",
            paramLabel = "SLIDE",
            description = "The section on which they were drawn, where it is not the one that stays.")
    private Path drawnOn;

    @Option(
            names = "--tumour-of",
            paramLabel = "RESULT",
            description =
                    "Measure in the living tumour that was outlined, taught or told from necrosis in this result of another"
                            + " section, where it lies by --registered.")
    private Path tumourOf;

    /** The options for one slide: areas of another section laid on it. */
    AnalysisOptions on(AnalysisOptions options, SlideSource slide) {
        requireSense(options);
        if (registered == null) {
            return options;
        }
        RegisteredSections sections = RegisteredSections.read(registered);
        String to = sections.require(slide);
        String from = drawnOn == null ? sections.fixed() : sections.require(SlideSource.of(drawnOn));
        AnalysisOptions laid = from.equals(to) ? options : drawn(options, sections, from, to);
        return tumourOf == null ? laid : inTumour(laid, sections, to);
    }

    private void requireSense(AnalysisOptions options) {
        if (registered == null && (drawnOn != null || tumourOf != null)) {
            throw UserError.usage(
                    "--drawn-on and --tumour-of name another section; give --registered register.json, which lays it on this one, beside them.");
        }
        if (tumourOf != null && options.area().isPresent()) {
            throw UserError.usage("--tumour-of and --roi each say where to measure; give one.");
        }
        if (registered != null
                && tumourOf == null
                && options.area().isEmpty()
                && options.regions().isEmpty()) {
            throw UserError.usage(
                    "--registered lays on an image what was drawn on another section; name that with --roi or --regions, or a result with --tumour-of.");
        }
    }

    private static AnalysisOptions drawn(AnalysisOptions options, RegisteredSections sections, String from, String to) {
        AnalysisOptions within = options.area()
                .map(area -> LaidArea.of(sections, area, "The area measured here was drawn", from, to))
                .map(laid -> options.within(laid.area(), laid.words()))
                .orElse(options);
        return within.regions().isEmpty()
                ? within
                : within.withRegions(
                        sections.carry(within.regions(), from, to),
                        within.laid().orElseGet(() -> LaidArea.words(sections, "Its regions were drawn", from, to)));
    }

    private AnalysisOptions inTumour(AnalysisOptions options, RegisteredSections sections, String to) {
        LivingTumour tumour = LivingTumour.of(tumourOf, Optional.empty())
                .orElseThrow(() -> UserError.input(tumourOf
                        + " tells no tumour: nobody outlined it, or necrosis, in a review, and no classes were taught; outline it with"
                        + " 'fascicle review', or give --roi."));
        String from = ResultReader.of(tumourOf).summary().input().sha256();
        if (!sections.hold(from)) {
            throw UserError.input("The slide of " + tumourOf + " is not among the sections that " + registered
                    + " lays on each other, or was refused there.");
        }
        LaidArea laid = tumour.on(sections, from, to);
        return options.within(laid.area(), laid.words());
    }
}
