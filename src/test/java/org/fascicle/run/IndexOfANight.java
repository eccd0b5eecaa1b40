package org.fascicle.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.fascicle.report.BatchReport;
import org.fascicle.report.MadeFolders;
import org.fascicle.report.ResultFolder;
import org.fascicle.slide.SlideSource;
import org.fascicle.space.UserError;

/**
 * What a batch costs beside measuring: slides that are measured already are run through a batch whose clock is put forward for each by the
 * time that measuring it would have taken. The index is written as often as in such a night, and what that takes is real.
 */
final class IndexOfANight {

    private IndexOfANight() {}

    /**
     * Runs the night.
     *
     * @param names of the slides; one without a result fails
     * @param secondsEach that measuring a slide takes
     * @return seconds that the batch took beside it
     */
    static double seconds(Path results, List<String> names, double secondsEach) {
        AtomicLong ahead = new AtomicLong();
        FoundSlides found = new FoundSlides(
                names.stream()
                        .map(name -> NamedSlide.of(SlideSource.of(Path.of(name + ".svs"))))
                        .toList(),
                List.of(),
                Map.of(),
                List.of());
        long start = System.nanoTime();
        new Batch(found, results, new MadeFolders(), TimeLimit.NONE, () -> System.nanoTime() + ahead.get())
                .run(
                        new Workforce(1, 1),
                        (slide, result) -> false,
                        (slide, progress) -> {
                            ahead.addAndGet((long) (secondsEach * 1e9));
                            if (!ResultFolder.isResult(results.resolve(slide.name()))) {
                                throw UserError.input(slide.path() + " is damaged; copy it again.");
                            }
                            return 1;
                        },
                        (slide, failure, wasThere, done, all) -> {});
        return (System.nanoTime() - start) / 1e9;
    }

    /** Folder of results, number of slides, seconds for each; a line of Markdown out. */
    public static void main(String[] arguments) {
        Path results = Path.of(arguments[0]).toAbsolutePath();
        int slides = Integer.parseInt(arguments[1]);
        double each = Double.parseDouble(arguments[2]);
        double seconds = seconds(
                results,
                IntStream.range(0, slides)
                        .mapToObj(i -> String.format(Locale.ROOT, "p%05d__HE", i))
                        .toList(),
                each);
        if (!Files.exists(results.resolve(BatchReport.PAGE))) {
            throw new IllegalStateException("no index was written");
        }
        System.out.printf(
                Locale.ROOT,
                "| all that a batch does beside measuring, slides of %.0f s one at a time (%.1f h) | %.0f s, %.2f %% |%n",
                each,
                each * slides / 3600,
                seconds,
                100 * seconds / (each * slides));
    }
}
