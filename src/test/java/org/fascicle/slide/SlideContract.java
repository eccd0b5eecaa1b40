package org.fascicle.slide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fascicle.image.RgbImage;
import org.fascicle.space.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every slide promises; each implementation shows the same picture and inherits these tests. */
public abstract class SlideContract {

    /** Odd sizes, so that levels round; larger than a tile. */
    static final int WIDTH = 613;

    static final int HEIGHT = 389;

    /** Steep in all three channels and different in each, light as glass so that it is taken for brightfield. */
    public static final RgbImage TRUTH = picture(WIDTH, HEIGHT);

    private Slide slide;

    /** A slide that shows {@code TRUTH}, named "picture", 0.5 um per pixel by its own account, or by the user's where it has none. */
    protected abstract Slide open() throws Exception;

    public static RgbImage picture(int width, int height) {
        int[] rgb = new int[width * height];
        for (int i = 0; i < rgb.length; i++) {
            int x = i % width;
            int y = i / width;
            rgb[i] =
                    (255 - (x * 7 + y * 3) % 128) << 16 | (255 - (x * x / 50 + y) % 128) << 8 | 255 - (x + y * 5) % 128;
        }
        return RgbImage.ofPacked(width, height, rgb);
    }

    @BeforeEach
    void openSlide() throws Exception {
        slide = open();
    }

    @AfterEach
    void closeSlide() {
        slide.close();
    }

    @Test
    void saysWhatItIs() {
        assertThat(slide.name()).isEqualTo("picture");
        assertThat(slide.width()).isEqualTo(WIDTH);
        assertThat(slide.height()).isEqualTo(HEIGHT);
        assertThat(slide.calibration().orElseThrow().pixelSize().meanUm()).isEqualTo(0.5);
        assertThat(slide.whyUncalibrated()).isEmpty();
    }

    @Test
    void readsFullResolutionAsItIs() {
        assertThat(slide.read(Region.ofSize(WIDTH, HEIGHT), 1).data()).isEqualTo(TRUTH.data());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.4, 0.5, 1, 1.003, 1.5, 2, 3.7, 4, 8, 16, 50, 389})
    void aRegionIsTheCropOfTheWhole(double downsample) {
        int width = slide.gridWidth(downsample);
        int height = slide.gridHeight(downsample);
        RgbImage whole = slide.read(Region.ofSize(width, height), downsample);
        for (Region region : List.of(
                new Region(0, 0, 1, 1),
                new Region(width / 3, height / 4, (width + 1) / 2, (height + 1) / 2),
                new Region(width - 1, height - 1, 1, 1),
                new Region(width / 2, 0, 1, height))) {
            assertThat(slide.read(region, downsample).data())
                    .isEqualTo(whole.crop(region).data());
        }
    }

    /** A grid pixel at downsample 2 is the mean of four pixels, rounded half up: (a + b + c + d + 2) / 4. */
    @Test
    void halvesByTheMeanOfFour() {
        RgbImage half = slide.read(Region.ofSize(306, 194), 2);
        for (int y = 0; y < half.height(); y++) {
            for (int x = 0; x < half.width(); x++) {
                int sum = TRUTH.green(2 * x, 2 * y)
                        + TRUTH.green(2 * x + 1, 2 * y)
                        + TRUTH.green(2 * x, 2 * y + 1)
                        + TRUTH.green(2 * x + 1, 2 * y + 1);
                assertThat(half.green(x, y)).isEqualTo((sum + 2) / 4);
            }
        }
    }

    /** Whole multiples of a level: at most half a grey value of rounding in the level and half in the result. */
    @ParameterizedTest
    @ValueSource(doubles = {4, 8, 16, 24})
    void shrinksByTheMeanOfTheArea(double downsample) {
        RgbImage shrunk =
                slide.read(Region.ofSize(slide.gridWidth(downsample), slide.gridHeight(downsample)), downsample);
        for (int y = 0; y < shrunk.height(); y++) {
            for (int x = 0; x < shrunk.width(); x++) {
                assertThat((double) shrunk.red(x, y))
                        .isBetween(meanRed(x, y, downsample) - 1.01, meanRed(x, y, downsample) + 1.01);
            }
        }
    }

    /** Mean over the square from (x d, y d) to (x d + d, y d + d), each pixel weighted by the part of it inside. */
    private static double meanRed(int x, int y, double d) {
        double sum = 0;
        double area = 0;
        for (int row = (int) (y * d); row < Math.min(HEIGHT, Math.ceil((y + 1) * d)); row++) {
            for (int column = (int) (x * d); column < Math.min(WIDTH, Math.ceil((x + 1) * d)); column++) {
                double part = overlap(column, x * d, d) * overlap(row, y * d, d);
                sum += part * TRUTH.red(column, row);
                area += part;
            }
        }
        return sum / area;
    }

    private static double overlap(int pixel, double start, double length) {
        return Math.max(0, Math.min(pixel + 1, start + length) - Math.max(pixel, start));
    }

    @Test
    void overviewHoldsTheWholeSlideWithinTheLimit() {
        Overview overview = slide.overview(100);
        assertThat(overview.downsample()).isEqualTo(6.13);
        assertThat(overview.image().width()).isEqualTo(100);
        assertThat(overview.image().height()).isEqualTo(63);
        assertThat(slide.overview(5000).downsample()).isEqualTo(1);
    }

    @Test
    void manyThreadsReadTheSameBytes() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<byte[]>> reads = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                Region region = new Region(i * 5, i * 3, 200, 150);
                reads.add(() -> slide.read(region, 1).data());
            }
            List<Future<byte[]>> results = threads.invokeAll(reads);
            for (int i = 0; i < results.size(); i++) {
                assertThat(results.get(i).get())
                        .isEqualTo(
                                TRUTH.crop(new Region(i * 5, i * 3, 200, 150)).data());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void refusesWhatLiesOutside() {
        assertThatThrownBy(() -> slide.read(new Region(600, 0, 14, 1), 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> slide.read(Region.ofSize(10, 10), 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void handsOutPixelsThatMayBeChanged() {
        RgbImage first = slide.read(Region.ofSize(WIDTH, HEIGHT), 1);
        first.data()[0] ^= 1;
        assertThat(slide.read(Region.ofSize(WIDTH, HEIGHT), 1).data()).isEqualTo(TRUTH.data());
    }
}
