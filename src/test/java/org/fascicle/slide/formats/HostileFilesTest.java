package org.fascicle.slide.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.fascicle.slide.Fingerprint;
import org.fascicle.slide.Slide;
import org.fascicle.slide.SlideSource;
import org.fascicle.space.UserError;
import org.fascicle.tiff.TiffPages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that reach for other files or addresses, or swell; a server on this machine counts who asks it for anything. */
class HostileFilesTest {

    private static final String OME = "<OME xmlns=\"http://www.openmicroscopy.org/Schemas/OME/2016-06\">"
            + "<Image ID=\"Image:0\"><Pixels ID=\"Pixels:0\" DimensionOrder=\"XYCZT\" Type=\"uint8\" SizeX=\"40\" SizeY=\"30\""
            + " SizeZ=\"1\" SizeC=\"3\" SizeT=\"1\"><Channel ID=\"Channel:0:0\" SamplesPerPixel=\"3\"/>"
            + "<TiffData IFD=\"0\" PlaneCount=\"1\">%s</TiffData></Pixels></Image></OME>";

    @TempDir
    private Path folder;

    private final AtomicInteger requests = new AtomicInteger();
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::count);
        thread.setDaemon(true);
        thread.start();
    }

    private void count() {
        while (!server.isClosed()) {
            try (Socket caller = server.accept()) {
                requests.incrementAndGet();
            } catch (IOException e) {
                return;
            }
        }
    }

    @AfterEach
    void nobodyAsked() throws IOException {
        server.close();
        assertThat(requests).hasValue(0);
    }

    /** A document type from an address, an entity from one, and a file's content sent to one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE OME SYSTEM \"http://127.0.0.1:PORT/a.dtd\">",
                "<!DOCTYPE OME [<!ENTITY x SYSTEM \"http://127.0.0.1:PORT/x\">]>",
                "<!DOCTYPE OME [<!ENTITY % f SYSTEM \"file:///etc/hostname\"><!ENTITY % d SYSTEM \"http://127.0.0.1:PORT/d\">%d;]>",
                "<!DOCTYPE OME [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>"
            })
    void aDocumentTypeIsRefused(String doctype) throws IOException {
        String text =
                "<?xml version=\"1.0\"?>" + doctype.replace("PORT", "" + server.getLocalPort()) + OME.formatted("");
        refused(tiff("slide.ome.tif", text), "slide.ome.tif", "document type");
        refused(Files.writeString(folder.resolve("slide.ome"), text), "slide.ome", "document type");
        refused(
                Files.write(folder.resolve("wide.ome.xml"), ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE)),
                "wide.ome.xml",
                "document type");
    }

    /** The main file is innocent; its companion is not. */
    @Test
    void aCompanionsDocumentTypeIsRefused() throws IOException {
        Files.writeString(
                folder.resolve("x.companion.ome"),
                "<!DOCTYPE OME SYSTEM \"http://127.0.0.1:" + server.getLocalPort() + "/\">" + OME.formatted(""));
        String binaryOnly = "<OME xmlns=\"http://www.openmicroscopy.org/Schemas/OME/2016-06\"><BinaryOnly"
                + " MetadataFile=\"x.companion.ome\" UUID=\"urn:uuid:1\"/></OME>";
        refused(tiff("x.ome.tif", binaryOnly), "x.ome.tif", "document type");
    }

    /** A reader names what it opened as it was told: from the working directory, not from the slide's folder. */
    @Test
    void aSlideOfAFolderBesideOursIsRead() throws IOException {
        Path deep = Files.createDirectories(folder.resolve("a/b/c/d/e/f/g/h/i/j/k/l"));
        Path slide =
                Files.move(tiff("slide.svs", "Aperio Image Library v11\n40x30|MPP = 0.5"), deep.resolve("slide.svs"));
        Path beside = Path.of("").toAbsolutePath().relativize(slide.toAbsolutePath());
        assertThat(beside.toString()).startsWith("..");
        try (Slide read = Slides.open(SlideSource.of(beside))) {
            assertThat(read.width()).isEqualTo(40);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../other/patient.ome.tif",
                "/etc/hostname",
                "sub/../../other/patient.ome.tif",
                "&#46;&#x2e;/other/patient.ome.tif",
                "http://127.0.0.1:PORT/x.tif"
            })
    void aFileOutsideTheFolderIsRefused(String name) throws IOException {
        Path other = Files.createDirectories(folder.resolve("other"));
        TiffPages.write(other.resolve("patient.ome.tif"), TiffPages.uniform(40, 30, 250, 240, 250));
        Files.createDirectories(folder.resolve("mine"));
        String uuid = "<UUID FileName=\"" + name.replace("PORT", "" + server.getLocalPort()) + "\">urn:uuid:1</UUID>";
        refused(tiff("mine/slide.ome.tif", OME.formatted(uuid)), "slide.ome.tif", "outside its own folder");
    }

    @Test
    void anOmeTiffThatNamesItselfIsRead() throws IOException {
        String uuid = "<UUID FileName=\"own.ome.tif\">urn:uuid:1</UUID>";
        try (Slide slide = Slides.open(SlideSource.of(tiff("own.ome.tif", OME.formatted(uuid))))) {
            assertThat(slide.width()).isEqualTo(40);
        }
    }

    /** The pixels lie in a second file of the same folder: the result tells by which bytes it was read. */
    @Test
    void everyFileOfASlideIsFingerprinted() throws IOException {
        Path second = tiff("second.ome.tif", "");
        String uuid = "<UUID FileName=\"second.ome.tif\">urn:uuid:2</UUID>";
        try (Slide slide = Slides.open(SlideSource.of(tiff("first.ome.tif", OME.formatted(uuid))))) {
            assertThat(slide.remarks())
                    .containsExactly("A part of the slide was read from second.ome.tif, SHA-256 "
                            + Fingerprint.sha256(second) + ".");
        }
    }

    /** Older OME-XML is brought up to date by style sheets, which need parsers too. */
    @Test
    void anOldOmeTiffIsRead() throws IOException {
        String old = OME.formatted("").replace("OME/2016-06", "OME/2010-06");
        try (Slide slide = Slides.open(SlideSource.of(tiff("old.ome.tif", old)))) {
            assertThat(slide.format()).isEqualTo("OME-TIFF");
        }
    }

    /** Half a gigabyte of zeros in half a megabyte. */
    @Test
    void aPackedFileIsRefusedUnread() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            for (int i = 0; i < 512; i++) {
                out.write(new byte[1 << 20]);
            }
        }
        refused(Files.write(folder.resolve("bomb.tif.gz"), packed.toByteArray()), "bomb.tif.gz", "unpack");
        refused(Files.write(folder.resolve("renamed.tif"), packed.toByteArray()), "renamed.tif", "unpack");
    }

    @Test
    void aPatternOfAMillionNamesIsRefusedUnread() throws IOException {
        refused(Files.writeString(folder.resolve("x.pattern"), "img<0-999999>.tif"), "x.pattern", "pattern");
    }

    /** A MIRAX slide's main file is a small JPEG; its pixels lie elsewhere. */
    @Test
    void thePreviewOfAMiraxSlideIsNotTakenForTheSlide() throws IOException {
        refused(Files.write(folder.resolve("s.mrxs"), new byte[] {-1, -40, -1, -32}), "s.mrxs", "MIRAX");
    }

    private Path tiff(String name, String description) throws IOException {
        return TiffPages.write(
                folder.resolve(name), TiffPages.uniform(40, 30, 250, 240, 250).description(description));
    }

    private static void refused(Path file, String... parts) {
        assertThatThrownBy(() -> Slides.open(SlideSource.of(file)))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll(parts)
                .hasMessageNotContaining("\n");
    }
}
