package org.fascicle.review;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.fascicle.image.BinaryMask;
import org.fascicle.report.ResultFile;
import org.fascicle.space.PixelSize;
import org.fascicle.space.UserError;
import org.fascicle.tiff.TiffImage;
import org.fascicle.tiff.TiffStructure;

/**
 * What a result says of the slide's tissue, on a grid coarse enough to move a window on.
 *
 * @param analysable tissue that was analysed
 * @param necrotic what of the slide was called necrotic, or suspicious of it; nothing where that was not measured
 * @param pixelSize of the masks' pixels
 */
record TissueMask(BinaryMask analysable, BinaryMask necrotic, PixelSize pixelSize) {

    /** Fine enough that a window of 1.3 mm is placed to within half a percent of its area. */
    private static final double PIXEL_UM = 8;

    private static final int CENTIMETRE = 3;
    private static final double UM_PER_CM = 10_000;

    /** The masks of a result folder, each of which says its own pixel size. */
    static TissueMask of(Path folder) {
        Path tissue = folder.resolve(ResultFile.TISSUE_MASK.fileName());
        PixelSize full = pixelSize(tissue);
        int step = Math.max(1, (int) (PIXEL_UM / full.xUm()));
        BinaryMask analysable = mask(tissue, step);
        PixelSize pixel = new PixelSize(full.xUm() * step, full.yUm() * step);
        Path necrosis = folder.resolve(ResultFile.NECROSIS_MASK.fileName());
        BinaryMask necrotic = Files.exists(necrosis)
                ? laidOn(analysable, pixel, mask(necrosis, 1), pixelSize(necrosis))
                : BinaryMask.empty(analysable.width(), analysable.height());
        return new TissueMask(analysable, necrotic, pixel);
    }

    /** Tissue without what was called necrotic. */
    BinaryMask living() {
        return analysable.andNot(necrotic);
    }

    /** A mask of another pixel size on the pixels of the first: both begin at the slide's corner. */
    private static BinaryMask laidOn(BinaryMask grid, PixelSize pixel, BinaryMask other, PixelSize otherPixel) {
        BinaryMask laid = BinaryMask.empty(grid.width(), grid.height());
        for (int i = 0; i < laid.data().length; i++) {
            int x = (int) ((i % laid.width() + 0.5) * pixel.xUm() / otherPixel.xUm());
            int y = (int) ((i / laid.width() + 0.5) * pixel.yUm() / otherPixel.yUm());
            laid.data()[i] = x < other.width() && y < other.height() && other.get(x, y);
        }
        return laid;
    }

    /** As the mask itself says. */
    static PixelSize pixelSize(Path file) {
        try (TiffStructure structure =
                TiffStructure.read(file).orElseThrow(() -> new IOException(file + " is no TIFF file"))) {
            TiffImage image = structure.images().get(0);
            if (image.resolutionUnit() == CENTIMETRE
                    && image.xResolution().isPresent()
                    && image.yResolution().isPresent()) {
                return new PixelSize(
                        UM_PER_CM / image.xResolution().getAsDouble(),
                        UM_PER_CM / image.yResolution().getAsDouble());
            }
            throw new IOException(file + " states no pixel size");
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static BinaryMask mask(Path file, int step) {
        BufferedImage picture = everyOther(file, step);
        BinaryMask mask = BinaryMask.empty(picture.getWidth(), picture.getHeight());
        for (int i = 0; i < mask.data().length; i++) {
            mask.data()[i] = picture.getRaster().getSample(i % mask.width(), i / mask.width(), 0) != 0;
        }
        return mask;
    }

    /** Every so many-th pixel of every so many-th row. */
    static BufferedImage everyOther(Path file, int step) {
        ImageReader reader = ImageIO.getImageReadersByFormatName("tiff").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(in);
            ImageReadParam thin = reader.getDefaultReadParam();
            thin.setSourceSubsampling(step, step, step / 2, step / 2);
            return reader.read(0, thin);
        } catch (IOException e) {
            throw unreadable(file, e);
        } finally {
            reader.dispose();
        }
    }

    static UserError unreadable(Path file, IOException e) {
        return UserError.input(file + " cannot be read; measure the slide again.", e);
    }
}
