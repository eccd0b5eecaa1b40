package org.fascicle.validate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.fascicle.image.LabelImage;
import org.fascicle.image.RgbImage;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.fascicle.space.UserError;

/**
 * A Ki-67 field of the DeepLIIF set with its nuclei, each known to be positive or negative.
 *
 * <p>The truth is a picture: red inside positive nuclei, blue inside negative ones, green along outlines. A test field is a
 * file of its own with its truth of the same name in {@code groundtruth/}; a training field is a strip of six squares, the
 * image first and the truth last.
 *
 * @param name the file's stem
 * @param image the H-DAB image
 * @param positive positive nuclei, without their outlines
 * @param negative negative nuclei, without their outlines
 * @param pixelSize size of a pixel
 */
record KiField(String name, RgbImage image, LabelImage positive, LabelImage negative, PixelSize pixelSize) {

    /** A 40x scan; the DeepLIIF set does not say. */
    private static final double PIXEL_UM = 0.25;

    /** Smaller pieces of a colour are remains of outlines. */
    private static final int FEWEST_PIXELS = 20;

    private static final int BRIGHT = 128;

    /** All fields under a folder that holds {@code test/}, {@code groundtruth/} and {@code train/}. */
    static List<KiField> readAll(Path folder) {
        Stream<KiField> test = pictures(folder.resolve("test")).stream()
                .map(file -> of(
                        file,
                        FieldImages.readRgb(file),
                        FieldImages.readRgb(folder.resolve("groundtruth").resolve(file.getFileName()))));
        Stream<KiField> train = pictures(folder.resolve("train")).stream().map(KiField::strip);
        return Stream.concat(test, train).toList();
    }

    private static List<Path> pictures(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".png"))
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        } catch (IOException e) {
            throw UserError.input(
                    folder + " cannot be listed; a Ki-67 validation set needs test/, groundtruth/ and train/.", e);
        }
    }

    private static KiField strip(Path file) {
        RgbImage strip = FieldImages.readRgb(file);
        int side = strip.height();
        return of(
                file,
                strip.crop(Region.ofSize(side, side)),
                strip.crop(new Region(strip.width() - side, 0, side, side)));
    }

    private static KiField of(Path file, RgbImage image, RgbImage truth) {
        String name = file.getFileName().toString().replaceFirst("\\.png$", "");
        return new KiField(name, image, nuclei(truth, 0), nuclei(truth, 2), PixelSize.square(PIXEL_UM));
    }

    /** Connected pieces (4 neighbours) in which this channel alone is bright. */
    private static LabelImage nuclei(RgbImage truth, int channel) {
        LabelImage labels = LabelImage.empty(truth.width(), truth.height());
        int next = 1;
        for (int i = 0; i < labels.data().length; i++) {
            if (labels.data()[i] == 0 && isOnly(truth, i, channel)) {
                next += flood(truth, channel, labels, i, next) ? 1 : 0;
            }
        }
        for (int i = 0; i < labels.data().length; i++) {
            labels.data()[i] = Math.max(0, labels.data()[i]);
        }
        return labels;
    }

    private static boolean isOnly(RgbImage truth, int i, int channel) {
        boolean only = true;
        for (int c = 0; c < 3; c++) {
            only &= (truth.data()[3 * i + c] & 0xff) >= BRIGHT == (c == channel);
        }
        return only;
    }

    /** Labels the piece at {@code start}, with -1 if it is too small to be a nucleus; whether it is one. */
    private static boolean flood(RgbImage truth, int channel, LabelImage labels, int start, int label) {
        Deque<Integer> open = new ArrayDeque<>(List.of(start));
        Deque<Integer> piece = new ArrayDeque<>();
        labels.data()[start] = label;
        while (!open.isEmpty()) {
            int i = open.pop();
            piece.push(i);
            int x = i % truth.width();
            visit(truth, channel, labels, x > 0 ? i - 1 : i, label, open);
            visit(truth, channel, labels, x < truth.width() - 1 ? i + 1 : i, label, open);
            visit(truth, channel, labels, Math.max(i - truth.width(), x), label, open);
            visit(
                    truth,
                    channel,
                    labels,
                    Math.min(i + truth.width(), labels.data().length - truth.width() + x),
                    label,
                    open);
        }
        if (piece.size() < FEWEST_PIXELS) {
            piece.forEach(i -> labels.data()[i] = -1);
        }
        return piece.size() >= FEWEST_PIXELS;
    }

    private static void visit(RgbImage truth, int channel, LabelImage labels, int i, int label, Deque<Integer> open) {
        if (labels.data()[i] == 0 && isOnly(truth, i, channel)) {
            labels.data()[i] = label;
            open.push(i);
        }
    }
}
