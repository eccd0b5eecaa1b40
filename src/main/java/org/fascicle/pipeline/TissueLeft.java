package org.fascicle.pipeline;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.fascicle.segment.tissue.TissueClass;
import org.fascicle.slide.Slide;
import org.fascicle.space.Area;
import org.fascicle.space.UserError;

/**
 * Refuses a slide of whose tissue so much was left out that the rest does not stand for it. Whoever has an image measured whole wants what is left all
 * the same.
 */
final class TissueLeft {

    /** Less than a tenth of the tissue is what happened to be spared. */
    private static final double LEAST_SHARE = 0.1;

    /** Kinds that are tissue, or would be; how much tissue lies under ink is not known. */
    private static final List<TissueClass> SPOILT =
            List.of(TissueClass.FOLD, TissueClass.DEBRIS, TissueClass.NOT_SCANNED, TissueClass.BLURRED);

    private TissueLeft() {}

    /** @throws UserError where too little is left, with what was left out, by kind */
    static void require(Slide slide, SlideFindings.Areas areas) {
        Map<TissueClass, Area> out = areas.leftOut();
        double spoilt = SPOILT.stream()
                .mapToDouble(kind -> out.getOrDefault(kind, Area.NONE).mm2())
                .sum();
        double left = areas.analysable().mm2();
        if (spoilt > 0 && left < LEAST_SHARE * (left + spoilt)) {
            throw UserError.input(String.format(
                    Locale.ROOT,
                    "Of %.3f mm2 of tissue on %s only %.3f can be measured (%s), too little to stand for it; scan or cut it anew, or"
                            + " measure what is left with --whole-image.",
                    left + spoilt,
                    slide.source().fileName(),
                    left,
                    kinds(out)));
        }
    }

    private static String kinds(Map<TissueClass, Area> out) {
        return SPOILT.stream()
                .filter(out::containsKey)
                .map(kind -> String.format(
                        Locale.ROOT, "%s %.3f", kind.label(), out.get(kind).mm2()))
                .collect(Collectors.joining(", "));
    }
}
