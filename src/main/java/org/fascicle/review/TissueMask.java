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

/**
 * Where a result says that tissue was analysed, on a grid coarse enough to move a window on.
 *
 * @param pixelSize of the mask's pixels
 */
record TissueMask(BinaryMask analysable, PixelSize pixelSize) {

    /** Fine enough that a window of 1.3 mm is placed to within half a percent of its area. */
    private static final double PIXEL_UM = 8;

    /** Tissue of a result folder on which mitoses are counted: without necrosis, where that was measured. */
    static TissueMask of(Path folder, PixelSize pixelOfMasks) {
        int step = Math.max(1, (int) (PIXEL_UM / pixelOfMasks.xUm()));
        BinaryMask tissue = mask(folder.resolve(ResultFile.TISSUE_MASK.fileName()), step);
        Path necrosis = folder.resolve(ResultFile.NECROSIS_MASK.fileName());
        BinaryMask living = Files.exists(necrosis) ? tissue.andNot(mask(necrosis, step)) : tissue;
        return new TissueMask(living, new PixelSize(pixelOfMasks.xUm() * step, pixelOfMasks.yUm() * step));
    }

    private static BinaryMask mask(Path file, int step) {
        BufferedImage picture = everyOther(file, step);
        BinaryMask mask = BinaryMask.empty(picture.getWidth(), picture.getHeight());
        for (int i = 0; i < mask.data().length; i++) {
            mask.data()[i] = picture.getRaster().getSample(i % mask.width(), i / mask.width(), 0) != 0;
        }
        return mask;
    }

    private static BufferedImage everyOther(Path file, int step) {
        ImageReader reader = ImageIO.getImageReadersByFormatName("tiff").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(in);
            ImageReadParam thin = reader.getDefaultReadParam();
            thin.setSourceSubsampling(step, step, step / 2, step / 2);
            return reader.read(0, thin);
        } catch (IOException e) {
            throw UserError.input(file + " cannot be read; measure the slide again.", e);
        } finally {
            reader.dispose();
        }
    }
}
