
import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fascicle.detect.MitosisCandidate;
import org.fascicle.detect.MitosisCrop;
import org.fascicle.detect.MitosisDetector;
import org.fascicle.detect.MitosisFeature;
import org.fascicle.detect.MitosisOptions;
import org.fascicle.detect.PointUm;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.RgbImage;
import org.fascicle.space.PixelSize;
import org.fascicle.stain.SlideColour;
import org.fascicle.validate.MitosisBackground;
import org.fascicle.validate.MitosisPatches;
import org.fascicle.validate.PossibleFigures;

/**
 * Cuts out what the mitosis network is trained on: a square around each dark body that the detector proposes.
 *
 * <p>Writes {@code crops.rgb} (one square of {@link #EDGE} pixels after the other, three bytes a pixel) and {@code crops.csv} (where
 * it comes from, whether it is a mitotic figure, and what the pixels are measured by). A body within {@link #HIT_UM} of a mark and
 * nearest to it is a figure, as are those on the mark, one farther than {@link #CLEAR_UM} from every mark is none, one between is left out. Every body of
 * tissue without marks is none, but for the mitoses that a look at the best-scored ones found.
 */
public final class MitosisCrops {

    private static final int EDGE = 128;
    private static final double HIT_UM = 7.5;
    private static final double ON_MARK_UM = 4;
    private static final double ON_GIANT_MARK_UM = 6;
    private static final double CLEAR_UM = 8.5;
    private static final double MARGIN_UM = 3;
    private static final double OTHER_PIXEL_UM = 0.24;
    private static final double FIELD_PIXEL_UM = 0.25;
    /** Of bodies that the logistic model finds this unlike a figure one in {@link #UNLIKELY_EVERY} is kept. */
    private static final double UNLIKELY = 0.01;
    private static final int UNLIKELY_EVERY = 2;
    /** Of a large set without figures one likely body in two is kept, and of the unlikely ones so many times fewer. */
    private static final int LARGE_SET_EVERY = 6;
    private static final MitosisOptions EVERY_BODY = new MitosisOptions(0, 0, 0);

    private final MitosisDetector detector = MitosisDetector.everyBody();
    private final OutputStream pixels;
    private final PrintStream table;
    private int count;
    private int unlikely;

    private MitosisCrops(Path folder) throws Exception {
        Files.createDirectories(folder);
        this.pixels = new BufferedOutputStream(Files.newOutputStream(folder.resolve("crops.rgb")));
        this.table = new PrintStream(Files.newOutputStream(folder.resolve("crops.csv")), false, StandardCharsets.UTF_8);
    }

    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.ROOT);
        new MitosisCrops(Path.of(arguments[1])).cut(Path.of(arguments[0]));
    }

    private void cut(Path data) throws Exception {
        table.println("set,group,file,role,x_um,y_um,mitosis,mark,score,white_r,white_g,white_b,nucleus_od,pixel_um,kept_of,"
                + Stream.of(MitosisFeature.values()).map(Enum::name).collect(Collectors.joining(",")));
        for (List<MitosisPatches.Patch> slide : MitosisPatches.bySlide(data.resolve("mitosis/midog21-patches")).values()) {
            SlideColour colour = MitosisPatches.colour(slide);
            double nucleusOd = MitosisPatches.nucleusOd(slide, colour);
            for (MitosisPatches.Patch patch : slide) {
                add(new Picture("midog21", patch, patch.role().name(), ON_MARK_UM, 1), patch.mitoses(), colour, nucleusOd);
            }
        }
        centred("atnorm-md", data.resolve("mitosis/atnorm-md-patches"));
        centred("atnorm-br", data.resolve("mitosis/atnorm-br-patches"));
        giantNuclei(data.resolve("mitosis/brecahad-case12"));
        for (MitosisBackground.Field field : MitosisBackground.fields(data)) {
            MitosisPatches.Patch patch = new MitosisPatches.Patch(field.file(), "unknown 0", field.pixelSize(), List.of());
            String set = field.set().replaceAll("[ ,]+", "-");
            alone(new Picture(set, patch, field.role().name(), ON_MARK_UM, set.startsWith("osteosarcoma") ? LARGE_SET_EVERY : 1), field.seen());
        }
        lookAlikes(data.resolve("mitosis/cmc-lookalikes"));
        for (Path file : files(data.resolve("nuclei/monuseg-train/images"))) {
            alone(new Picture("monuseg", new MitosisPatches.Patch(file, "unknown 0", PixelSize.square(FIELD_PIXEL_UM), List.of()), "measure", ON_MARK_UM, 1), List.of());
        }
        pixels.close();
        table.close();
        System.out.println(count + " crops");
    }

    /** Patches with a figure in the centre that name no slide. */
    private void centred(String set, Path folder) throws Exception {
        PointUm centre = new PointUm(64 * OTHER_PIXEL_UM, 64 * OTHER_PIXEL_UM);
        for (Path file : files(folder)) {
            MitosisPatches.Patch patch = new MitosisPatches.Patch(file, "unknown 0", PixelSize.square(OTHER_PIXEL_UM), List.of(centre));
            alone(new Picture(set, patch, MitosisBackground.Role.TRAIN.name(), ON_MARK_UM, 1), withPossible(set, patch));
        }
    }

    /** Marked figures and bodies that may be some. */
    private static List<PointUm> withPossible(String set, MitosisPatches.Patch patch) {
        return Stream.concat(patch.mitoses().stream(), PossibleFigures.in(set, patch.file()).stream()).toList();
    }

    private static List<Path> files(Path folder) throws Exception {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).sorted(Comparator.comparing(Path::toString)).toList();
        }
    }

    /** Whole fields of one tumour whose figures are up to 25 um wide. */
    private void giantNuclei(Path folder) throws Exception {
        Map<String, List<PointUm>> marks = new TreeMap<>();
        for (String line : Files.readAllLines(folder.resolve("annotations.csv"))) {
            String[] cells = line.split(",");
            if (cells[3].equals("Mitosis")) {
                marks.computeIfAbsent(cells[0], file -> new ArrayList<>()).add(new PointUm(Double.parseDouble(cells[4]) * OTHER_PIXEL_UM,
                        Double.parseDouble(cells[5]) * OTHER_PIXEL_UM));
            }
        }
        for (Path file : files(folder.resolve("images"))) {
            MitosisPatches.Patch patch = new MitosisPatches.Patch(file, "unknown 0", PixelSize.square(OTHER_PIXEL_UM),
                    marks.getOrDefault(file.getFileName().toString(), List.of()));
            alone(new Picture("case12", patch, MitosisBackground.Role.TRAIN.name(), ON_GIANT_MARK_UM, 1), withPossible("case12", patch));
        }
    }

    /** Figures and look-alikes of three canine tumours, to measure by alone. */
    private void lookAlikes(Path folder) throws Exception {
        PointUm centre = new PointUm(32 * FIELD_PIXEL_UM, 32 * FIELD_PIXEL_UM);
        for (String line : Files.readAllLines(folder.resolve("labels.csv")).stream().skip(1).toList()) {
            String[] cells = line.split(",");
            MitosisPatches.Patch patch = new MitosisPatches.Patch(folder.resolve("patches").resolve(cells[0]), "unknown 0",
                    PixelSize.square(FIELD_PIXEL_UM), List.of(centre));
            SlideColour colour = MitosisPatches.colour(List.of(patch));
            double nucleusOd = MitosisPatches.nucleusOd(List.of(patch), colour);
            Optional<MitosisCandidate> nearest = bodies(patch.image(), patch.pixelSize(), colour, nucleusOd).stream()
                    .min(Comparator.comparingDouble(body -> distanceUm(body, centre, patch.pixelSize())));
            if (nearest.isPresent()) {
                write(new Picture("cmc", patch, "measure", ON_MARK_UM, 1), patch.image(), nearest.get(), cells[3].equals("non_mitotic") ? -1 : 0, colour, nucleusOd);
            }
        }
    }

    /** A picture that is measured by itself. */
    private void alone(Picture picture, List<PointUm> marks) throws Exception {
        SlideColour colour = MitosisPatches.colour(List.of(picture.patch));
        add(picture, marks, colour, MitosisPatches.nucleusOd(List.of(picture.patch), colour));
    }

    /**
     * @param onMarkUm bodies so near to a mark are part of its figure
     * @param every of the other bodies one in so many is kept
     */
    private record Picture(String set, MitosisPatches.Patch patch, String role, double onMarkUm, int every) {
    }

    /** @param marks figures; those of a patch without marks of its own are only kept out of the others */
    private void add(Picture picture, List<PointUm> marks, SlideColour colour, double nucleusOd) throws Exception {
        MitosisPatches.Patch patch = picture.patch;
        PixelSize pixel = patch.pixelSize();
        RgbImage image = patch.image();
        List<MitosisCandidate> bodies = bodies(image, pixel, colour, nucleusOd);
        Map<MitosisCandidate, Integer> figures = figures(bodies, patch.mitoses(), pixel, picture.onMarkUm);
        for (MitosisCandidate body : bodies) {
            int mark = figures.getOrDefault(body, -1);
            if (mark >= 0 || isInside(body, image, pixel) && marks.stream().allMatch(m -> distanceUm(body, m, pixel) > CLEAR_UM) && isKept(body, picture)) {
                write(picture, image, body, mark, colour, nucleusOd);
            }
        }
    }

    private List<MitosisCandidate> bodies(RgbImage image, PixelSize pixel, SlideColour colour, double nucleusOd) {
        return detector.detect(image, pixel, colour, BinaryMask.full(image.width(), image.height()), EVERY_BODY, nucleusOd);
    }

    /** @param mark the number of the figure that the body belongs to, below 0 for none */
    private void write(Picture picture, RgbImage image, MitosisCandidate body, int mark, SlideColour colour, double nucleusOd) throws Exception {
        MitosisPatches.Patch patch = picture.patch;
        PixelSize pixel = patch.pixelSize();
        table.printf("%s,%s,%s,%s,%.2f,%.2f,%d,%d,%.6f,%.1f,%.1f,%.1f,%.4f,%.4f,%d,%s%n", picture.set, patch.slide(),
                patch.file().getParent().getFileName() + "/" + patch.file().getFileName(), picture.role.toLowerCase(Locale.ROOT),
                (body.x() + 0.5) * pixel.xUm(), (body.y() + 0.5) * pixel.yUm(), mark >= 0 ? 1 : 0, mark, raw(body.score()),
                colour.white().red(), colour.white().green(), colour.white().blue(), nucleusOd, pixel.meanUm(), mark >= 0 ? 1 : keptOf(body, picture),
                Stream.of(MitosisFeature.values()).map(feature -> String.format("%.6g", body.features().get(feature))).collect(Collectors.joining(",")));
        pixels.write(MitosisCrop.around(image, pixel, body.x(), body.y(), EDGE).data());
        count++;
    }

    /** The bodies of each mark, by its number: the nearest and those that lie on it. */
    private static Map<MitosisCandidate, Integer> figures(List<MitosisCandidate> bodies, List<PointUm> marks, PixelSize pixel, double onMarkUm) {
        Map<MitosisCandidate, Integer> figures = new IdentityHashMap<>();
        for (PointUm mark : marks) {
            bodies.stream().min(Comparator.comparingDouble(b -> distanceUm(b, mark, pixel)))
                    .filter(b -> distanceUm(b, mark, pixel) <= HIT_UM).ifPresent(b -> figures.put(b, marks.indexOf(mark)));
            bodies.stream().filter(b -> distanceUm(b, mark, pixel) <= onMarkUm).forEach(b -> figures.put(b, marks.indexOf(mark)));
        }
        return figures;
    }

    private boolean isKept(MitosisCandidate body, Picture picture) {
        return unlikely++ % keptOf(body, picture) == 0;
    }

    /** Of so many others like this one is kept. */
    private static int keptOf(MitosisCandidate body, Picture picture) {
        return raw(body.score()) < UNLIKELY ? picture.every * UNLIKELY_EVERY : picture.every > 1 ? 2 : 1;
    }

    /** The logistic model's own probability, of which 0.9 was made one half. */
    private static double raw(double score) {
        double odds = score / (1 - score) * 0.9 / 0.1;
        return odds / (1 + odds);
    }

    private static boolean isInside(MitosisCandidate body, RgbImage image, PixelSize pixel) {
        double margin = pixel.toPx(MARGIN_UM);
        return body.x() >= margin && body.y() >= margin && body.x() <= image.width() - 1 - margin && body.y() <= image.height() - 1 - margin;
    }

    private static double distanceUm(MitosisCandidate body, PointUm mark, PixelSize pixel) {
        return Math.hypot((body.x() + 0.5) * pixel.xUm() - mark.x(), (body.y() + 0.5) * pixel.yUm() - mark.y());
    }
}
