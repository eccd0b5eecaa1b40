package org.fascicle.slide.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.fascicle.image.RgbImage;
import org.fascicle.slide.Pictures;
import org.fascicle.slide.Slide;
import org.fascicle.slide.SlideContract;
import org.fascicle.slide.SlideSource;
import org.fascicle.space.Region;
import org.fascicle.space.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainImageTest {

    @TempDir
    private Path folder;

    /** BufferedImage.getRGB would turn a grey of 128 into 188. */
    @Test
    void greyStaysAsStored() throws IOException {
        BufferedImage grey = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_GRAY);
        grey.getRaster().setPixel(0, 0, new int[] {128});
        assertThat(pixels(Pictures.write(folder.resolve("g.png"), "png", grey))).containsExactly(0x808080, 0);
    }

    /** 0x8000 of 65,535 is 127.5019 of 255. */
    @Test
    void sixteenBitsAreScaled() throws IOException {
        BufferedImage grey = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
        grey.getRaster().setPixel(0, 0, new int[] {0x8000});
        grey.getRaster().setPixel(1, 0, new int[] {0xffff});
        assertThat(pixels(Pictures.write(folder.resolve("g.png"), "png", grey))).containsExactly(0x808080, 0xffffff);
    }

    /** Black at an opacity of 51 of 255, a fifth, over white: 255 * 0.8 = 204. */
    @Test
    void transparencyLiesOverWhite() throws IOException {
        BufferedImage glass = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
        glass.setRGB(0, 0, 51 << 24);
        glass.setRGB(1, 0, 0xff102030);
        assertThat(pixels(Pictures.write(folder.resolve("a.png"), "png", glass)))
                .containsExactly(0xcccccc, 0x102030);
    }

    @Test
    void palettesAreLookedUp() throws IOException {
        byte[] colours = {0, (byte) 200};
        IndexColorModel palette = new IndexColorModel(1, 2, colours, new byte[] {0, 100}, new byte[] {0, 50});
        BufferedImage picture = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_BINARY, palette);
        picture.getRaster().setPixel(1, 0, new int[] {1});
        assertThat(pixels(Pictures.write(folder.resolve("p.png"), "png", picture)))
                .containsExactly(0, 0xc86432);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.2, 0.6, 0.98})
    void aFileThatBreaksOffIsRefused(double part) throws IOException {
        RgbImage picture = SlideContract.picture(300, 200);
        for (Path file : new Path[] {
            Pictures.writePng(folder.resolve("t.png"), picture), Pictures.writeJpeg(folder.resolve("t.jpg"), picture)
        }) {
            byte[] whole = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(whole, (int) (whole.length * part)));
            assertThatThrownBy(() -> Slides.open(SlideSource.of(file)))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining(file.getFileName().toString());
        }
    }

    @Test
    void theContentsDecideNotTheName() throws IOException {
        Path file = Pictures.writePng(folder.resolve("really-a-png.jpg"), SlideContract.picture(30, 20));
        try (Slide slide = Slides.open(SlideSource.of(file))) {
            assertThat(slide.width()).isEqualTo(30);
        }
    }

    /** A pHYs chunk of 2,000,000 pixels per metre is 0.5 um; 2,835 is 72 dpi; unit 0 is only a shape. */
    @ParameterizedTest
    @CsvSource({"2000000,1,0.5", "2835,1,0", "2000000,0,0"})
    void resolutionOfAPng(int perMetre, int unit, double um) throws IOException {
        Path file = pngWith(physChunk(perMetre, unit));
        try (Slide slide = Slides.open(SlideSource.of(file))) {
            assertThat(slide.calibration().map(c -> c.pixelSize().meanUm()).orElse(0.0))
                    .isEqualTo(um);
        }
    }

    /** A picture of 30 x 20 with a chunk after its head of 33 bytes. */
    private Path pngWith(byte[] chunk) throws IOException {
        Path file = Pictures.writePng(folder.resolve("r.png"), SlideContract.picture(30, 20));
        byte[] png = Files.readAllBytes(file);
        ByteArrayOutputStream with = new ByteArrayOutputStream();
        with.write(png, 0, 33);
        with.write(chunk);
        with.write(png, 33, png.length - 33);
        return Files.write(file, with.toByteArray());
    }

    private static byte[] physChunk(int perMetre, int unit) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(body);
        out.writeInt(perMetre);
        out.writeInt(perMetre);
        out.writeByte(unit);
        return chunk("pHYs", body.toByteArray());
    }

    private static byte[] chunk(String type, byte[] data) throws IOException {
        byte[] typed = Arrays.copyOf(type.getBytes(StandardCharsets.ISO_8859_1), 4 + data.length);
        System.arraycopy(data, 0, typed, 4, data.length);
        CRC32 crc = new CRC32();
        crc.update(typed);
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        DataOutputStream framed = new DataOutputStream(chunk);
        framed.writeInt(data.length);
        framed.write(typed);
        framed.writeInt((int) crc.getValue());
        return chunk.toByteArray();
    }

    /** Orientation 6 turns the picture a quarter clockwise: 30 x 20 becomes 20 x 30, its lower left corner the upper left. */
    private static final String TURNED_RIGHT =
            "MM\0\u002a\0\0\0\u0008\0\u0001\u0001\u0012\0\u0003\0\0\0\u0001\0\u0006\0\0\0\0\0\0";

    @Test
    void theExifOrientationOfAPngIsHonoured() throws IOException {
        try (Slide slide = Slides.open(
                SlideSource.of(pngWith(chunk("eXIf", TURNED_RIGHT.getBytes(StandardCharsets.ISO_8859_1)))))) {
            assertThat(slide.width()).isEqualTo(20);
            assertThat(slide.read(Region.ofSize(1, 1), 1).toPacked())
                    .isEqualTo(SlideContract.picture(30, 20)
                            .crop(new Region(0, 19, 1, 1))
                            .toPacked());
        }
    }

    /** Four channels of 255: white to whoever takes the fourth for opacity. */
    @Test
    void aCmykJpegIsRefusedByThatName() throws IOException {
        Path file = folder.resolve("print.jpg");
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 16, 16, 4, null);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(new IIOImage(raster, null, null));
        } finally {
            writer.dispose();
        }
        assertThatThrownBy(() -> Slides.open(SlideSource.of(file)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("print.jpg")
                .hasMessageContaining("CMYK");
    }

    @Test
    void anExifOrientationIsHonoured() throws IOException {
        Path file = Pictures.writeJpeg(folder.resolve("o.jpg"), SlideContract.picture(30, 20));
        byte[] jpeg = Files.readAllBytes(file);
        byte[] exif = ("Exif\0\0" + TURNED_RIGHT).getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream with = new ByteArrayOutputStream();
        with.write(jpeg, 0, 2);
        with.write(new byte[] {(byte) 0xff, (byte) 0xe1, 0, (byte) (exif.length + 2)});
        with.write(exif);
        with.write(jpeg, 2, jpeg.length - 2);
        Files.write(file, with.toByteArray());
        try (Slide slide = Slides.open(SlideSource.of(file))) {
            assertThat(slide.width()).isEqualTo(20);
            assertThat(slide.height()).isEqualTo(30);
        }
    }

    @Test
    void whatIsNotThereIsNamed() throws IOException {
        assertThatThrownBy(() -> Slides.open(SlideSource.of(folder.resolve("nowhere.svs"))))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("nowhere.svs");
        assertThatThrownBy(() -> Slides.open(SlideSource.of(folder)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("folder");
        Path empty = Files.createFile(folder.resolve("empty.svs"));
        assertThatThrownBy(() -> Slides.open(SlideSource.of(empty)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("empty");
    }

    private static int[] pixels(Path file) {
        try (Slide slide = Slides.open(SlideSource.of(file))) {
            return slide.read(Region.ofSize(slide.width(), slide.height()), 1).toPacked();
        }
    }
}
