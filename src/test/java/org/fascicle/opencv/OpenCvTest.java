package org.fascicle.opencv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fascicle.image.BinaryMask;
import org.fascicle.space.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencv.core.Core;

class OpenCvTest {

    @TempDir
    Path folder;

    /** A line 9 long and a square of 3: only the line holds a flat element of 7. */
    @Test
    void openingKeepsWhatTheElementFitsInto() {
        BinaryMask mask = lineAndSquare();
        assertThat(Morphology.opened(mask, 7, 1).count()).isEqualTo(9);
        assertThat(Morphology.opened(mask, 3, 3).count()).isEqualTo(9);
        assertThat(Morphology.opened(mask, 3, 3).get(6, 6)).isTrue();
    }

    @Test
    void closingFillsGaps() {
        BinaryMask mask = BinaryMask.empty(9, 1);
        mask.data()[2] = true;
        mask.data()[4] = true;
        assertThat(Morphology.closed(mask, 3, 1).count()).isEqualTo(3);
    }

    @Test
    void piecesHaveTheirBoxAndSize() {
        assertThat(Pieces.of(lineAndSquare()))
                .isEqualTo(List.of(
                        new Pieces.Piece(new Region(1, 1, 9, 1), 9), new Pieces.Piece(new Region(5, 5, 3, 3), 9)));
    }

    @Test
    void oneThread() {
        OpenCv.load();
        assertThat(Core.getNumThreads()).isEqualTo(1);
    }

    /** A program of its own uses OpenCV and ends: nothing of it is left in its temporary folder or its home. */
    @Test
    void nothingStaysBehind() throws Exception {
        Path home = Files.createDirectory(folder.resolve("home"));
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        ProcessBuilder program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:-UsePerfData",
                        "-Duser.home=" + home,
                        "-Djava.io.tmpdir=" + temporary,
                        OpenCvTest.class.getName())
                .inheritIO();
        program.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        assertThat(program.start().waitFor()).isZero();
        assertThat(home).isEmptyDirectory();
        assertThat(temporary).isEmptyDirectory();
    }

    public static void main(String[] arguments) {
        Morphology.opened(lineAndSquare(), 3, 3);
        Pieces.of(lineAndSquare());
    }

    private static BinaryMask lineAndSquare() {
        BinaryMask mask = BinaryMask.empty(12, 9);
        for (int i = 0; i < 9; i++) {
            mask.data()[12 + 1 + i] = true;
            mask.data()[(5 + i / 3) * 12 + 5 + i % 3] = true;
        }
        return mask;
    }
}
