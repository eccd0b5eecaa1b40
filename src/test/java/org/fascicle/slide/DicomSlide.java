package org.fascicle.slide;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.fascicle.image.RgbImage;

/**
 * An image as a DICOM whole-slide file of one uncompressed frame (VL Whole Slide Microscopy, explicit little endian), for tests.
 *
 * @see <a href="https://dicom.nema.org/medical/dicom/current/output/chtml/part03/sect_A.32.8.html">PS3.3, A.32.8</a>
 */
public final class DicomSlide {

    private static final String WHOLE_SLIDE = "1.2.840.10008.5.1.4.1.1.77.1.6";
    private static final String EXPLICIT_LITTLE_ENDIAN = "1.2.840.10008.1.2.1";
    private static final String INSTANCE = "1.2.826.0.1.3680043.10.1";

    /** By group and element, in whose order a file holds them. */
    private final Map<Integer, byte[]> elements = new TreeMap<>();

    private DicomSlide() {}

    /**
     * @param um size of a pixel
     * @param texts further elements, (group << 16 | element) with two letters of their type in front of the text, for instance
     *     {@code PNDoe^Jane}
     */
    public static Path write(Path file, RgbImage image, double um, Map<Integer, String> texts) throws IOException {
        DicomSlide slide = new DicomSlide();
        slide.describe(image, um);
        texts.forEach((tag, text) -> slide.text(tag, text.substring(0, 2), text.substring(2)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(new byte[128]);
        out.write("DICM".getBytes(StandardCharsets.US_ASCII));
        out.write(head());
        for (byte[] element : slide.elements.values()) {
            out.write(element);
        }
        return Files.write(file, out.toByteArray());
    }

    private static byte[] head() {
        DicomSlide head = new DicomSlide();
        head.put(0x00020001, "OB", new byte[] {0, 1});
        head.text(0x00020002, "UI", WHOLE_SLIDE);
        head.text(0x00020003, "UI", INSTANCE);
        head.text(0x00020010, "UI", EXPLICIT_LITTLE_ENDIAN);
        head.text(0x00020012, "UI", INSTANCE + ".9");
        byte[] rest = head.all();
        head.elements.clear();
        head.put(0x00020000, "UL", number(rest.length, 4));
        head.elements.put(0x00020001, rest);
        return head.all();
    }

    private void describe(RgbImage image, double um) {
        text(0x00080005, "CS", "ISO_IR 192");
        text(0x00080008, "CS", "ORIGINAL\\PRIMARY\\VOLUME\\NONE");
        text(0x00080016, "UI", WHOLE_SLIDE);
        text(0x00080018, "UI", INSTANCE);
        text(0x00080060, "CS", "SM");
        text(0x0020000D, "UI", INSTANCE + ".2");
        text(0x0020000E, "UI", INSTANCE + ".3");
        put(0x00280002, "US", number(3, 2));
        text(0x00280004, "CS", "RGB");
        put(0x00280006, "US", number(0, 2));
        text(0x00280008, "IS", "1");
        put(0x00280010, "US", number(image.height(), 2));
        put(0x00280011, "US", number(image.width(), 2));
        put(0x00280100, "US", number(8, 2));
        put(0x00280101, "US", number(8, 2));
        put(0x00280102, "US", number(7, 2));
        put(0x00280103, "US", number(0, 2));
        put(0x00480006, "UL", number(image.width(), 4));
        put(0x00480007, "UL", number(image.height(), 4));
        put(0x52009229, "SQ", item(measures(um)));
        put(0x7FE00010, "OB", image.data());
    }

    /** The size of a pixel in millimetres, where whole-slide files keep it. */
    private static byte[] measures(double um) {
        String millimetres = String.format(Locale.ROOT, "%.6f", um / 1000);
        DicomSlide spacing = new DicomSlide();
        spacing.text(0x00280030, "DS", millimetres + "\\" + millimetres);
        DicomSlide measures = new DicomSlide();
        measures.put(0x00289110, "SQ", item(spacing.all()));
        return measures.all();
    }

    private static byte[] item(byte[] inside) {
        return ByteBuffer.allocate(8 + inside.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) 0xFFFE)
                .putShort((short) 0xE000)
                .putInt(inside.length)
                .put(inside)
                .array();
    }

    private void text(int tag, String type, String text) {
        put(tag, type, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] number(int value, int bytes) {
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        return (bytes == 2 ? buffer.putShort((short) value) : buffer.putInt(value)).array();
    }

    /** Values have an even number of bytes; long types have a length of four bytes. */
    private void put(int tag, String type, byte[] value) {
        int even = value.length + value.length % 2;
        boolean isLong = type.equals("OB") || type.equals("SQ");
        ByteBuffer element = ByteBuffer.allocate((isLong ? 12 : 8) + even).order(ByteOrder.LITTLE_ENDIAN);
        element.putShort((short) (tag >>> 16)).putShort((short) tag).put(type.getBytes(StandardCharsets.US_ASCII));
        if (isLong) {
            element.putShort((short) 0).putInt(even);
        } else {
            element.putShort((short) even);
        }
        element.put(value);
        if (even > value.length) {
            element.put((byte) (type.equals("UI") || type.equals("OB") ? 0 : ' '));
        }
        elements.put(tag, element.array());
    }

    private byte[] all() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        elements.values().forEach(out::writeBytes);
        return out.toByteArray();
    }
}
