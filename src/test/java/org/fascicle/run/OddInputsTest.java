package org.fascicle.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.fascicle.cli.Main;
import org.fascicle.image.RgbImage;
import org.fascicle.phantom.Phantoms;
import org.fascicle.slide.DicomSlide;
import org.fascicle.slide.Pictures;
import org.fascicle.slide.Slide;
import org.fascicle.slide.SlideOptions;
import org.fascicle.slide.SlideSource;
import org.fascicle.slide.formats.Slides;
import org.fascicle.space.UserError;
import org.fascicle.tiff.TiffPages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Odd names, endings that lie, sizes that no file holds, XML without a bottom. */
class OddInputsTest {

    private static final int EDGE_PX = 96;
    private static final int GIGANTIC = 0x7ffffff0;

    @TempDir
    private Path folder;

    private static RgbImage field(int seed) {
        return Phantoms.heField(seed, EDGE_PX, EDGE_PX, 0.5).image();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void slidesOfAnyNameAreMeasuredAndNoneForgesALine() throws IOException {
        assumeTrue(
                System.getProperty("sun.jnu.encoding", "").startsWith("UTF"),
                "skipped: this locale has no names beyond ASCII; scripts/test sets one that has");
        Path slides = Files.createDirectory(folder.resolve("slides"));
        List<String> names = List.of(
                " a b .png",
                "q'u\"o`te.png",
                "new\nline.png",
                "esc\u001b[2J\u202e.png",
                "-o --help.png",
                "Gr\u00fc\u00dfe-\u6f22\u5b57-\ud83d\ude00.png",
                "$(touch x);&|.png",
                "%s%n<b>=1+1,2.png");
        for (String name : names) {
            Pictures.writePng(slides.resolve(name), field(3));
        }
        String said = said(
                "batch",
                slides.toString(),
                "-o",
                folder.resolve("out").toString(),
                "--pixel-size",
                "0.5",
                "--only",
                "cells",
                "--segmenter",
                "classic");
        assertThat(said).contains("8 of 8 slides done").doesNotContain("\u001b", "\u202e");
        assertThat(said.lines().filter(line -> line.matches("[1-8]/8 .* done"))).hasSize(8);
        try (Stream<Path> results = Files.list(folder.resolve("out"))) {
            assertThat(results.filter(Files::isDirectory)).hasSize(8);
        }
        try (Stream<Path> beside = Files.list(folder)) {
            assertThat(beside).as("nothing was run or left beside").hasSize(2);
        }
    }

    @Test
    void anEndingThatLiesDeceivesNobody() throws IOException {
        Path png = Pictures.writePng(folder.resolve("png.tif"), field(3));
        Path jpeg = Pictures.writeJpeg(folder.resolve("jpeg.svs"), field(3));
        Path tiff =
                TiffPages.write(folder.resolve("tiff.png"), TiffPages.page(EDGE_PX, EDGE_PX, 3, 8, field(3).data()));
        for (Path file : List.of(png, jpeg, tiff)) {
            try (Slide slide = Slides.open(SlideSource.of(file), SlideOptions.defaults())) {
                assertThat(slide.width()).isEqualTo(EDGE_PX);
            }
        }
        for (String ending :
                List.of("svs", "ndpi", "scn", "czi", "vsi", "dcm", "bif", "btf", "png", "jpg", "bmp", "qptiff")) {
            refused(Files.writeString(folder.resolve("text." + ending), "no picture at all\n".repeat(50)));
        }
    }

    @Test
    void aSizeThatNoFileHoldsIsRefused() throws IOException {
        byte[] png = Files.readAllBytes(Pictures.writePng(folder.resolve("a.png"), field(3)));
        ByteBuffer.wrap(png).putInt(16, GIGANTIC).putInt(20, GIGANTIC);
        CRC32 sum = new CRC32();
        sum.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) sum.getValue());
        refused(Files.write(folder.resolve("gigantic.png"), png));
        byte[] jpeg = Files.readAllBytes(Pictures.writeJpeg(folder.resolve("a.jpg"), field(3)));
        int frame = frame(jpeg);
        ByteBuffer.wrap(jpeg).putShort(frame + 5, (short) 65500).putShort(frame + 7, (short) 65500);
        refused(Files.write(folder.resolve("gigantic.jpg"), jpeg));
        refused(TiffPages.write(
                folder.resolve("gigantic.tif"),
                TiffPages.page(EDGE_PX, EDGE_PX, 3, 8, field(3).data())
                        .longs(256, GIGANTIC)
                        .longs(257, GIGANTIC)));
        byte[] dicom = Files.readAllBytes(DicomSlide.write(folder.resolve("a.dcm"), field(3), 0.5, Map.of()));
        for (int at = 0; at + 10 < dicom.length; at++) {
            boolean isEdge = dicom[at] == 0x28
                    && dicom[at + 1] == 0
                    && (dicom[at + 2] == 0x10 || dicom[at + 2] == 0x11)
                    && dicom[at + 3] == 0
                    && dicom[at + 4] == 'U'
                    && dicom[at + 5] == 'S';
            if (isEdge) {
                dicom[at + 8] = (byte) 0xff;
                dicom[at + 9] = (byte) 0xff;
            }
        }
        refused(Files.write(folder.resolve("gigantic.dcm"), dicom));
    }

    /** Of the start of the frame, after which height and width stand. */
    private static int frame(byte[] jpeg) {
        int at = 0;
        while ((jpeg[at] & 0xff) != 0xff || (jpeg[at + 1] & 0xff) != 0xc0) {
            at++;
        }
        return at;
    }

    @Test
    void xmlWithoutABottomHarmsNobody() throws IOException {
        String nested = "<a>".repeat(200_000);
        String xml =
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><OME xmlns=\"http://www.openmicroscopy.org/Schemas/OME/2016-06\">"
                        + nested + "</a>".repeat(200_000) + "</OME>";
        Path file = TiffPages.write(
                folder.resolve("deep.ome.tif"),
                TiffPages.page(EDGE_PX, EDGE_PX, 3, 8, field(3).data()).description(xml));
        try (Slide slide = Slides.open(SlideSource.of(file), SlideOptions.defaults())) {
            assertThat(slide.width()).isEqualTo(EDGE_PX);
        } catch (UserError named) {
            assertThat(named).hasMessageContaining("deep.ome.tif");
        }
    }

    private static void refused(Path file) {
        assertThatThrownBy(() -> {
                    try (Slide slide = Slides.open(SlideSource.of(file), SlideOptions.defaults())) {
                        slide.overview(EDGE_PX);
                    }
                })
                .as(file.getFileName().toString())
                .isInstanceOf(UserError.class)
                .hasMessageContaining(file.getFileName().toString());
    }

    private static String said(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream both = new PrintStream(said, true, StandardCharsets.UTF_8);
        System.setOut(both);
        System.setErr(both);
        try {
            assertThat(Main.run(arguments))
                    .as(said.toString(StandardCharsets.UTF_8))
                    .isZero();
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        return said.toString(StandardCharsets.UTF_8);
    }
}
