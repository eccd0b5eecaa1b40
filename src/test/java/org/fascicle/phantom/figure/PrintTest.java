package org.fascicle.phantom.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.awt.Color;
import java.io.File;
import java.util.List;
import java.util.stream.Stream;
import org.fascicle.figure.Bar;
import org.fascicle.figure.FigureReader;
import org.fascicle.figure.Panel;
import org.fascicle.figure.Print;
import org.fascicle.image.RgbImage;
import org.fascicle.phantom.Phantoms;
import org.fascicle.report.Encoded;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Print on two drawn panels, after JPEG. */
class PrintTest {

    @BeforeEach
    void needsTesseract() {
        boolean installed = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> new File(folder, "tesseract").canExecute());
        assumeThat(installed).as("Tesseract is installed").isTrue();
    }

    @Test
    void lengthsAreReadInBlackAndWhite() {
        RgbImage image = figure("B", "C", "200 \u00b5m", "50 \u00b5m");
        List<Panel> panels = FigureReader.read(image);
        assertThat(lengthOf(image, panels.get(0))).isEqualTo(200);
        assertThat(lengthOf(image, panels.get(1))).isEqualTo(50);
    }

    @Test
    void lettersNameThePanelsWhereAllCanBeRead() {
        assertThat(FigureReader.read(figure("B", "C", "20 um", "20 um")))
                .extracting(Panel::name)
                .containsExactly("B", "C");
        assertThat(FigureReader.read(figure("B", "", "20 um", "20 um")))
                .extracting(Panel::name)
                .containsExactly("A", "B");
        assertThat(FigureReader.read(figure("E", "E", "20 um", "20 um")))
                .extracting(Panel::name)
                .containsExactly("A", "B");
    }

    private static double lengthOf(RgbImage image, Panel panel) {
        Bar bar = panel.bar().bar().orElseThrow();
        return Print.length(image, panel.box(), bar).orElseThrow();
    }

    private static RgbImage figure(String left, String right, String leftBar, String rightBar) {
        Canvas canvas = new Canvas(830, 320, Color.WHITE);
        for (int i = 0; i < 2; i++) {
            int x = 10 + 410 * i;
            Color ink = i == 0 ? Color.BLACK : Color.WHITE;
            canvas.place(
                    Micrographs.packed(Phantoms.heField(21 + i, 400, 300, 0.5).image()), x, 10);
            canvas.boldText(i == 0 ? left : right, x + 10, 42, 30, Color.BLACK);
            canvas.fill(new FigureTruth.Box(x + 250, 292, 120, 5), ink);
            String words = i == 0 ? leftBar : rightBar;
            canvas.text(words, x + 310 - canvas.widthOf(words, 20) / 2, 285, 20, ink);
        }
        int width = canvas.image.getWidth();
        int height = canvas.image.getHeight();
        return Encoded.throughJpeg(
                RgbImage.ofPacked(width, height, canvas.image.getRGB(0, 0, width, height, null, 0, width)), 90);
    }
}
