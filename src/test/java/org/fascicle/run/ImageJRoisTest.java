package org.fascicle.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.data.Percentage;
import org.fascicle.image.Stroke;
import org.fascicle.slide.SlideSource;
import org.fascicle.space.Region;
import org.fascicle.space.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ROIs written byte by byte as ImageJ lays them out: big-endian, a head of 64 bytes, then corners relative to the upper left. */
class ImageJRoisTest {

    private static final int POLYGON = 0;
    private static final int RECTANGLE = 1;
    private static final int OVAL = 2;
    private static final int LINE = 3;
    private static final int POLYLINE = 5;
    private static final int POINTS = 10;

    @TempDir
    private Path folder;

    @Test
    void nameUpToItsNumberIsTheClass() throws IOException {
        byte[] box = roi(RECTANGLE, 10, 20, 110, 70);
        List<Stroke> strokes = RoiFile.strokes(zip(Map.of(
                "Tumor-1.roi",
                box,
                "Tumor.roi",
                box,
                "Necrosis 12.roi",
                box,
                "Other: tendon_3.roi",
                box,
                "0001-0002.roi",
                box)));
        assertThat(strokes).extracting(Stroke::kind).containsExactly("", "Necrosis", "Other: tendon", "Tumor", "Tumor");
    }

    @Test
    void areasCoverTheirPixels() throws IOException {
        assertThat(pixels(roi(RECTANGLE, 10, 20, 110, 70))).isEqualTo(100 * 50);
        assertThat(pixels(roi(OVAL, 10, 20, 110, 70)))
                .isCloseTo(Math.round(Math.PI * 50 * 25), Percentage.withPercentage(1));
        assertThat(pixels(roi(POLYGON, 10, 20, 50, 60, 0, 0, 40, 0, 40, 40, 0, 40)))
                .isEqualTo(40 * 40);
    }

    @Test
    void linesAndPointsLieWhereTheyWereDrawn() throws IOException {
        assertThat(RoiFile.strokes(file(roi(POLYLINE, 10, 20, 50, 60, 0, 0, 40, 5)))
                        .get(0)
                        .lines())
                .containsExactly(new double[] {10, 20, 50, 25});
        assertThat(RoiFile.strokes(file(roi(POINTS, 10, 20, 50, 60, 0, 0, 40, 5)))
                        .get(0)
                        .lines())
                .containsExactly(new double[] {10, 20}, new double[] {50, 25});
        byte[] line = roi(LINE, 0, 0, 0, 0);
        ByteBuffer.wrap(line)
                .putFloat(18, 1.5f)
                .putFloat(22, 2)
                .putFloat(26, 30)
                .putFloat(30, 40);
        assertThat(RoiFile.strokes(file(line)).get(0).lines()).containsExactly(new double[] {1.5, 2, 30, 40});
    }

    @Test
    void whatIsNoStrokeIsSaidInASentence() throws IOException {
        byte[] composite = roi(RECTANGLE, 10, 20, 110, 70);
        ByteBuffer.wrap(composite).putInt(36, 40);
        refused(file(composite), "neither an area nor a line nor points");
        refused(file("no ROI".getBytes(StandardCharsets.US_ASCII)), "is no ROI of ImageJ");
        refused(file(roi(RECTANGLE, 10, 20, 10, 70)), "encloses no area");
        byte[] cut = roi(POLYGON, 10, 20, 50, 60);
        ByteBuffer.wrap(cut).putShort(16, (short) 9);
        refused(file(cut), "cannot be read as ROIs of ImageJ");
        refused(zip(Map.of("notes.txt", new byte[3])), "holds no ROI");
    }

    /** Some kilobytes of zip that unpack to 20 MB of one ROI. */
    @Test
    void aBombIsRefused() throws IOException {
        refused(zip(Map.of("Tumor.roi", new byte[20_000_000])), "larger than an ROI of ImageJ can be");
    }

    @Test
    void aFolderHoldsThemForASlideByItsName() throws IOException {
        Path strokes = zip(Map.of("Tumor.roi", roi(RECTANGLE, 10, 20, 110, 70)));
        NamedSlide slide = NamedSlide.of(SlideSource.of(Path.of("slide.svs")));
        assertThat(RoiFile.strokesOf(folder, slide)).isEqualTo(strokes);
        Path drawn = Files.writeString(folder.resolve("slide.geojson"), "[]");
        assertThat(RoiFile.strokesOf(folder, slide)).isEqualTo(drawn);
    }

    private static void refused(Path file, String why) {
        assertThatThrownBy(() -> RoiFile.strokes(file))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(why)
                .hasMessageContaining(file.toString());
    }

    private long pixels(byte[] roi) throws IOException {
        return RoiFile.strokes(file(roi))
                .get(0)
                .areas()
                .get(0)
                .on(Region.ofSize(200, 200), 1)
                .count();
    }

    private Path file(byte[] roi) throws IOException {
        return Files.write(folder.resolve("Tumor.roi"), roi);
    }

    private Path zip(Map<String, byte[]> rois) throws IOException {
        Path file = folder.resolve("slide.zip");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> roi : new TreeMap<>(rois).entrySet()) {
                zip.putNextEntry(new ZipEntry(roi.getKey()));
                zip.write(roi.getValue());
            }
        }
        return file;
    }

    /** @param corners x0, y0, x1, y1, ... from the upper left */
    private static byte[] roi(int type, int left, int top, int right, int bottom, int... corners) {
        int count = corners.length / 2;
        ByteBuffer roi = ByteBuffer.allocate(64 + 4 * count);
        roi.put("Iout".getBytes(StandardCharsets.US_ASCII))
                .putShort((short) 228)
                .put((byte) type);
        roi.position(8);
        roi.putShort((short) top)
                .putShort((short) left)
                .putShort((short) bottom)
                .putShort((short) right);
        roi.putShort((short) count);
        for (int i = 0; i < count; i++) {
            roi.putShort(64 + 2 * i, (short) corners[2 * i]);
            roi.putShort(64 + 2 * count + 2 * i, (short) corners[2 * i + 1]);
        }
        return roi.array();
    }
}
