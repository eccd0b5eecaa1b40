
import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.fascicle.detect.MitosisCandidate;
import org.fascicle.detect.MitosisCrop;
import org.fascicle.detect.MitosisDetector;
import org.fascicle.detect.MitosisOptions;
import org.fascicle.detect.PointUm;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.RgbImage;
import org.fascicle.space.PixelSize;
import org.fascicle.stain.SlideColour;
import org.fascicle.validate.MitosisBackground;
import org.fascicle.validate.MitosisPatches;

/**
 * Cuts out what the mitosis network is trained on: a square around each dark body that the detector proposes.
 *
 * <p>Writes {@code crops.rgb} (one square of {@link #EDGE} pixels after the other, three bytes a pixel) and {@code crops.csv} (where
 * it comes from, whether it is a mitotic figure, and what the pixels are measured by). A body within {@link #HIT_UM} of a mark and
 * nearest to it is a figure, one farther than {@link #CLEAR_UM} from every mark is none, one between is left out. Every body of
 * tissue without marks is none, but for the mitoses that a look at the best-scored ones found.
 */
public final class MitosisCrops {

    private static final int EDGE = 96;
    private static final double HIT_UM = 5;
    private static final double CLEAR_UM = 7.5;
    private static final double MARGIN_UM = 3;
    private static final double OTHER_TUMOURS_PIXEL_UM = 0.24;
    private static final MitosisOptions EVERY_BODY = new MitosisOptions(0, 0, 0);

    private final MitosisDetector detector = MitosisDetector.everyBody();
    private final OutputStream pixels;
    private final PrintStream table;
    private int count;

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
        table.println("set,group,file,role,x_um,y_um,mitosis,score,white_r,white_g,white_b,nucleus_od");
        for (List<MitosisPatches.Patch> slide : MitosisPatches.bySlide(data.resolve("mitosis/midog21-patches")).values()) {
            SlideColour colour = MitosisPatches.colour(slide);
            double nucleusOd = MitosisPatches.nucleusOd(slide, colour);
            for (MitosisPatches.Patch patch : slide) {
                add("midog21", patch, patch.role(), patch.mitoses(), colour, nucleusOd);
            }
        }
        otherTumours(data.resolve("mitosis/atnorm-md-patches"));
        for (MitosisBackground.Field field : MitosisBackground.fields(data)) {
            MitosisPatches.Patch patch = new MitosisPatches.Patch(field.file(), "unknown 0", field.pixelSize(), List.of());
            add(field.set().replaceAll("[ ,]+", "-"), patch, field.role(), field.seen(), SlideColourOf.one(patch), SlideColourOf.nucleus(patch));
        }
        pixels.close();
        table.close();
        System.out.println(count + " crops");
    }

    /** Patches that name no slide: they only train. */
    private void otherTumours(Path folder) throws Exception {
        PixelSize pixel = PixelSize.square(OTHER_TUMOURS_PIXEL_UM);
        PointUm centre = new PointUm(64 * OTHER_TUMOURS_PIXEL_UM, 64 * OTHER_TUMOURS_PIXEL_UM);
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.filter(Files::isRegularFile).sorted(Comparator.comparing(Path::toString)).toList()) {
                MitosisPatches.Patch patch = new MitosisPatches.Patch(file, "unknown 0", pixel, List.of(centre));
                add("atnorm", patch, MitosisBackground.Role.TRAIN, patch.mitoses(), SlideColourOf.one(patch), SlideColourOf.nucleus(patch));
            }
        }
    }

    /** Pictures that are each measured by themselves. */
    private static final class SlideColourOf {

        static SlideColour one(MitosisPatches.Patch patch) {
            return MitosisPatches.colour(List.of(patch));
        }

        static double nucleus(MitosisPatches.Patch patch) {
            return MitosisPatches.nucleusOd(List.of(patch), one(patch));
        }
    }

    /** @param marks figures; those of a patch without marks of its own are only kept out of the others */
    private void add(String set, MitosisPatches.Patch patch, MitosisBackground.Role role, List<PointUm> marks, SlideColour colour,
            double nucleusOd) throws Exception {
        RgbImage image = patch.image();
        PixelSize pixel = patch.pixelSize();
        BinaryMask everywhere = BinaryMask.full(image.width(), image.height());
        List<MitosisCandidate> bodies = detector.detect(image, pixel, colour, everywhere, EVERY_BODY, nucleusOd);
        List<MitosisCandidate> figures = new ArrayList<>();
        for (PointUm mark : patch.mitoses()) {
            bodies.stream().min(Comparator.comparingDouble(b -> distanceUm(b, mark, pixel)))
                    .filter(b -> distanceUm(b, mark, pixel) <= HIT_UM).ifPresent(figures::add);
        }
        for (MitosisCandidate body : bodies) {
            boolean figure = figures.contains(body);
            if (figure || isInside(body, image, pixel) && marks.stream().allMatch(mark -> distanceUm(body, mark, pixel) > CLEAR_UM)) {
                table.printf("%s,%s,%s,%s,%.2f,%.2f,%d,%.6f,%.1f,%.1f,%.1f,%.4f%n", set, patch.slide(), patch.file().getFileName(),
                        role.name().toLowerCase(Locale.ROOT), (body.x() + 0.5) * pixel.xUm(), (body.y() + 0.5) * pixel.yUm(), figure ? 1 : 0,
                        raw(body.score()), colour.white().red(), colour.white().green(), colour.white().blue(), nucleusOd);
                pixels.write(MitosisCrop.around(image, pixel, body.x(), body.y(), EDGE).data());
                count++;
            }
        }
    }

    /** The logistic model's own probability, of which 0.97 was made one half. */
    private static double raw(double score) {
        double odds = score / (1 - score) * 0.97 / 0.03;
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
