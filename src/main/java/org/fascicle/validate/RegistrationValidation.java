package org.fascicle.validate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.fascicle.image.RgbImage;
import org.fascicle.raster.Shrinking;
import org.fascicle.register.DisplacementField;
import org.fascicle.register.Registration;
import org.fascicle.register.SectionAligner;
import org.fascicle.slide.Slide;
import org.fascicle.slide.SlideSource;
import org.fascicle.slide.formats.Slides;
import org.fascicle.space.Region;
import org.fascicle.space.UserError;

/**
 * Sections laid on each other, where it is known how they lie: real fields and a slide, each beside itself as {@link MovedSection} moves it,
 * and one pair in four of sections that do not belong together.
 *
 * <p>A pair is told by its number alone, so that a study can be broken off and go on. Wrong is a pair that is laid and does not belong
 * together, or of which the landmarks lie further off than {@link #WRONG_UM} in the median.
 *
 * <p>Limits: a section beside itself shows the same nuclei; neighbours in a block do not.
 */
public final class RegistrationValidation {

    /** No one would use such a map. */
    public static final double WRONG_UM = 100;

    private static final int FOREIGN = 4;
    private static final int LANDMARKS = 20;
    private static final String HEADER =
            "pair,fixed,moving,belong,turn_degrees,mirrored,other_stain,torn,trimmed,wave_um,laid,affine_um,refined_um,stated_um";

    /** Where sections come from: files, their pixel, and how often it is taken together. */
    private record Source(String folder, String name, double um, int shrinking) {}

    private static final List<Source> SOURCES = List.of(
            new Source("slides/aperio_svs", "CMU-1-Small-Region\\.svs", 0.499, 4),
            new Source("necrosis/bcss", ".*_rgb\\.jpg", 0.25, 5),
            new Source("registration/rat-kidney/scale-5pc", "Rat-Kidney_HE\\.jpg", 4.6, 1),
            new Source("necrosis/osteosarcoma/Viable", ".*\\.(png|jpg)", 0.6, 2),
            new Source("necrosis/osteosarcoma/Non-Tumor", ".*\\.(png|jpg)", 0.6, 2));

    private record Section(Path file, Source source) {

        double um() {
            return source.um * source.shrinking;
        }

        String name() {
            return file.getFileName().toString().replaceFirst("\\.[^.]+$", "").replace(',', ' ');
        }

        RgbImage read() {
            if (file.toString().endsWith(".svs")) {
                try (Slide slide = Slides.open(SlideSource.of(file))) {
                    return slide.read(
                            Region.ofSize(slide.gridWidth(source.shrinking), slide.gridHeight(source.shrinking)),
                            source.shrinking);
                }
            }
            return Shrinking.mean(FieldImages.readRgb(file), source.shrinking);
        }
    }

    /**
     * One pair.
     *
     * @param affineUm median distance of the landmarks by the affine map; not a number where it is not laid, or does not belong
     * @param refinedUm the same with the deformation followed
     * @param statedUm what the program said of the latter
     */
    record Pair(
            int number,
            String fixed,
            String moving,
            boolean belong,
            double turnDegrees,
            boolean mirrored,
            boolean otherStain,
            boolean torn,
            boolean trimmed,
            double waveUm,
            boolean laid,
            double affineUm,
            double refinedUm,
            double statedUm) {

        boolean isWrong() {
            return laid && (!belong || affineUm > WRONG_UM);
        }

        String line() {
            return String.format(
                    Locale.ROOT,
                    "%d,%s,%s,%b,%.1f,%b,%b,%b,%b,%.1f,%b,%.2f,%.2f,%.2f",
                    number,
                    fixed,
                    moving,
                    belong,
                    turnDegrees,
                    mirrored,
                    otherStain,
                    torn,
                    trimmed,
                    waveUm,
                    laid,
                    affineUm,
                    refinedUm,
                    statedUm);
        }

        static Pair of(String line) {
            String[] cells = line.split(",");
            return new Pair(
                    Integer.parseInt(cells[0]),
                    cells[1],
                    cells[2],
                    Boolean.parseBoolean(cells[3]),
                    Double.parseDouble(cells[4]),
                    Boolean.parseBoolean(cells[5]),
                    Boolean.parseBoolean(cells[6]),
                    Boolean.parseBoolean(cells[7]),
                    Boolean.parseBoolean(cells[8]),
                    Double.parseDouble(cells[9]),
                    Boolean.parseBoolean(cells[10]),
                    Double.parseDouble(cells[11]),
                    Double.parseDouble(cells[12]),
                    Double.parseDouble(cells[13]));
        }
    }

    private final List<List<Section>> sections;

    private RegistrationValidation(List<List<Section>> sections) {
        this.sections = sections;
    }

    /**
     * @param data the folder that holds slides/, necrosis/ and registration/, or some of them
     * @throws UserError where it holds none of the sections
     */
    public static RegistrationValidation open(Path data) {
        List<List<Section>> found = SOURCES.stream()
                .map(source -> sections(data, source))
                .filter(list -> !list.isEmpty())
                .toList();
        if (found.isEmpty()) {
            throw UserError.input(data + " holds none of "
                    + String.join(", ", SOURCES.stream().map(Source::folder).toList())
                    + "; name the folder of the data.");
        }
        return new RegistrationValidation(found);
    }

    private static List<Section> sections(Path data, Source source) {
        Path folder = data.resolve(source.folder);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(source.name))
                    .sorted()
                    .map(file -> new Section(file, source))
                    .toList();
        } catch (IOException e) {
            throw UserError.input(folder + " cannot be listed; check that it can be read.", e);
        }
    }

    /**
     * Goes on with a study: pairs that the file holds are kept, the others are added one by one.
     *
     * @param done is told each number when its line is written
     */
    public void run(Path file, int pairs, IntConsumer done) {
        try {
            if (!Files.exists(file)) {
                Files.writeString(file, HEADER + "\n");
            }
            List<Integer> known = read(file).stream().map(Pair::number).toList();
            for (int number = 1; number <= pairs; number++) {
                if (!known.contains(number)) {
                    Files.writeString(file, pair(number).line() + "\n", StandardOpenOption.APPEND);
                    done.accept(number);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Pair> read(Path file) throws IOException {
        return Files.readAllLines(file).stream().skip(1).map(Pair::of).toList();
    }

    private Pair pair(int number) {
        Random random = new Random(MovedSection.mixed(number));
        boolean belong = number % FOREIGN != 0;
        Section fixed = any(sections.get(random.nextInt(sections.size())), random);
        RgbImage tissue = fixed.read();
        Region left = new Region(0, 0, tissue.width() / 2, tissue.height());
        if (belong) {
            return laid(number, fixed, fixed.name(), tissue, tissue, true);
        }
        Optional<Section> other = other(fixed, random);
        return other.isPresent()
                ? laid(number, fixed, other.get().name(), tissue, other.get().read(), false)
                : laid(
                        number,
                        fixed,
                        fixed.name() + " (other half)",
                        tissue.crop(left),
                        tissue.crop(new Region(left.width(), 0, left.width(), tissue.height())),
                        false);
    }

    private static Section any(List<Section> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    /** Another section of the same pixel size, so that no size tells them apart; empty where there is none. */
    private Optional<Section> other(Section fixed, Random random) {
        List<Section> others = sections.stream()
                .flatMap(List::stream)
                .filter(section -> !section.equals(fixed) && Math.abs(section.um() / fixed.um() - 1) < 0.1)
                .toList();
        return others.isEmpty() ? Optional.empty() : Optional.of(any(others, random));
    }

    private static Pair laid(
            int number, Section fixed, String moving, RgbImage tissue, RgbImage other, boolean belong) {
        MovedSection moved = new MovedSection(other, number);
        Registration found = SectionAligner.align(MovedSection.still(tissue, number), moved.picture());
        boolean laid = found.refused().isEmpty();
        double um = fixed.um();
        return new Pair(
                number,
                fixed.name(),
                moving,
                belong,
                moved.turnDegrees(),
                moved.isMirrored(),
                moved.isOtherStain(),
                moved.isTorn(),
                moved.isTrimmed(),
                um * moved.wavePx(),
                laid,
                belong && laid ? um * distance(tissue, moved, affine(found)) : Double.NaN,
                belong && laid ? um * distance(tissue, moved, found) : Double.NaN,
                laid ? um * found.refinedErrorPx() : Double.NaN);
    }

    private static Registration affine(Registration found) {
        return new Registration(
                found.map(),
                found.refused(),
                found.blocks(),
                found.agreeing(),
                found.errorPx(),
                found.errorPx(),
                DisplacementField.NONE);
    }

    /** Median over a grid of landmarks that lie on both sections. */
    private static double distance(RgbImage tissue, MovedSection moved, Registration found) {
        double offsetX = (moved.side() - tissue.width()) / 2.0;
        double offsetY = (moved.side() - tissue.height()) / 2.0;
        List<Double> distances = new ArrayList<>();
        for (int i = 0; i < LANDMARKS * LANDMARKS; i++) {
            double x = offsetX + tissue.width() * (0.15 + 0.7 * (i % LANDMARKS) / (LANDMARKS - 1));
            double y = offsetY + tissue.height() * (0.15 + 0.7 * (i / LANDMARKS) / (LANDMARKS - 1));
            double[] there = found.places().toMoving(x, y);
            double[] back = moved.toFixed(there[0], there[1]);
            if (moved.isThere(x, y) && !Double.isNaN(back[0])) {
                distances.add(Math.hypot(back[0] - x, back[1] - y));
            }
        }
        return distances.stream().sorted().toList().get(distances.size() / 2);
    }

    /** What the pairs of a study say, in Markdown. */
    public static String table(Path file) {
        try {
            return table(read(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String table(List<Pair> pairs) {
        StringBuilder text = new StringBuilder("| pairs | n | laid | wrong | affine, um | refined, um | stated, um |\n")
                .append("|---|---|---|---|---|---|---|\n");
        List<Pair> own = pairs.stream().filter(Pair::belong).toList();
        row(text, "of one section", own, pair -> true);
        row(text, "- same stain", own, pair -> !pair.otherStain);
        row(text, "- other stain", own, Pair::otherStain);
        row(text, "- mirrored", own, Pair::mirrored);
        row(text, "- torn", own, Pair::torn);
        row(text, "- trimmed", own, Pair::trimmed);
        for (String name : own.stream()
                .map(Pair::fixed)
                .map(RegistrationValidation::family)
                .distinct()
                .sorted()
                .toList()) {
            row(text, "- " + name, own, pair -> family(pair.fixed).equals(name));
        }
        row(text, "that do not belong together", pairs, pair -> !pair.belong);
        return text.toString();
    }

    private static String family(String section) {
        return section.startsWith("CMU") || section.startsWith("bcss") || section.startsWith("Rat")
                ? section.replaceFirst("_.*", "")
                : "osteosarcoma";
    }

    private static void row(StringBuilder text, String name, List<Pair> all, Predicate<Pair> which) {
        List<Pair> pairs = all.stream().filter(which).toList();
        text.append(String.format(
                Locale.ROOT,
                "| %s | %d | %d | %d | %s | %s | %s |%n",
                name,
                pairs.size(),
                pairs.stream().filter(Pair::laid).count(),
                pairs.stream().filter(Pair::isWrong).count(),
                median(pairs, Pair::affineUm),
                median(pairs, Pair::refinedUm),
                median(pairs, Pair::statedUm)));
    }

    /** Of those that have a value, with the largest in brackets. */
    private static String median(List<Pair> pairs, ToDoubleFunction<Pair> value) {
        double[] sorted = pairs.stream()
                .mapToDouble(value)
                .filter(each -> !Double.isNaN(each))
                .sorted()
                .toArray();
        return sorted.length == 0
                ? "-"
                : String.format(Locale.ROOT, "%.1f (%.1f)", sorted[sorted.length / 2], sorted[sorted.length - 1]);
    }
}
