package org.fascicle.run;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.fascicle.image.DrawnArea;
import org.fascicle.image.Stroke;
import org.fascicle.space.UserError;

/**
 * Reads what a person drew in ImageJ: {@code .roi}, or {@code .zip} as the ROI Manager saves it.
 *
 * <p>The class of a stroke is what its ROI's name says ({@link Stroke#kind}); groups are passed over, since a file holds their numbers alone. Rectangles, ovals, polygons, freehand areas, lines and points are read; composite, angled and text ROIs are refused.
 */
final class ImageJRois {

    private static final int HEADER = 64;
    /** Edges of an oval's polygon: a thousandth of its area is lost. */
    private static final int OVAL_CORNERS = 128;
    /** Bit of the options that says that corners stand in parts of a pixel behind the whole ones. */
    private static final int SUBPIXEL = 128;
    /** The first version that did. */
    private static final int SUBPIXEL_VERSION = 222;

    /** What a drawn outline of some million corners takes. */
    private static final int LARGEST_BYTES = 16_000_000;

    private static final int MOST = 100_000;

    private final Path file;

    private ImageJRois(Path file) {
        this.file = file;
    }

    static boolean is(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".roi") || name.endsWith(".zip");
    }

    /** @throws UserError where the file cannot be read, holds no ROI, or one that is no area, line or point */
    static List<Stroke> strokes(Path file) {
        try {
            return new ImageJRois(file).read();
        } catch (IOException | BufferUnderflowException | IndexOutOfBoundsException e) {
            throw UserError.input(file + " cannot be read as ROIs of ImageJ; save them from the ROI Manager again.", e);
        }
    }

    private List<Stroke> read() throws IOException {
        String ownName = file.getFileName().toString();
        List<Stroke> strokes = new ArrayList<>();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            if (!ownName.toLowerCase(Locale.ROOT).endsWith(".zip")) {
                strokes.add(stroke(ownName, bytes(in, ownName)));
                return strokes;
            }
            ZipInputStream zip = new ZipInputStream(in);
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().toLowerCase(Locale.ROOT).endsWith(".roi")) {
                    strokes.add(stroke(entry.getName(), bytes(zip, entry.getName())));
                }
                if (strokes.size() > MOST) {
                    throw UserError.input(file + " holds more than 100,000 ROIs; split it into several files.");
                }
            }
        }
        if (strokes.isEmpty()) {
            throw UserError.input(file + " holds no ROI; save the strokes from ImageJ's ROI Manager.");
        }
        return strokes;
    }

    private byte[] bytes(InputStream in, String entry) throws IOException {
        byte[] bytes = in.readNBytes(LARGEST_BYTES + 1);
        if (bytes.length > LARGEST_BYTES) {
            throw UserError.input(file + ": '" + entry
                    + "' is larger than an ROI of ImageJ can be; save the strokes from the ROI Manager again.");
        }
        return bytes;
    }

    private Stroke stroke(String entry, byte[] bytes) {
        ByteBuffer roi = ByteBuffer.wrap(bytes);
        if (bytes.length < HEADER || !new String(bytes, 0, 4, StandardCharsets.US_ASCII).equals("Iout")) {
            throw UserError.input(
                    file + ": '" + entry + "' is no ROI of ImageJ; save the strokes from the ROI Manager again.");
        }
        String name = entry.replaceAll("^.*/", "").replaceAll("(?i)\\.roi$", "");
        String kind = Stroke.kind(name);
        boolean composite = roi.getInt(36) > 0;
        return switch (composite ? -1 : roi.get(6)) {
            case 0, 7, 8 -> area(kind, name, corners(roi));
            case 1 -> area(kind, name, box(roi));
            case 2 -> area(kind, name, oval(roi));
            case 3 ->
                line(kind, name, new double[] {roi.getFloat(18), roi.getFloat(22), roi.getFloat(26), roi.getFloat(30)});
            case 4, 5 -> line(kind, name, corners(roi));
            case 10 -> new Stroke(kind, name, List.of(), points(corners(roi)));
            default ->
                throw UserError.input(
                        file + ": the ROI '" + name
                                + "' is neither an area nor a line nor points; draw a polygon, rectangle, oval, line or points.");
        };
    }

    private Stroke area(String kind, String name, double[] corners) {
        DrawnArea area = new DrawnArea(List.of(corners));
        if (!area.enclosesAnything()) {
            throw UserError.input(file + ": the ROI '" + name + "' encloses no area; draw it again, or delete it.");
        }
        return new Stroke(kind, name, List.of(area), List.of());
    }

    private static Stroke line(String kind, String name, double[] corners) {
        return new Stroke(kind, name, List.of(), List.of(corners));
    }

    private static List<double[]> points(double[] corners) {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < corners.length; i += 2) {
            points.add(new double[] {corners[i], corners[i + 1]});
        }
        return points;
    }

    private static double[] corners(ByteBuffer roi) {
        int count = roi.getShort(16) & 0xffff;
        boolean fine = (roi.getShort(50) & SUBPIXEL) != 0 && roi.getShort(4) >= SUBPIXEL_VERSION;
        double[] corners = new double[2 * count];
        for (int i = 0; i < count; i++) {
            corners[2 * i] =
                    fine ? roi.getFloat(HEADER + 4 * count + 4 * i) : roi.getShort(10) + roi.getShort(HEADER + 2 * i);
            corners[2 * i + 1] = fine
                    ? roi.getFloat(HEADER + 8 * count + 4 * i)
                    : roi.getShort(8) + roi.getShort(HEADER + 2 * count + 2 * i);
        }
        return corners;
    }

    /** Left, top, right, bottom. */
    private static double[] edges(ByteBuffer roi) {
        return new double[] {roi.getShort(10), roi.getShort(8), roi.getShort(14), roi.getShort(12)};
    }

    private static double[] box(ByteBuffer roi) {
        double[] at = edges(roi);
        return new double[] {at[0], at[1], at[2], at[1], at[2], at[3], at[0], at[3]};
    }

    private static double[] oval(ByteBuffer roi) {
        double[] at = edges(roi);
        double[] corners = new double[2 * OVAL_CORNERS];
        for (int i = 0; i < OVAL_CORNERS; i++) {
            double angle = 2 * Math.PI * i / OVAL_CORNERS;
            corners[2 * i] = (at[0] + at[2]) / 2 + Math.cos(angle) * (at[2] - at[0]) / 2;
            corners[2 * i + 1] = (at[1] + at[3]) / 2 + Math.sin(angle) * (at[3] - at[1]) / 2;
        }
        return corners;
    }
}
