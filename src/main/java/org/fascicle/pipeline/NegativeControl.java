package org.fascicle.pipeline;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fascicle.image.FloatImage;
import org.fascicle.image.ObjectMask;
import org.fascicle.image.RgbImage;
import org.fascicle.measure.DabCut;
import org.fascicle.measure.DabTally;
import org.fascicle.measure.NucleusMeasurer;
import org.fascicle.segment.NucleusSegmenter;
import org.fascicle.segment.positivity.DabBackground;
import org.fascicle.segment.positivity.GivenCut;
import org.fascicle.slide.Slide;
import org.fascicle.space.PixelSize;
import org.fascicle.space.UserError;
import org.fascicle.stain.SlideColour;
import org.fascicle.stain.StainSeparation;

/**
 * What a section that was stained without the primary antibody says of the others of its run: from where on DAB is more than background.
 *
 * <p>Sixteen fields of its tissue are looked at. A pixel is positive above their background and four spreads, as on any slide, a nucleus above
 * the peak of the control's nuclei and eight spreads; neither goes below what holds without a control, and a nucleus's cut may go higher.
 *
 * <p>Limits: its own colours are used, so that it should be scanned as the others were.
 */
public final class NegativeControl {

    /** Share of stained nuclei, by its own cut, that chance and dirt do not reach. */
    private static final double MOST_STAINED_PERCENT = 5;

    private NegativeControl() {}

    /**
     * @param options with the segmenter, the threads and the colours of the slides that follow; with the area that is the control, where not all
     *     of the slide is
     * @throws UserError where too few nuclei are seen, or some are stained
     */
    public static GivenCut cut(Slide slide, AnalysisOptions options) {
        SlideContext.Sample sample = SlideContext.sample(slide, options);
        DabBackground background = DabBackground.estimate(sample.fields(), sample.colour());
        DabTally nuclei = nuclei(sample.fields(), sample.pixelSize(), sample.colour(), options);
        String name = slide.source().fileName()
                + options.area().map(part -> " where it was outlined").orElse("");
        double od = DabCut.odOfControl(nuclei)
                .orElseThrow(() -> UserError.input(
                        name + " shows too few pale nuclei for a negative control; give one with more tissue."));
        nuclei.counts(DabCut.given(od, "")).labellingIndex().ifPresent(index -> {
            if (index.percent() > MOST_STAINED_PERCENT) {
                throw UserError.input(String.format(
                        Locale.ROOT,
                        "%s is no negative control, %.0f %% of its nuclei are stained; give tissue without the primary antibody.",
                        name,
                        index.percent()));
            }
        });
        return new GivenCut(options.positivity().cutOn(background), od, "set by the negative control " + name);
    }

    private static DabTally nuclei(
            List<RgbImage> fields, PixelSize pixelSize, SlideColour colour, AnalysisOptions options) {
        NucleusSegmenter segmenter = options.segmenter().open();
        StainSeparation separation = new StainSeparation(colour);
        NucleusMeasurer measurer = new NucleusMeasurer(pixelSize);
        DabTally tally = new DabTally();
        for (RgbImage field : fields) {
            FloatImage haematoxylin = separation.haematoxylin(field);
            Optional<FloatImage> dab = Optional.of(separation.second(field));
            ObjectMask.of(segmenter.segment(field, pixelSize, colour), 0, 0)
                    .forEach(nucleus -> tally.add(measurer.measure(nucleus, haematoxylin, dab, 0, 0)));
        }
        return tally;
    }
}
