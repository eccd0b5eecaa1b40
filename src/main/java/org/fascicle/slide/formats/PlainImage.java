package org.fascicle.slide.formats;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.fascicle.image.RgbImage;
import org.fascicle.slide.BrightfieldCheck;
import org.fascicle.slide.InMemorySlide;
import org.fascicle.slide.Opacity;
import org.fascicle.slide.SampleBits;
import org.fascicle.slide.Slide;
import org.fascicle.slide.SlideSource;
import org.fascicle.space.UserError;

/**
 * PNG and JPEG files, decoded whole.
 *
 * <p>Grey becomes RGB, transparency is laid over white, 16 bits are scaled to 8, an EXIF orientation is honoured. Embedded
 * colour profiles are not applied: stains are measured on the numbers as stored, like those of a slide.
 */
final class PlainImage {

    /** Decoder's copy, ours, and room for what comes after. */
    private static final int BYTES_PER_PIXEL = 8;

    private PlainImage() {}

    /** Whether a file with these first bytes is a PNG or a JPEG. */
    static boolean recognises(byte[] start) {
        return PictureHeader.isPng(start) || PictureHeader.isJpeg(start);
    }

    static Slide open(SlideSource source) {
        try {
            PictureHeader header = PictureHeader.read(Path.of(source.location()));
            requireRgb(source, header);
            BufferedImage image = decode(source, header);
            int bits = usedBits(image);
            InMemorySlide slide = new InMemorySlide(
                    header.orientation().upright(toRgb(image, bits)),
                    source,
                    header.pixelSize(),
                    bits < sampleBits(image) ? List.of(SampleBits.remark(bits)) : List.of());
            BrightfieldCheck.require(slide, image.getRaster().getNumBands() >= 3 || isIndexed(image));
            return slide;
        } catch (IOException | RuntimeException e) {
            throw e instanceof UserError told ? told : damaged(source, e);
        } catch (OutOfMemoryError e) {
            throw tooLarge(source, e);
        }
    }

    private static void requireRgb(SlideSource source, PictureHeader header) {
        if (header.isCmyk()) {
            throw UserError.input(source.fileName()
                    + " cannot be analysed: its colours are stored as CMYK, for printing; save it as 8-bit RGB.");
        }
    }

    private static BufferedImage decode(SlideSource source, PictureHeader header) throws IOException {
        ImageReader reader = reader(header.format());
        try (ImageInputStream in =
                ImageIO.createImageInputStream(Path.of(source.location()).toFile())) {
            List<String> warnings = new ArrayList<>();
            reader.addIIOReadWarningListener((from, warning) -> warnings.add(warning));
            reader.setInput(in, true, true);
            requireRoom(source, (long) reader.getWidth(0) * reader.getHeight(0));
            BufferedImage image = reader.read(0);
            requireWhole(warnings);
            return image;
        } finally {
            reader.dispose();
        }
    }

    /** The JDK's own decoder: others that lie on the class path report damage in their own ways, or not at all. */
    private static ImageReader reader(String format) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (reader.getClass().getName().startsWith("com.sun.imageio.")) {
                return reader;
            }
        }
        throw new IOException("no decoder for " + format);
    }

    private static void requireRoom(SlideSource source, long pixels) {
        if (pixels * 3 > Integer.MAX_VALUE - 8
                || pixels * BYTES_PER_PIXEL > Runtime.getRuntime().maxMemory()) {
            throw tooLarge(source, null);
        }
    }

    /** The decoder fills what is missing with grey and only warns. */
    private static void requireWhole(List<String> warnings) throws IOException {
        for (String warning : warnings) {
            if (warning.startsWith("Premature end") || warning.startsWith("Corrupt JPEG data")) {
                throw new IOException(warning);
            }
        }
    }

    private static boolean isIndexed(BufferedImage image) {
        return image.getColorModel() instanceof IndexColorModel;
    }

    private static int sampleBits(BufferedImage image) {
        return image.getSampleModel().getSampleSize(0);
    }

    private static int usedBits(BufferedImage image) {
        if (sampleBits(image) < SampleBits.ALL || isIndexed(image)) {
            return sampleBits(image);
        }
        SampleBits used = new SampleBits();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int sample : image.getRaster().getPixels(0, y, image.getWidth(), 1, (int[]) null)) {
                used.add(sample);
            }
        }
        return used.used();
    }

    private static RgbImage toRgb(BufferedImage image, int bits) {
        RgbImage rgb = RgbImage.black(image.getWidth(), image.getHeight());
        for (int y = 0; y < rgb.height(); y++) {
            if (isIndexed(image)) {
                paletteRow(image, y, rgb);
            } else {
                sampleRow(image, y, rgb, (1 << bits) - 1);
            }
        }
        return rgb;
    }

    private static void paletteRow(BufferedImage image, int y, RgbImage rgb) {
        for (int x = 0; x < rgb.width(); x++) {
            int argb = image.getRGB(x, y);
            for (int channel = 0; channel < 3; channel++) {
                int value = argb >> 16 - 8 * channel & 0xff;
                rgb.data()[3 * (y * rgb.width() + x) + channel] = Opacity.STRAIGHT.overWhite(value, argb >>> 24, 255);
            }
        }
    }

    /** Reads samples as stored: BufferedImage.getRGB would brighten grey images by its own idea of grey. */
    private static void sampleRow(BufferedImage image, int y, RgbImage rgb, int max) {
        Raster raster = image.getRaster();
        int bands = raster.getNumBands();
        int[] samples = raster.getPixels(0, y, rgb.width(), 1, (int[]) null);
        boolean alpha = bands == 2 || bands == 4;
        int step = bands >= 3 ? 1 : 0;
        for (int x = 0; x < rgb.width(); x++) {
            int opacity = alpha ? samples[x * bands + bands - 1] : max;
            for (int channel = 0; channel < 3; channel++) {
                int value = samples[x * bands + channel * step];
                rgb.data()[3 * (y * rgb.width() + x) + channel] = Opacity.STRAIGHT.overWhite(value, opacity, max);
            }
        }
    }

    private static UserError damaged(SlideSource source, Exception cause) {
        return UserError.input(
                source.fileName() + " cannot be decoded: it is damaged or of a rare variant; copy it again from"
                        + " where it came, or save it as PNG or TIFF with another program.",
                cause);
    }

    private static UserError tooLarge(SlideSource source, Throwable cause) {
        return UserError.input(
                source.fileName() + " is too large to be decoded whole; save it as a tiled or pyramidal TIFF, or"
                        + " give Java more memory with -Xmx.",
                cause);
    }
}
