package org.fascicle.pipeline;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.fascicle.image.LabelImage;
import org.fascicle.image.RgbImage;
import org.fascicle.measure.Nucleus;
import org.fascicle.measure.NucleusMeasure;
import org.fascicle.segment.nuclei.ClassicNucleusSegmenter;
import org.fascicle.segment.tissue.TissueMap;
import org.fascicle.slide.Slide;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.fascicle.space.UserError;
import org.fascicle.stain.SlideColour;

/**
 * Refuses a pixel size at which the nuclei that are there have a size that no tissue's have.
 *
 * <p>A typing error (2 for 0.5) leaves a picture of nuclei 30 um long. Where the size is one that few microscopes give, a few fields
 * are looked at before the work starts, as if they were of {@value #USUAL_UM} um; else the nuclei that are found tell, as soon as
 * there are enough of them.
 *
 * <p>Limits: an error by less than a factor of some 3 gives sizes that other tissues do have, and passes.
 */
final class ScaleCheck {

    /** 22 um across; the median nucleus of pleomorphic sarcomas measures 100 to 250 um2. */
    private static final double LARGEST_MEDIAN_UM2 = 400;
    /** 16 um across: at a size that few microscopes give, an error is likelier than a tumour of giant cells alone. */
    private static final double LARGEST_UNUSUAL_UM2 = 200;
    /** 3 um across; lymphocytes and spindle cells cut across measure 20 um2 and more. */
    private static final double SMALLEST_MEDIAN_UM2 = 7;
    /** Objective 10x to 63x: what is found at such a size tells soon enough whether it is right. */
    private static final double USUAL_FROM_UM = 0.15;

    private static final double USUAL_TO_UM = 1.2;
    /** 20x: nuclei of slides between 10x and 40x are found as if they were of this size. */
    private static final double USUAL_UM = 0.5;

    private static final int PROBED_FIELDS = 3;
    private static final int PROBED_PX = 512;
    private static final int LEAST_NUCLEI = 30;
    /** Of so many, more than half cannot be a chance of one field. */
    private static final int SURE_NUCLEI = 200;

    private final String file;
    private final PixelSize fullResolution;
    private final boolean usual;
    private final double largestUm2;
    private int found;
    private int impossible;

    ScaleCheck(Slide slide, PixelSize fullResolution) {
        this.file = slide.source().fileName();
        this.fullResolution = fullResolution;
        this.usual = fullResolution.meanUm() >= USUAL_FROM_UM && fullResolution.meanUm() <= USUAL_TO_UM;
        this.largestUm2 = usual ? LARGEST_MEDIAN_UM2 : LARGEST_UNUSUAL_UM2;
    }

    /** Looks at a few fields of the tissue, where the pixel size is an unusual one. */
    void probe(Slide slide, TissueMap tissue, SlideColour colour) {
        if (usual) {
            return;
        }
        double um = fullResolution.meanUm();
        List<RgbImage> fields = tissue.fields(PROBED_FIELDS, PROBED_PX * um, fullResolution).stream()
                .map(field -> field.intersection(Region.ofSize(slide.width(), slide.height())))
                .map(field -> slide.read(field, 1))
                .toList();
        int[] areasPx = areasPx(fields, USUAL_UM, colour);
        double medianUm2 = areasPx.length < LEAST_NUCLEI ? 0 : areasPx[areasPx.length / 2] * fullResolution.areaUm2();
        boolean tiny = medianUm2 > 0 && medianUm2 < SMALLEST_MEDIAN_UM2 && areasPx(fields, um, colour).length == 0;
        if (medianUm2 > largestUm2 || tiny) {
            throw refused(medianUm2);
        }
    }

    /** Areas of what is a nucleus if a pixel measures {@code um}, in ascending order. */
    private static int[] areasPx(List<RgbImage> fields, double um, SlideColour colour) {
        ClassicNucleusSegmenter segmenter = new ClassicNucleusSegmenter();
        return fields.stream()
                .map(field -> segmenter.segment(field, PixelSize.square(um), colour))
                .flatMapToInt(labels -> Arrays.stream(areasPx(labels)))
                .sorted()
                .toArray();
    }

    private static int[] areasPx(LabelImage labels) {
        int[] areas = new int[labels.maxLabel() + 1];
        for (int label : labels.data()) {
            areas[label]++;
        }
        return Arrays.stream(areas, 1, areas.length).filter(area -> area > 0).toArray();
    }

    /** Counts nuclei as they are found. */
    void add(List<Nucleus> nuclei) {
        found += nuclei.size();
        impossible += (int) nuclei.stream()
                .filter(nucleus -> nucleus.value(NucleusMeasure.AREA) > largestUm2)
                .count();
        if (found >= SURE_NUCLEI) {
            requireMostPossible();
        }
    }

    /** When all are found. */
    void finish() {
        if (found >= LEAST_NUCLEI) {
            requireMostPossible();
        }
    }

    private void requireMostPossible() {
        if (2 * impossible > found) {
            throw refused(largestUm2);
        }
    }

    private UserError refused(double medianUm2) {
        double um = 2 * Math.sqrt(medianUm2 / Math.PI);
        boolean large = medianUm2 >= largestUm2;
        return UserError.input(String.format(
                Locale.ROOT,
                "%s cannot have the pixel size of %s um: most of its nuclei would be %s than %.0f um across, which no tissue's are;"
                        + " check the size (0.25 um is usual at 40x, 0.5 um at 20x) and give it with --pixel-size.",
                file,
                Double.toString(Math.round(fullResolution.meanUm() * 1e4) / 1e4),
                large ? "larger" : "smaller",
                large ? Math.floor(um) : Math.ceil(um)));
    }
}
