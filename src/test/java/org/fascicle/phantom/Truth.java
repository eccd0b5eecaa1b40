package org.fascicle.phantom;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import org.fascicle.image.BinaryMask;

/**
 * The numbers that are true of a phantom.
 *
 * @param seed of everything random in it
 * @param widthPx columns
 * @param heightPx rows
 * @param pixelSizeUm edge of a pixel
 * @param stain {@code H&E} or {@code H-DAB}
 * @param whitePoint red, green, blue of the empty glass
 * @param firstStain unit vector of haematoxylin
 * @param secondStain unit vector of eosin or DAB
 * @param tissueAreaMm2 all tissue, ink and blur not taken off
 * @param analysableAreaMm2 tissue that is neither inked nor out of focus
 * @param viableAreaMm2 tissue that is not necrotic
 * @param necrosisFraction necrotic part of the tissue
 * @param nuclei living nuclei, mitotic figures included
 * @param nucleiPerMm2 of viable tissue
 * @param mitoses middles of the mitotic figures
 * @param mitosesPer10Hpf figures per 1.734 mm2 of viable tissue
 * @param positiveFraction DAB-positive part of the tissue; null on H&E
 * @param labellingIndex positive part of the nuclei; null where nuclei are not what is labelled
 * @param positiveNuclei how many nuclei are positive; null likewise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Truth(
        long seed,
        int widthPx,
        int heightPx,
        double pixelSizeUm,
        String stain,
        List<Double> whitePoint,
        List<Double> firstStain,
        List<Double> secondStain,
        double tissueAreaMm2,
        double analysableAreaMm2,
        double viableAreaMm2,
        double necrosisFraction,
        int nuclei,
        double nucleiPerMm2,
        List<Point> mitoses,
        double mitosesPer10Hpf,
        Double positiveFraction,
        Double labellingIndex,
        Integer positiveNuclei) {

    /** Ten high-power fields of 0.1734 mm2. */
    static final double TEN_HPF_MM2 = 1.734;

    /** A place in full-resolution pixels, centres at integers. */
    public record Point(double xPx, double yPx, String form) {}

    /** The positive numbers of an H-DAB phantom. */
    record Positivity(Double fraction, Double labellingIndex, Integer positiveNuclei) {
        static final Positivity NONE = new Positivity(null, null, null);
    }

    static Truth of(
            long seed,
            String stain,
            Colours colours,
            Section section,
            BinaryMask spoilt,
            List<Point> mitoses,
            Positivity positivity) {
        Frame frame = section.frame;
        double tissueMm2 = frame.area(section.tissue.count()).mm2();
        double viableMm2 =
                frame.area(section.tissue.andNot(section.necrosis).count()).mm2();
        int nuclei = Labels.count(section.nuclei);
        return new Truth(
                seed,
                frame.width(),
                frame.height(),
                frame.pixelSizeUm(),
                stain,
                List.of(
                        colours.white().red(),
                        colours.white().green(),
                        colours.white().blue()),
                vector(colours.stains().first()),
                vector(colours.stains().second()),
                rounded(tissueMm2),
                rounded(frame.area(section.tissue.andNot(spoilt).count()).mm2()),
                rounded(viableMm2),
                rounded(1 - viableMm2 / tissueMm2),
                nuclei,
                rounded(nuclei / viableMm2),
                mitoses,
                rounded(mitoses.size() / viableMm2 * TEN_HPF_MM2),
                positivity.fraction,
                positivity.labellingIndex,
                positivity.positiveNuclei);
    }

    /** The main numbers in a line, for the table of images. */
    String summary() {
        StringBuilder words = new StringBuilder(String.format(
                Locale.ROOT, "tissue %.3f mm2; %,d nuclei, %,.0f per mm2", tissueAreaMm2, nuclei, nucleiPerMm2));
        if (positiveFraction == null) {
            words.append(String.format(
                    Locale.ROOT,
                    "; %d mitoses, %.1f per 1.734 mm2; necrosis %.1f %%",
                    mitoses.size(),
                    mitosesPer10Hpf,
                    100 * necrosisFraction));
        } else if (labellingIndex == null) {
            words.append(String.format(Locale.ROOT, "; positive %.1f %% of the area", 100 * positiveFraction));
        } else {
            words.append(String.format(
                    Locale.ROOT, "; labelling index %.1f %% (%d positive)", 100 * labellingIndex, positiveNuclei));
        }
        return words.toString();
    }

    private static List<Double> vector(org.fascicle.stain.StainVector vector) {
        return List.of(rounded(vector.red()), rounded(vector.green()), rounded(vector.blue()));
    }

    static double rounded(double value) {
        return Math.round(value * 1e6) / 1e6;
    }
}
