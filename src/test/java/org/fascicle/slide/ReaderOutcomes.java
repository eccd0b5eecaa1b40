package org.fascicle.slide;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fascicle.image.RgbImage;
import org.fascicle.slide.formats.Slides;
import org.fascicle.space.Region;
import org.fascicle.space.UserError;

/**
 * Opens every file under the given folders, reads all of it at full resolution, and prints a Markdown table of what came of
 * it; run by {@code scripts/reader-outcomes}.
 *
 * <p>A file that takes longer than {@link #LIMIT_S} of processor time, or does nothing for so long as {@link #STILL_S}, is written down as
 * a hang: on a busy machine the clock on the wall says nothing of the file. Exit code 1 if any file hung or ended in
 * anything but pixels or a {@link UserError}.
 */
public final class ReaderOutcomes {

    private static final int LIMIT_S = 30;
    private static final int STILL_S = 300;
    private static final int TILE_PX = 1024;
    private static final long MOST_PIXELS = 64L << 20;

    private ReaderOutcomes() {}

    public record Outcome(boolean clean, String words) {}

    /** Arguments: the data folder, then folders in it. */
    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        boolean clean = true;
        for (int i = 1; i < args.length; i++) {
            out.println("\n## " + args[i] + "\n\n| file | outcome | s | peak heap MB |\n|---|---|---:|---:|");
            Path data = Path.of(args[0]);
            for (Path file : files(data.resolve(args[i]))) {
                resetPeak();
                Timed timed = within(file);
                Outcome outcome = timed.outcome();
                clean &= outcome.clean;
                out.printf(
                        Locale.ROOT,
                        "| `%s` | %s | %.1f | %d |%n",
                        data.relativize(file),
                        escaped(outcome.words),
                        timed.seconds(),
                        peakBytes() >> 20);
            }
        }
        System.exit(clean ? 0 : 1);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !isDocumentation(file))
                    .sorted()
                    .collect(Collectors.toList());
        }
    }

    private static boolean isDocumentation(Path file) {
        return file.toString().endsWith(".py") || file.toString().endsWith(".md");
    }

    /** @param seconds of processor time */
    private record Timed(Outcome outcome, double seconds) {}

    private static Timed within(Path file) throws IOException {
        AtomicReference<Outcome> outcome = new AtomicReference<>();
        AtomicLong nanos = new AtomicLong();
        Thread thread = new Thread(() -> {
            outcome.set(outcome(file));
            nanos.set(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
        });
        thread.setDaemon(true);
        thread.start();
        try {
            for (int second = 0; second < STILL_S && spent(thread) < LIMIT_S && thread.isAlive(); second++) {
                thread.join(1000);
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        return thread.isAlive()
                ? new Timed(new Outcome(false, "**hang**: no answer in " + LIMIT_S + " s"), spent(thread))
                : new Timed(outcome.get(), nanos.get() / 1e9);
    }

    private static double spent(Thread thread) {
        return ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.getId()) / 1e9;
    }

    /** What comes of one file: its pixels, or the sentence that refuses it. */
    public static Outcome outcome(Path file) {
        try (Slide slide = Slides.open(SlideSource.of(file))) {
            return new Outcome(
                    true,
                    slide.width() + " x " + slide.height() + ", " + size(slide) + ", mean " + mean(slide)
                            + slide.remarks().stream()
                                    .map(remark -> "; " + remark)
                                    .collect(Collectors.joining()));
        } catch (UserError e) {
            return new Outcome(true, "refused: " + e.getMessage());
        } catch (Throwable e) {
            return new Outcome(false, "**" + e + "**");
        }
    }

    private static String size(Slide slide) {
        return slide.calibration()
                .map(c -> String.format(Locale.ROOT, "%.4g um", c.pixelSize().meanUm()))
                .orElse("no pixel size (" + slide.whyUncalibrated() + ")");
    }

    /** Mean colour of all pixels, in hexadecimal; of the overview where there are very many. */
    public static String mean(Slide slide) {
        if ((long) slide.width() * slide.height() > MOST_PIXELS) {
            return meanOf(slide.overview(TILE_PX).image());
        }
        double[] sums = new double[3];
        for (int y = 0; y < slide.height(); y += TILE_PX) {
            for (int x = 0; x < slide.width(); x += TILE_PX) {
                add(
                        sums,
                        slide.read(
                                new Region(
                                        x,
                                        y,
                                        Math.min(TILE_PX, slide.width() - x),
                                        Math.min(TILE_PX, slide.height() - y)),
                                1));
            }
        }
        return hex(sums, (double) slide.width() * slide.height());
    }

    private static String meanOf(RgbImage image) {
        double[] sums = new double[3];
        add(sums, image);
        return hex(sums, (double) image.width() * image.height());
    }

    private static void add(double[] sums, RgbImage image) {
        for (int i = 0; i < image.data().length; i++) {
            sums[i % 3] += image.data()[i] & 0xff;
        }
    }

    private static String hex(double[] sums, double pixels) {
        return String.format(
                "#%02x%02x%02x",
                Math.round(sums[0] / pixels), Math.round(sums[1] / pixels), Math.round(sums[2] / pixels));
    }

    private static String escaped(String words) {
        return words.replace("|", "\\|").replaceAll("\\p{Cntrl}", " ");
    }

    private static void resetPeak() {
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    private static long peakBytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }
}
