package org.fascicle.slide.bioformats;

import loci.formats.meta.MetadataRetrieve;
import ome.units.UNITS;
import ome.units.quantity.Length;
import org.fascicle.slide.PixelSizeEvidence;

/** The pixel size that Bio-Formats found in a file (OME metadata, a scanner's header, TIFF resolution), judged. */
final class FilePixelSize {

    private FilePixelSize() {}

    static PixelSizeEvidence of(MetadataRetrieve metadata, int series) {
        if (series >= metadata.getImageCount()) {
            return PixelSizeEvidence.none();
        }
        Length x = metadata.getPixelsPhysicalSizeX(series);
        Length y = metadata.getPixelsPhysicalSizeY(series);
        Length either = x != null ? x : y;
        if (either == null) {
            return PixelSizeEvidence.none();
        }
        Number xUm = (x == null ? either : x).value(UNITS.MICROMETER);
        Number yUm = (y == null ? either : y).value(UNITS.MICROMETER);
        return xUm == null || yUm == null
                ? PixelSizeEvidence.doubted(
                        "the file states it in " + either.unit().getSymbol() + ", which is no length")
                : PixelSizeEvidence.ofFile(xUm.doubleValue(), yUm.doubleValue(), "the file's metadata");
    }
}
