package org.fascicle.tiff;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * One directory of a TIFF file as it stands there: tags and where their values lie.
 *
 * <p>Nothing is believed: a value that reaches beyond the file is absent.
 */
public final class TiffImage {

    /** {@code type} and {@code count} as in TIFF 6.0; {@code offset} is where the values start. */
    record Field(int type, long count, long offset) {

        private static final int[] BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};

        int bytesEach() {
            return type > 0 && type < BYTES.length ? BYTES[type] : 0;
        }
    }

    private static final int XMP = 700;
    private static final int EXTRA_SAMPLES = 338;
    private static final int RATIONAL = 5;
    private static final int SIGNED_RATIONAL = 10;
    private static final int FLOAT = 11;
    private static final int DOUBLE = 12;

    /** The tables of a slide of a million tiles take 8 MB each. */
    private static final long MOST_BYTES = 128L << 20;

    private static final long MOST_TEXT = 64L << 20;

    /** What is hardly smaller is another image of like size. */
    private static final double LEAST_DOWNSAMPLE = 1.5;

    private final TiffBytes bytes;
    private final Map<Integer, Field> fields;

    TiffImage(TiffBytes bytes, Map<Integer, Field> fields) {
        this.bytes = bytes;
        this.fields = Map.copyOf(fields);
    }

    TiffBytes bytes() {
        return bytes;
    }

    public boolean has(int tag) {
        return fields.containsKey(tag);
    }

    /** First whole number of a tag, or {@code otherwise}. */
    public long value(int tag, long otherwise) {
        long[] values = values(tag);
        return values.length == 0 ? otherwise : values[0];
    }

    /** Whole numbers of a tag; none if it is absent or reaches beyond the file. */
    public long[] values(int tag) {
        Field field = fields.get(tag);
        if (field == null
                || field.bytesEach() == 0
                || field.count * field.bytesEach() > MOST_BYTES
                || !bytes.holds(field.offset, field.count * field.bytesEach())) {
            return new long[0];
        }
        return bytes.numbers(field.offset, (int) field.count, field.bytesEach());
    }

    /** A rational or floating-point number, if it is there, above 0 and finite. */
    private OptionalDouble ratio(int tag) {
        Field field = fields.get(tag);
        if (field == null || field.count < 1 || !bytes.holds(field.offset, field.bytesEach())) {
            return OptionalDouble.empty();
        }
        double number = switch (field.type) {
            case RATIONAL, SIGNED_RATIONAL -> {
                long[] parts = bytes.numbers(field.offset, 2, 4);
                yield parts[0] / (double) parts[1];
            }
            case FLOAT -> Float.intBitsToFloat((int) bytes.number(field.offset, 4));
            case DOUBLE -> Double.longBitsToDouble(bytes.number(field.offset, 8));
            default -> 0;
        };
        return number > 0 && Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    }

    /** A tag of bytes or letters as text, each byte a character; empty where there is none, or more than a text can be. */
    public String text(int tag) {
        Field field = fields.get(tag);
        if (field == null
                || field.bytesEach() != 1
                || field.count > MOST_TEXT
                || !bytes.holds(field.offset, field.count)) {
            return "";
        }
        return new String(bytes.read(field.offset, (int) field.count), StandardCharsets.ISO_8859_1);
    }

    public long width() {
        return value(TiffDirectory.IMAGE_WIDTH, 0);
    }

    public long height() {
        return value(TiffDirectory.IMAGE_LENGTH, 0);
    }

    /** Whether this is a smaller copy of {@code full}: its shape to within a pixel, the same kind of pixels. */
    public boolean isReductionOf(TiffImage full) {
        long across = Math.abs(width() * full.height() - height() * full.width());
        return width() > 0
                && height() > 0
                && full.width() >= LEAST_DOWNSAMPLE * width()
                && across <= Math.max(full.width(), full.height())
                && photometric() == full.photometric()
                && value(TiffDirectory.SAMPLES_PER_PIXEL, 1) == full.value(TiffDirectory.SAMPLES_PER_PIXEL, 1)
                && value(TiffDirectory.BITS_PER_SAMPLE, 1) == full.value(TiffDirectory.BITS_PER_SAMPLE, 1);
    }

    /** The Orientation tag's value, 1 where absent. */
    public int orientation() {
        return (int) value(TiffDirectory.ORIENTATION, 1);
    }

    public int photometric() {
        return (int) value(TiffDirectory.PHOTOMETRIC, -1);
    }

    /** What the first sample beyond the colours is, as in TIFF's ExtraSamples; 0, unspecified, where nothing says it. */
    public long extraSample() {
        return value(EXTRA_SAMPLES, 0);
    }

    public int compression() {
        return (int) value(TiffDirectory.COMPRESSION, 1);
    }

    /** What the page carries that a reader may take for XML: its description and XMP. */
    public List<String> documents() {
        return List.of(description(), text(XMP));
    }

    /** The text that the writing program left, without the zeros that end it. */
    public String description() {
        return text(TiffDirectory.IMAGE_DESCRIPTION).replaceFirst("\0+$", "");
    }

    /** Pixels per {@link #resolutionUnit()} along x. */
    public OptionalDouble xResolution() {
        return ratio(TiffDirectory.X_RESOLUTION);
    }

    /** Pixels per {@link #resolutionUnit()} along y. */
    public OptionalDouble yResolution() {
        return ratio(TiffDirectory.Y_RESOLUTION);
    }

    /** 2 for the inch, 3 for the centimetre, 1 where the unit is not stated: a shape, not a size. */
    public int resolutionUnit() {
        return (int) value(TiffDirectory.RESOLUTION_UNIT, 1);
    }

    /** Pixels per unit along x where neither a tag nor a description names the unit. */
    public OptionalDouble unitlessResolution() {
        boolean described = description().startsWith("ImageJ=") || description().contains("<OME");
        return resolutionUnit() != 1 || described ? OptionalDouble.empty() : xResolution();
    }
}
