package org.fascicle.slide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.fascicle.slide.formats.Slides;
import org.fascicle.space.Region;
import org.fascicle.space.UserError;
import org.fascicle.tiff.TiffPages;
import org.fascicle.tiff.TiffPages.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What colours become of samples whose meaning only the file's other fields tell. */
class StoredColoursTest {

    private static final int SIDE = 24;
    private static final int COLOUR = 0xd0a0c0;
    private static final int[] BLUE_GREEN_RED = {0xc0, 0xa0, 0xd0};

    @TempDir
    private Path folder;

    /**
     * A fourth sample of 51, a fifth of 255. Unspecified it is nothing; premultiplied the colour is 0.2 times itself, 41, 32, 38,
     * and over white shows 204 more; straight it shows 0.2 of the colour and 204 of white: 246, 236, 242.
     */
    @ParameterizedTest
    @CsvSource({"0, 208, 160, 192, d0a0c0", "1, 41, 32, 38, f5ecf2", "2, 208, 160, 192, f6ecf2"})
    void aFourthSampleIsTakenForWhatItIs(int meaning, int red, int green, int blue, String shown) throws IOException {
        try (Slide slide =
                open(TiffPages.uniform(SIDE, SIDE, red, green, blue, 51).extraSamples(meaning))) {
            assertThat(colour(slide)).isEqualTo(Integer.parseInt(shown, 16));
            assertThat(slide.remarks()).hasSize(meaning == 0 ? 1 : 0);
        }
    }

    /** Infrared that is 0 where nothing absorbs it is no reason to see white. */
    @Test
    void aFourthSampleThatNobodyDescribesIsLeftOut() throws IOException {
        try (Slide slide = open(TiffPages.uniform(SIDE, SIDE, 0xd0, 0xa0, 0xc0, 0))) {
            assertThat(colour(slide)).isEqualTo(COLOUR);
            assertThat(slide.remarks()).singleElement().asString().contains("left out");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 10, 12, 14, 16})
    void fewerBitsThanTheirBytesHoldAreScaledByWhatIsUsed(int bits) throws IOException {
        try (Slide slide = open(TiffPages.page(SIDE, SIDE, 3, 16, samples(bits)))) {
            assertThat(colour(slide)).isEqualTo(COLOUR);
        }
        try (Slide slide = Slides.open(SlideSource.of(png(bits)))) {
            assertThat(colour(slide)).isEqualTo(COLOUR);
            assertThat(slide.remarks()).hasSize(bits == 16 ? 0 : 1);
        }
    }

    /** The colour, and white in every second pixel, of so many bits in two bytes each. */
    private static byte[] samples(int bits) {
        ByteBuffer samples = ByteBuffer.allocate(6 * SIDE * SIDE).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < SIDE * SIDE; i++) {
            for (int channel = 0; channel < 3; channel++) {
                double share = i % 2 == 1 ? 1 : (COLOUR >> 16 - 8 * channel & 0xff) / 255.0;
                samples.putShort((short) Math.round(share * ((1 << bits) - 1)));
            }
        }
        return samples.array();
    }

    private Path png(int bits) throws IOException {
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_USHORT, SIDE, SIDE, 3, null);
        ByteBuffer samples = ByteBuffer.wrap(samples(bits)).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 3 * SIDE * SIDE; i++) {
            raster.setSample(i / 3 % SIDE, i / 3 / SIDE, i % 3, samples.getShort() & 0xffff);
        }
        ComponentColorModel colours = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, 1, DataBuffer.TYPE_USHORT);
        return Pictures.write(folder.resolve("p.png"), "png", new BufferedImage(colours, raster, false, null));
    }

    /** A field stained through and through has no light pixel; it is dim, not dark. */
    @Test
    void anOverstainedFieldIsReadFromAnyFormat() throws IOException {
        try (Slide slide = open(TiffPages.uniform(SIDE, SIDE, 110, 30, 90))) {
            assertThat(colour(slide)).isEqualTo(0x6e1e5a);
        }
        BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < SIDE * SIDE; i++) {
            picture.setRGB(i % SIDE, i / SIDE, 0x6e1e5a);
        }
        try (Slide slide = Slides.open(SlideSource.of(Pictures.write(folder.resolve("p.png"), "png", picture)))) {
            assertThat(colour(slide)).isEqualTo(0x6e1e5a);
        }
    }

    /** Fluorescence is refused, whatever it was saved as. */
    @Test
    void aBlackPictureWithAGlowIsRefusedFromAnyFormat() throws IOException {
        BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(3, 3, 0x0000ff);
        Path png = Pictures.write(folder.resolve("p.png"), "png", picture);
        assertThatThrownBy(() -> Slides.open(SlideSource.of(png)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("fluorescence");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Name=\"%s\"", "Color=\"%s\""})
    void planesAreWhatOmeCallsThem(String attribute) throws IOException {
        String[] values = attribute.startsWith("Name")
                ? new String[] {"Blue", "Green", "Red"}
                : new String[] {"65535", "16711935", "-16776961"};
        try (Slide slide = open(ome(attribute, values))) {
            assertThat(colour(slide)).isEqualTo(COLOUR);
        }
    }

    @Test
    void planesThatAreDyesAreRefusedByName() throws IOException {
        Page[] pages = ome("Name=\"%s\"", "DAPI", "FITC", "TRITC");
        assertThatThrownBy(() -> open(pages)).isInstanceOf(UserError.class).hasMessageContaining("DAPI, FITC, TRITC");
    }

    /** Three pages, stored as blue, green and red. */
    private static Page[] ome(String attribute, String... values) {
        StringBuilder channels = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            channels.append("<Channel ID=\"Channel:0:%d\" SamplesPerPixel=\"1\" ".formatted(i))
                    .append(attribute.formatted(values[i]))
                    .append("/>");
        }
        for (int i = 0; i < 3; i++) {
            channels.append("<TiffData FirstC=\"%d\" IFD=\"%d\" PlaneCount=\"1\"/>".formatted(i, i));
        }
        Page[] pages = planes();
        pages[0].description("""
                <?xml version="1.0" encoding="UTF-8"?><OME xmlns="http://www.openmicroscopy.org/Schemas/OME/2016-06">\
                <Image ID="Image:0"><Pixels ID="Pixels:0" DimensionOrder="XYCZT" Type="uint8" SizeX="%d" SizeY="%d" SizeZ="1"\
                 SizeC="3" SizeT="1">%s</Pixels></Image></OME>""".formatted(SIDE, SIDE, channels));
        return pages;
    }

    private static Page[] planes() {
        Page[] pages = new Page[3];
        for (int i = 0; i < 3; i++) {
            pages[i] = TiffPages.uniform(SIDE, SIDE, BLUE_GREEN_RED[i]);
        }
        return pages;
    }

    /** A composite of ImageJ whose first channel is painted blue, the second green and the third red. */
    @Test
    void planesAreWhatImageJPaintsThem() throws IOException {
        Page[] pages = planes();
        pages[0].description("ImageJ=1.54p\nimages=3\nchannels=3\nmode=composite\n")
                .longs(50838, 12, 768, 768, 768)
                .longs(50839, bytes("JIJIstul\3\0\0\0", table(2), table(1), table(0)));
        try (Slide slide = open(pages)) {
            assertThat(colour(slide)).isEqualTo(COLOUR);
        }
    }

    /** 256 steps of one primary, the others 0. */
    private static byte[] table(int primary) {
        byte[] table = new byte[768];
        for (int i = 0; i < 256; i++) {
            table[256 * primary + i] = (byte) i;
        }
        return table;
    }

    private static long[] bytes(String head, byte[]... tables) {
        long[] bytes = new long[head.length() + 768 * tables.length];
        for (int i = 0; i < bytes.length; i++) {
            int at = i - head.length();
            bytes[i] = at < 0 ? head.charAt(i) : tables[at / 768][at % 768] & 0xff;
        }
        return bytes;
    }

    private Slide open(Page... pages) throws IOException {
        boolean ome = pages[0].describedAs().contains("<OME");
        return Slides.open(SlideSource.of(TiffPages.write(folder.resolve(ome ? "x.ome.tif" : "x.tif"), pages)));
    }

    private static int colour(Slide slide) {
        return slide.read(Region.ofSize(1, 1), 1).toPacked()[0];
    }
}
