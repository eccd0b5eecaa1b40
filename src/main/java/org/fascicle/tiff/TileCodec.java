package org.fascicle.tiff;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.Deflater;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.plugins.jpeg.JPEGImageWriteParam;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** How the pixels of one tile or strip become bytes in the file. */
interface TileCodec {

    /** {@code pixels} holds {@code width * height} pixels, row by row; it may be changed. */
    byte[] encode(byte[] pixels, int width, int height) throws IOException;

    /** The entries that tell a reader how to undo it. */
    TiffDirectory describe(TiffDirectory directory);

    /** Lossless; differences of neighbouring pixels instead of pixels where {@code step}, the bytes of a pixel, is above 0. */
    static TileCodec deflate(int step) {
        return new Deflate(step);
    }

    /** Lossy, for RGB, as slide scanners store it; {@code quality} in 0..1. */
    static TileCodec jpeg(double quality) {
        return new Jpeg((float) quality);
    }

    /** Deflate (zlib), TIFF compression 8. */
    record Deflate(int step) implements TileCodec {

        /** Masks and labels are long runs: the fast levels lose little on them and a slide has billions of pixels. */
        private static final int LEVEL = 3;

        @Override
        public byte[] encode(byte[] pixels, int width, int height) {
            if (step > 0) {
                difference(pixels, width, height);
            }
            Deflater deflater = new Deflater(LEVEL);
            try {
                deflater.setInput(pixels);
                deflater.finish();
                ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 14);
                byte[] buffer = new byte[1 << 14];
                while (!deflater.finished()) {
                    out.write(buffer, 0, deflater.deflate(buffer));
                }
                return out.toByteArray();
            } finally {
                deflater.end();
            }
        }

        private void difference(byte[] pixels, int width, int height) {
            for (int row = 0; row < height; row++) {
                int start = row * width * step;
                for (int i = start + width * step - 1; i >= start + step; i--) {
                    pixels[i] -= pixels[i - step];
                }
            }
        }

        @Override
        public TiffDirectory describe(TiffDirectory directory) {
            directory.shorts(TiffDirectory.COMPRESSION, 8);
            return step > 0 ? directory.shorts(TiffDirectory.PREDICTOR, 2) : directory;
        }
    }

    /** A whole JPEG stream per tile, TIFF compression 7, colours as YCbCr with halved chroma. */
    record Jpeg(float quality) implements TileCodec {

        @Override
        public byte[] encode(byte[] pixels, int width, int height) throws IOException {
            ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 14);
            try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
                JPEGImageWriteParam param = (JPEGImageWriteParam) writer.getDefaultWriteParam();
                param.setOptimizeHuffmanTables(true);
                param.setCompressionMode(JPEGImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(quality);
                writer.setOutput(out);
                writer.write(null, new IIOImage(image(pixels, width, height), null, null), param);
            } finally {
                writer.dispose();
            }
            return bytes.toByteArray();
        }

        private static BufferedImage image(byte[] rgb, int width, int height) {
            BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
            byte[] bgr = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
            for (int i = 0; i < rgb.length; i += 3) {
                bgr[i] = rgb[i + 2];
                bgr[i + 1] = rgb[i + 1];
                bgr[i + 2] = rgb[i];
            }
            return image;
        }

        @Override
        public TiffDirectory describe(TiffDirectory directory) {
            return directory
                    .shorts(TiffDirectory.COMPRESSION, 7)
                    .shorts(TiffDirectory.PHOTOMETRIC, 6)
                    .shorts(TiffDirectory.YCBCR_SUBSAMPLING, 2, 2);
        }
    }
}
