package org.fascicle.review;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.fascicle.image.BinaryMask;
import org.fascicle.report.MitosesCsv;
import org.fascicle.report.ResultFile;
import org.fascicle.report.ResultReader;
import org.fascicle.report.Standing;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.fascicle.tiff.PixelType;
import org.fascicle.tiff.TiledTiff;

/** Makes a measured result one of a larger slide, which none could be in the time that a test has: tissue all over, candidates at random. */
final class LargeReview {

    private static final PixelSize MASK = new PixelSize(8, 8);
    private static final int TILE = 512;

    private LargeReview() {}

    /**
     * @param tissueMm edge of a square of nothing but tissue
     * @param candidates that the detector counts
     */
    static void make(Path result, double tissueMm, int candidates) throws IOException {
        int side = (int) Math.round(tissueMm * 1000 / MASK.xUm());
        BinaryMask tissue = BinaryMask.empty(side, side);
        Arrays.fill(tissue.data(), true);
        Path file = result.resolve(ResultFile.TISSUE_MASK.fileName());
        Files.delete(file);
        try (TiledTiff tiff =
                TiledTiff.create(file, side, side, PixelType.MASK8, MASK, 16 * (Math.max(side, TILE) / 16 + 1))) {
            tiff.write(Region.ofSize(side, side), tissue);
        }
        candidates(
                result,
                (int) (tissueMm
                        * 1000
                        / ResultReader.of(result)
                                .summary()
                                .calibration()
                                .pixelSize()
                                .xUm()),
                candidates);
    }

    /** Candidates that all count, at random on a square, best score first. */
    static void candidates(Path result, int sidePx, int candidates) {
        Random random = new Random(60);
        MitosesCsv.write(
                result.resolve(ResultFile.MITOSES.fileName()),
                Stream.iterate(0, i -> i + 1)
                        .limit(candidates)
                        .map(i -> MitosesCsv.Row.unreviewed(
                                random.nextInt(sidePx),
                                random.nextInt(sidePx),
                                1 - 0.5 * i / candidates,
                                Standing.COUNTED,
                                false))
                        .toList());
    }
}
