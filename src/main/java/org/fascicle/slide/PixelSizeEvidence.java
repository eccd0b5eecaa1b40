package org.fascicle.slide;

import java.util.Locale;
import java.util.Optional;
import org.fascicle.space.PixelSize;
import org.fascicle.space.UserError;

/**
 * What a file says about its pixel size, believed or not.
 *
 * <p>Files of pictures carry resolutions that nobody measured: 72 dpi from a drawing program is 352.78 um, far from any
 * microscope's. A value is believed when it is a number, lies between {@link #SMALLEST_UM} and {@link #LARGEST_UM}, and
 * differs by at most {@link #MAX_ANISOTROPY} between x and y.
 *
 * @param calibration the size, where it is believed
 * @param doubt why not, as the end of a sentence; empty text where it is believed
 */
public record PixelSizeEvidence(Optional<Calibration> calibration, String doubt) {

    /** A tenth of what light resolves: a finer pixel is a mistaken unit. */
    public static final double SMALLEST_UM = 0.02;

    /** Half a 1.25x objective's pixel would be about 4 um; nuclei of 5-20 um vanish well below this. */
    public static final double LARGEST_UM = 20;

    /** Cameras and scanners have square pixels; a larger difference is a wrong entry, not a wrong pixel. */
    public static final double MAX_ANISOTROPY = 0.05;

    private static final double UM_PER_INCH = 25_400;
    private static final double UM_PER_CM = 10_000;
    private static final double[] PICTURE_DPI = {72, 96, 100, 150, 200, 240, 300, 360, 400, 600};

    /** Nothing said. */
    public static PixelSizeEvidence none() {
        return doubted("the file does not state it");
    }

    public static PixelSizeEvidence doubted(String reason) {
        return new PixelSizeEvidence(Optional.empty(), reason);
    }

    /** Judges the edge lengths of a pixel that a file states; {@code detail} names the field they stand in. */
    public static PixelSizeEvidence ofFile(double xUm, double yUm, String detail) {
        return of("the file", xUm, yUm, Calibration.Source.FILE, detail);
    }

    /** Judges what stands under Set Scale in ImageJ. */
    public static PixelSizeEvidence ofImageJ(double xUm, double yUm, String detail) {
        return of("Set Scale", xUm, yUm, Calibration.Source.IMAGEJ, detail);
    }

    private static PixelSizeEvidence of(String who, double xUm, double yUm, Calibration.Source source, String detail) {
        String doubt = doubt(xUm, yUm);
        return doubt.isEmpty() ? believed(new PixelSize(xUm, yUm), source, detail) : doubted(who + " states " + doubt);
    }

    /** Itself, unless another field of the same file states a size that is believed too and is another one. */
    public PixelSizeEvidence unlessContradictedBy(PixelSizeEvidence other) {
        boolean contradicted = calibration.isPresent()
                && other.calibration.isPresent()
                && Math.abs(um() / other.um() - 1) > MAX_ANISOTROPY;
        return contradicted
                ? doubted("the file states " + words(um()) + " um in one place and " + words(other.um())
                        + " um in another")
                : this;
    }

    private double um() {
        return calibration.orElseThrow().pixelSize().meanUm();
    }

    /** The user's word overrides the file's; a file that disagrees is named in the detail. */
    public PixelSizeEvidence overriddenBy(double um) {
        String detail = calibration
                .filter(file -> Math.abs(file.pixelSize().meanUm() / um - 1) > MAX_ANISOTROPY)
                .map(file ->
                        "; " + Calibration.FILE_SAYS + words(file.pixelSize().meanUm()) + " um")
                .orElse("");
        return believed(PixelSize.square(um), Calibration.Source.GIVEN, "--pixel-size " + words(um) + detail);
    }

    /** Refuses, as a mistaken option, a pixel size that no slide can have. */
    public static void requirePlausible(double um) {
        if (!(um >= SMALLEST_UM && um <= LARGEST_UM)) {
            throw UserError.usage("A pixel size of " + um + " um cannot be right: a slide's pixel measures "
                    + words(SMALLEST_UM) + " to " + words(LARGEST_UM) + " um, for example 0.25 at 40x or 0.5 at 20x.");
        }
    }

    private static PixelSizeEvidence believed(PixelSize size, Calibration.Source source, String detail) {
        return new PixelSizeEvidence(Optional.of(new Calibration(size, source, detail)), "");
    }

    private static String doubt(double xUm, double yUm) {
        if (!(xUm > 0 && yUm > 0) || Double.isInfinite(xUm) || Double.isInfinite(yUm)) {
            return words(xUm) + " x " + words(yUm) + " um, which is no size";
        }
        if (Math.max(xUm, yUm) / Math.min(xUm, yUm) > 1 + MAX_ANISOTROPY) {
            return words(xUm) + " x " + words(yUm) + " um, and a scanner's pixels are square";
        }
        double um = Math.sqrt(xUm * yUm);
        return um > LARGEST_UM ? tooLarge(um) : um < SMALLEST_UM ? said(um) + ", finer than light resolves" : "";
    }

    private static String tooLarge(double um) {
        for (double dpi : PICTURE_DPI) {
            if (Math.abs(um * dpi / UM_PER_INCH - 1) < 0.005) {
                return said(um) + ", which is " + words(dpi)
                        + " dots per inch, a picture's default and not a microscope's";
            }
        }
        return said(um) + mistakenUnit(um) + ", too coarse for a slide";
    }

    private static String mistakenUnit(double um) {
        boolean inch = plausible(um / UM_PER_INCH);
        boolean cm = plausible(um / UM_PER_CM);
        return !inch && !cm
                ? ""
                : " (" + (inch ? words(um / UM_PER_INCH) + " inch" : "") + (inch && cm ? " or " : "")
                        + (cm ? words(um / UM_PER_CM) + " cm" : "") + ": perhaps micrometres under the wrong unit)";
    }

    private static boolean plausible(double um) {
        return um >= SMALLEST_UM && um <= LARGEST_UM;
    }

    private static String said(double um) {
        return words(um) + " um";
    }

    private static String words(double number) {
        return Double.isFinite(number)
                ? trimmed(String.format(Locale.ROOT, Math.abs(number) < 0.1 ? "%.6f" : "%.4f", number))
                : String.valueOf(number);
    }

    private static String trimmed(String decimal) {
        return decimal.replaceFirst("\\.?0+$", "");
    }
}
