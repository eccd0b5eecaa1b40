package org.fascicle.phantom.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.fascicle.RealData;
import org.fascicle.figure.Marks;
import org.fascicle.image.RgbImage;
import org.fascicle.phantom.Marker;
import org.fascicle.phantom.Phantom;
import org.fascicle.phantom.Phantoms;
import org.fascicle.report.Encoded;
import org.fascicle.slide.Slide;
import org.fascicle.slide.SlideSource;
import org.fascicle.slide.formats.Slides;
import org.fascicle.space.Region;
import org.junit.jupiter.api.Test;

class MarksTest {

    /** Letters and arrows after JPEG: each lies in a box, and the boxes hide no more than some percent of the picture. */
    @Test
    void lettersAndArrowsAreFound() {
        Canvas canvas = new Canvas(500, 400, Color.WHITE);
        canvas.place(Micrographs.packed(Phantoms.heField(11, 500, 400, 0.5).image()), 0, 0);
        canvas.boldText("B", 12, 40, 34, Color.BLACK);
        canvas.pen.setStroke(new BasicStroke(3));
        canvas.boldText("i", 470, 385, 34, Color.WHITE);
        Color[] colours = {Color.BLACK, Color.CYAN, Color.YELLOW};
        for (int i = 0; i < colours.length; i++) {
            canvas.pen.setColor(colours[i]);
            Others.arrow(canvas, 100 + 120 * i, 200, 130 + 120 * i, 230, 6);
        }
        RgbImage image = Encoded.throughJpeg(packed(canvas), 85);
        List<Region> marks = Marks.find(image, Region.ofSize(500, 400));
        assertThat(marks).anyMatch(box -> box.contains(new Region(15, 18, 18, 20)));
        assertThat(marks).anyMatch(box -> box.contains(new Region(473, 368, 5, 16)));
        for (int i = 0; i < colours.length; i++) {
            Region arrow = new Region(104 + 120 * i, 204, 22, 22);
            assertThat(marks).anyMatch(box -> box.contains(arrow));
        }
        assertThat(marks.stream().mapToLong(Region::pixels).sum()).isLessThan(500 * 400 / 25);
    }

    @Test
    void drawnTissueHasNone() {
        for (int seed = 0; seed < 4; seed++) {
            Phantom he = Phantoms.heFieldOfLaboratory(seed, seed, 500, 400, 0.4);
            Phantom dab = Phantoms.hdabField(seed, 500, 400, 0.5, Marker.nuclear(0.5));
            assertThat(Marks.find(he.image(), Region.ofSize(500, 400))).isEmpty();
            assertThat(Marks.find(dab.image(), Region.ofSize(500, 400))).isEmpty();
        }
    }

    /** Real tissue of several laboratories and stains that nobody wrote on: at most a hundredth of a picture (a clump of black DAB) and
     * one of 1,000 pixels of all are taken for marks. */
    @Test
    void realTissueHasHardlyAny() throws IOException {
        Path data = RealData.require("necrosis/osteosarcoma").getParent().getParent();
        long all = 0;
        long taken = 0;
        for (String set : List.of(
                "necrosis/osteosarcoma", "ihc/deepliif/test", "ihc/skimage_ihc", "nuclei/monuseg-train", "he")) {
            try (Stream<Path> files = Files.walk(data.resolve(set))) {
                for (Path file : files.filter(each -> each.toString().matches(".*\\.(png|jpg|tif)"))
                        .filter(each -> !each.toString().contains("labels"))
                        .sorted()
                        .limit(8)
                        .toList()) {
                    RgbImage image = image(file);
                    Region whole = Region.ofSize(image.width(), image.height());
                    long marked = Marks.find(image, whole).stream()
                            .mapToLong(Region::pixels)
                            .sum();
                    assertThat(marked).as(file.toString()).isLessThanOrEqualTo(whole.pixels() / 100);
                    all += whole.pixels();
                    taken += marked;
                }
            }
        }
        assertThat(taken / (double) all).isLessThan(1e-3);
    }

    private static RgbImage image(Path file) {
        try (Slide slide = Slides.open(SlideSource.of(file))) {
            return slide.read(Region.ofSize(slide.width(), slide.height()), 1);
        }
    }

    private static RgbImage packed(Canvas canvas) {
        int width = canvas.image.getWidth();
        int height = canvas.image.getHeight();
        return RgbImage.ofPacked(width, height, canvas.image.getRGB(0, 0, width, height, null, 0, width));
    }
}
