package org.fascicle.slide.bioformats;

import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fascicle.slide.PixelSizeEvidence;
import org.fascicle.space.LengthUnit;
import org.fascicle.tiff.TiffImage;

/**
 * The pixel size that one page of a plain TIFF states of itself: in the description that ImageJ or a scanner wrote, or by its
 * resolution. What other pages state belongs to their pixels.
 *
 * @see <a href="https://imagej.net/ij/developer/source/ij/io/TiffEncoder.java.html">ImageJ's description: unit=</a>
 */
final class TiffPixelSize {

    private static final int INCH = 2;
    private static final int CENTIMETRE = 3;
    private static final String APERIO = "Aperio";
    private static final Pattern IMAGEJ_UNIT = Pattern.compile("(?m)^unit=(.*)$");
    private static final Pattern APERIO_MPP = Pattern.compile("\\|\\s*MPP\\s*=\\s*([0-9]*[.,]?[0-9]+)");

    private TiffPixelSize() {}

    static PixelSizeEvidence of(TiffImage page) {
        PixelSizeEvidence tags = resolution(page);
        PixelSizeEvidence scanner = scanner(page.description());
        return scanner.calibration().isEmpty() ? tags : scanner.unlessContradictedBy(tags);
    }

    static boolean isAperios(TiffImage page) {
        return page.description().startsWith(APERIO);
    }

    private static PixelSizeEvidence scanner(String description) {
        Matcher mpp = APERIO_MPP.matcher(description);
        if (!description.startsWith(APERIO) || !mpp.find()) {
            return PixelSizeEvidence.none();
        }
        double um = Double.parseDouble(mpp.group(1).replace(',', '.'));
        return PixelSizeEvidence.ofFile(um, um, "MPP in the file's description");
    }

    private static PixelSizeEvidence resolution(TiffImage page) {
        OptionalDouble x = page.xResolution();
        if (x.isEmpty()) {
            return PixelSizeEvidence.none();
        }
        double y = page.yResolution().orElse(x.getAsDouble());
        OptionalDouble imageJ = imageJUnitUm(page.description());
        OptionalDouble unitUm = imageJ.isPresent() ? imageJ : unitUm(page);
        return unitUm.isEmpty()
                ? PixelSizeEvidence.doubted("the file states a resolution without saying in which unit")
                : PixelSizeEvidence.ofFile(
                        unitUm.getAsDouble() / x.getAsDouble(),
                        unitUm.getAsDouble() / y,
                        imageJ.isPresent() ? "ImageJ's description" : "TIFF resolution");
    }

    private static OptionalDouble imageJUnitUm(String description) {
        Matcher unit = IMAGEJ_UNIT.matcher(description);
        return description.startsWith("ImageJ=") && unit.find() ? LengthUnit.um(unit.group(1)) : OptionalDouble.empty();
    }

    private static OptionalDouble unitUm(TiffImage page) {
        return switch (page.resolutionUnit()) {
            case INCH -> LengthUnit.um("inch");
            case CENTIMETRE -> LengthUnit.um("cm");
            default -> OptionalDouble.empty();
        };
    }
}
