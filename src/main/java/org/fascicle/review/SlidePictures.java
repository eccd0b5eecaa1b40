package org.fascicle.review;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.fascicle.image.RgbImage;
import org.fascicle.report.Encoded;
import org.fascicle.report.Summary;
import org.fascicle.slide.Fingerprint;
import org.fascicle.slide.Overview;
import org.fascicle.slide.Slide;
import org.fascicle.slide.SlideSource;
import org.fascicle.slide.formats.Slides;
import org.fascicle.space.Region;
import org.fascicle.space.UserError;

/**
 * The slide's own pixels for the page: deep-zoom tiles and crops.
 *
 * <p>Deep-zoom level L of a slide whose longer side is n pixels has tiles of {@value #TILE_PX} pixels at 1 / 2^(max - L) of full
 * resolution, max = ceil(log2 n), as viewers number them.
 */
final class SlidePictures implements AutoCloseable {

    static final int TILE_PX = 256;

    private static final int MOST_CROP_PX = 1024;
    private static final int MOST_SIDE_PX = 16 * MOST_CROP_PX;
    private static final byte WHITE = (byte) 255;

    private final Slide slide;

    private SlidePictures(Slide slide) {
        this.slide = slide;
    }

    /** The slide of a result, looked for in the given folder, beside the result and in the current folder. */
    static Optional<SlidePictures> find(Path result, ReviewOptions options, Summary summary) {
        Path beside = result.toAbsolutePath().getParent();
        return Stream.concat(options.slides().stream(), Stream.of(beside, Path.of("")))
                .map(place ->
                        find(place, summary.input().name(), summary.input().sha256()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The slide that a result was made from, where a file of its name and its very bytes lies in the folder. */
    private static Optional<SlidePictures> find(Path folder, String name, String sha256) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(folder, 3)) {
            return files.filter(file -> file.getFileName().toString().equals(name))
                    .filter(Files::isRegularFile)
                    .map(SlideSource::of)
                    .filter(source -> Fingerprint.sha256(source).equals(Optional.of(sha256)))
                    .findFirst()
                    .map(source -> new SlidePictures(Slides.open(source)));
        } catch (IOException e) {
            throw UserError.input(folder + " cannot be looked through for slides; check its permissions.", e);
        }
    }

    SlideSource source() {
        return slide.source();
    }

    int width() {
        return slide.width();
    }

    int height() {
        return slide.height();
    }

    int maxLevel() {
        return 32 - Integer.numberOfLeadingZeros(Math.max(width(), height()) - 1);
    }

    /** The slide in one picture of at most so many pixels along the longer side. */
    Overview overview(int longerPx) {
        return slide.overview(longerPx);
    }

    /** A tile as JPEG. */
    byte[] tile(int level, int column, int row) {
        if (level > maxLevel()) {
            throw UserError.usage("The slide has no level " + level + ".");
        }
        double downsample = Math.scalb(1.0, maxLevel() - level);
        Region grid = Region.ofSize(slide.gridWidth(downsample), slide.gridHeight(downsample));
        Region wanted = new Region(column * TILE_PX, row * TILE_PX, TILE_PX, TILE_PX).intersection(grid);
        if (wanted.pixels() == 0) {
            throw UserError.usage("The slide has no such tile.");
        }
        return Encoded.jpeg(slide.read(wanted, downsample));
    }

    /**
     * A square around a place as PNG, at full resolution or, where that has more than {@value #MOST_CROP_PX} pixels a side, at the first
     * half, quarter and so on that has not; what lies beyond the slide is left white.
     *
     * @param side full-resolution pixels
     */
    byte[] crop(int x, int y, int side) {
        if (side < 1 || side > MOST_SIDE_PX) {
            throw UserError.usage("A crop has a side of 1 to " + MOST_SIDE_PX + " pixels.");
        }
        int downsample = 1;
        while (side > downsample * MOST_CROP_PX) {
            downsample *= 2;
        }
        int drawn = side / downsample;
        Region wanted = new Region(
                Math.floorDiv(x - side / 2, downsample), Math.floorDiv(y - side / 2, downsample), drawn, drawn);
        Region inside = wanted.intersection(Region.ofSize(slide.gridWidth(downsample), slide.gridHeight(downsample)));
        byte[] data = new byte[3 * drawn * drawn];
        Arrays.fill(data, WHITE);
        if (inside.pixels() > 0) {
            lay(slide.read(inside, downsample), data, drawn, inside.translate(-wanted.x(), -wanted.y()));
        }
        return Encoded.png(new RgbImage(drawn, drawn, data));
    }

    private static void lay(RgbImage part, byte[] onto, int width, Region where) {
        for (int row = 0; row < where.height(); row++) {
            int to = 3 * ((where.y() + row) * width + where.x());
            System.arraycopy(part.data(), 3 * row * part.width(), onto, to, 3 * part.width());
        }
    }

    @Override
    public void close() {
        slide.close();
    }
}
