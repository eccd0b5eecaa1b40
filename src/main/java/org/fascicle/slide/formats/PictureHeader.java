package org.fascicle.slide.formats;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.fascicle.slide.Orientation;
import org.fascicle.slide.PixelSizeEvidence;

/**
 * What the head of a PNG or JPEG file says beyond its pixels: orientation, resolution, and of a JPEG how many components a pixel
 * has.
 *
 * @see <a href="https://www.w3.org/TR/png-3/">PNG, chunks pHYs and eXIf</a>
 * @see <a href="https://www.w3.org/Graphics/JPEG/jfif3.pdf">JFIF 1.02, segment APP0</a>
 * @see <a href="https://www.cipa.jp/std/documents/e/DC-008-2012_E.pdf">Exif 2.3, tag Orientation</a>
 */
record PictureHeader(String format, Orientation orientation, PixelSizeEvidence pixelSize, int components) {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int PHYS = 0x70485973;
    private static final int EXIF = 0x65584966;
    private static final int IEND = 0x49454e44;
    /** More than any program writes into an Exif block: a JPEG segment holds 64 kB. */
    private static final int LONGEST_EXIF = 1 << 16;

    private static final int EXIF_ORIENTATION = 0x0112;
    private static final int UNTOLD = 0;
    private static final double UM_PER_INCH = 25_400;
    private static final double UM_PER_CM = 10_000;
    private static final double UM_PER_M = 1e6;

    static boolean isPng(byte[] start) {
        return start.length >= PNG.length && Arrays.equals(PNG, Arrays.copyOf(start, PNG.length));
    }

    static boolean isJpeg(byte[] start) {
        return start.length >= 3 && (start[0] & 0xff) == 0xff && (start[1] & 0xff) == 0xd8 && (start[2] & 0xff) == 0xff;
    }

    /** Reads the head; a file that breaks off is refused with an EOFException. */
    static PictureHeader read(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            byte[] start = in.readNBytes(2);
            return (start[0] & 0xff) == 0xff ? jpeg(in) : png(in);
        }
    }

    /** Walks the whole chain of chunks, so that a file without its end is noticed: the decoder would not tell. */
    private static PictureHeader png(DataInputStream in) throws IOException {
        PixelSizeEvidence pixelSize = PixelSizeEvidence.none();
        Orientation orientation = Orientation.UPRIGHT;
        in.skipNBytes(PNG.length - 2);
        for (int type = 0; type != IEND; ) {
            int length = in.readInt();
            type = in.readInt();
            if (length < 0) {
                throw new EOFException("a chunk of negative length");
            }
            if (type == PHYS && length == 9) {
                pixelSize = density(in.readInt(), in.readInt(), in.readByte() == 1 ? UM_PER_M : 0, "PNG chunk pHYs");
                in.skipNBytes(4);
            } else if (type == EXIF && length <= LONGEST_EXIF) {
                orientation = exifOrientation(ByteBuffer.wrap(in.readNBytes(length)));
                in.skipNBytes(4);
            } else {
                in.skipNBytes(length + 4L);
            }
        }
        return new PictureHeader("png", orientation, pixelSize, UNTOLD);
    }

    private static PictureHeader jpeg(DataInputStream in) throws IOException {
        PixelSizeEvidence pixelSize = PixelSizeEvidence.none();
        Orientation orientation = Orientation.UPRIGHT;
        int components = UNTOLD;
        for (int marker = marker(in); marker != 0xda && marker != 0xd9; marker = marker(in)) {
            byte[] body = in.readNBytes(Math.max(0, in.readUnsignedShort() - 2));
            if (marker == 0xe0 && startsWith(body, "JFIF\0")) {
                pixelSize = jfifDensity(ByteBuffer.wrap(body));
            } else if (marker == 0xe1 && startsWith(body, "Exif\0\0")) {
                orientation = exifOrientation(
                        ByteBuffer.wrap(body, 6, body.length - 6).slice());
            } else if (isFrame(marker) && body.length > 5) {
                components = body[5];
            }
        }
        return new PictureHeader("jpeg", orientation, pixelSize, components);
    }

    /** SOF0 to SOF15; between them stand the tables DHT, JPG and DAC. */
    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    /** Four components are cyan, magenta, yellow and black, or a rotation of them: JPEG knows no opacity. */
    boolean isCmyk() {
        return components == 4;
    }

    private static int marker(DataInputStream in) throws IOException {
        int code = in.readUnsignedByte();
        while (code == 0xff) {
            code = in.readUnsignedByte();
            if (code != 0xff) {
                return code;
            }
        }
        throw new IOException("no JPEG marker where one must stand");
    }

    private static boolean startsWith(byte[] body, String text) {
        return new String(body, 0, Math.min(body.length, text.length()), StandardCharsets.ISO_8859_1).equals(text);
    }

    private static PixelSizeEvidence jfifDensity(ByteBuffer body) {
        if (body.limit() < 12) {
            return PixelSizeEvidence.none();
        }
        double unitUm = switch (body.get(7)) {
            case 1 -> UM_PER_INCH;
            case 2 -> UM_PER_CM;
            default -> 0;
        };
        return density(body.getShort(8) & 0xffff, body.getShort(10) & 0xffff, unitUm, "JFIF density");
    }

    /** Pixels per unit of {@code unitUm} micrometres; 0 where the file gives only a shape. */
    private static PixelSizeEvidence density(int x, int y, double unitUm, String detail) {
        return unitUm == 0 ? PixelSizeEvidence.none() : PixelSizeEvidence.ofFile(unitUm / x, unitUm / y, detail);
    }

    private static Orientation exifOrientation(ByteBuffer tiff) {
        if (tiff.limit() < 8) {
            return Orientation.UPRIGHT;
        }
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        if (directory < 8 || directory > tiff.limit() - 2) {
            return Orientation.UPRIGHT;
        }
        int entries = tiff.getShort(directory) & 0xffff;
        for (int at = directory + 2; entries > 0 && at <= tiff.limit() - 12; at += 12, entries--) {
            if ((tiff.getShort(at) & 0xffff) == EXIF_ORIENTATION) {
                return Orientation.ofTag(tiff.getShort(at + 8));
            }
        }
        return Orientation.UPRIGHT;
    }
}
