package org.fascicle.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.fascicle.detect.MitosisDetector;
import org.fascicle.detect.MitosisOptions;
import org.fascicle.detect.PointUm;
import org.fascicle.space.PixelSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pink tissue of 100 x 100 um with two dark plates of 3 x 9 um, of which one is marked, as is a place where nothing is. */
class MitosisTrialTest {

    private static final int EDGE = 400;
    private static final double UM = 0.25;
    private static final PointUm MARKED = new PointUm(30, 30);
    private static final PointUm OTHER = new PointUm(70, 60);
    private static final PointUm NOTHING = new PointUm(30, 80);
    private static final MitosisSources.Source SOURCE =
            new MitosisSources.Source("drawn", "one", "none", MitosisSources.Use.NEVER);

    @TempDir
    private Path folder;

    /** One of two figures found; one other thing on (94 um)^2 less two discs of 10 um: 8,208 um2. */
    @Test
    void findsMissesAndCountsAtBothPixelSizes() throws IOException {
        MitosisTrial trial = trial(MitosisSources.Marks.ALL_FIGURES, List.of());

        assertThat(trial.rows()).hasSize(2).allSatisfy(row -> {
            assertThat(row.figures()).hasSize(2).contains(-1.0);
            assertThat(row.recall(0)).isEqualTo(0.5);
            assertThat(row.others(0).count()).isEqualTo(1);
            assertThat(row.mm2()).isCloseTo(0.008208, within(0.00005));
        });
        assertThat(trial.rows()).extracting(MitosisTrial.Row::shrunk).containsExactly(1, 2);
        assertThat(trial.worstRight(1).get(0).score()).isEqualTo(-1);
        assertThat(trial.bestWrong(9)).singleElement().satisfies(place -> {
            assertThat(place.x() * UM).isCloseTo(OTHER.x(), within(1.0));
            assertThat(place.y() * UM).isCloseTo(OTHER.y(), within(1.0));
        });
    }

    @Test
    void doubtfulBodiesAndThoseOfHalfMarkedPicturesCountNeitherWay() throws IOException {
        MitosisTrial doubtful = trial(MitosisSources.Marks.ALL_FIGURES, List.of(OTHER));
        MitosisTrial half = trial(MitosisSources.Marks.SOME_FIGURES, List.of());

        assertThat(doubtful.rows().get(0).others(0).count()).isZero();
        assertThat(half.rows().get(0).others()).isEmpty();
        assertThat(half.rows().get(0).mm2()).isZero();
    }

    /** Of six pairs of a figure and a look-alike three are in order and one is even. */
    @Test
    void theAreaUnderTheCurveIsTheShareOfPairsInOrder() {
        MitosisTrial.Row row =
                new MitosisTrial.Row(SOURCE, "any", 1, List.of(0.9, 0.3, -1.0), List.of(0.3, 0.2), List.of(), 0);

        assertThat(row.auc()).isCloseTo(3.5 / 6, within(1e-12));
        assertThat(row.recall(0.3)).isCloseTo(2.0 / 3, within(1e-12));
    }

    @Test
    void theTableAndThePageSayTheSame() throws IOException {
        MitosisTrial trial = trial(MitosisSources.Marks.ALL_FIGURES, List.of());
        Path table = folder.resolve("t.csv");
        Path page = folder.resolve("p.html");
        MitosisTrialFiles.writeCsv(table, trial, MitosisOptions.defaults());
        MitosisTrialFiles.writePage(page, trial, MitosisOptions.defaults(), "drawn");

        assertThat(Files.readAllLines(table).get(1))
                .startsWith("drawn,one,none,any,never trained on,as they are,2,0.5,");
        assertThat(Files.readString(page))
                .contains("<polyline", "<td>0.500</td>", "no candidate", "data:image/png;base64,");
    }

    private MitosisTrial trial(MitosisSources.Marks marks, List<PointUm> doubtful) throws IOException {
        Path file = folder.resolve("drawn.png");
        ImageIO.write(tissue(), "png", file.toFile());
        MitosisPatches.Patch patch =
                new MitosisPatches.Patch(file, "unknown 0", PixelSize.square(UM), List.of(MARKED, NOTHING));
        return MitosisTrial.of(
                MitosisDetector.logistic(),
                List.of(new MitosisSources.Group(SOURCE, "any", List.of(patch), marks, doubtful)));
    }

    private static BufferedImage tissue() {
        BufferedImage image = new BufferedImage(EDGE, EDGE, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < EDGE; y++) {
            for (int x = 0; x < EDGE; x++) {
                boolean dark = inPlate(x, y, MARKED) || inPlate(x, y, OTHER);
                image.setRGB(x, y, dark ? 0x301050 : 0xe8b0cc);
            }
        }
        return image;
    }

    private static boolean inPlate(int x, int y, PointUm centre) {
        double across = ((x + 0.5) * UM - centre.x()) / 1.5;
        double along = ((y + 0.5) * UM - centre.y()) / 4.5;
        return across * across + along * along < 1;
    }
}
