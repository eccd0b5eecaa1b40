package org.fascicle.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fascicle.image.FloatImage;
import org.fascicle.image.ObjectMask;
import org.fascicle.measure.Nucleus;
import org.fascicle.measure.NucleusMeasure;
import org.fascicle.measure.NucleusMeasurer;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nuclei come out in the order of their patches, whatever order these came in. */
class NucleusSpoolTest {

    @TempDir
    private Path folder;

    private static Nucleus nucleus(int x, int y) {
        boolean[] inside = new boolean[12];
        Arrays.fill(inside, true);
        inside[0] = false;
        return new NucleusMeasurer(PixelSize.square(0.5))
                .measure(new ObjectMask(new Region(x, y, 4, 3), inside), FloatImage.zeros(4, 3), Optional.empty(), x, y)
                .withConfidence(0.8);
    }

    private static Region patch(int column, int row) {
        return new Region(100 * column, 100 * row, 100, 100);
    }

    /** What is handed over, in words: "above 5" or "2 at 7,8". */
    private static List<String> words(NucleusSpool spool) {
        List<String> words = new ArrayList<>();
        spool.replay(new NucleusSpool.Reader() {
            @Override
            public void nucleus(int id, Nucleus nucleus) {
                words.add(id + " at " + nucleus.mask().bounds().x() + ","
                        + nucleus.mask().bounds().y());
            }

            @Override
            public void completeAbove(int y) {
                words.add("above " + y);
            }
        });
        return words;
    }

    /** The nucleus at 50,98 belongs to the lower left patch and reaches 2 rows above it. */
    @Test
    void patchesComeInReadingOrderWithTheRowsThatAreComplete() {
        try (NucleusSpool spool = new NucleusSpool(folder.resolve("spool"))) {
            spool.add(patch(1, 1), List.of(nucleus(150, 120)));
            spool.add(patch(0, 1), List.of(nucleus(50, 98), nucleus(60, 150)));
            spool.add(patch(1, 0), List.of());
            spool.add(patch(0, 0), List.of(nucleus(10, 5)));
            assertThat(words(spool))
                    .containsExactly(
                            "above 5",
                            "1 at 10,5",
                            "above 98",
                            "2 at 50,98",
                            "3 at 60,150",
                            "above 120",
                            "4 at 150,120")
                    .isEqualTo(words(spool));
        }
        assertThat(folder.resolve("spool")).doesNotExist();
    }

    @Test
    void aNucleusComesBackAsItWas() {
        Nucleus before = nucleus(10, 5);
        try (NucleusSpool spool = new NucleusSpool(folder.resolve("spool"))) {
            spool.add(patch(0, 0), List.of(before));
            List<Nucleus> after = new ArrayList<>();
            spool.replay(new NucleusSpool.Reader() {
                @Override
                public void nucleus(int id, Nucleus nucleus) {
                    after.add(nucleus);
                }

                @Override
                public void completeAbove(int y) {
                    assertThat(y).isEqualTo(5);
                }
            });
            assertThat(after).hasSize(1);
            assertThat(after.get(0).mask().contains(10, 5)).isFalse();
            assertThat(after.get(0).mask().contains(13, 7)).isTrue();
            for (NucleusMeasure measure : NucleusMeasure.of(false)) {
                assertThat(after.get(0).value(measure)).isEqualTo(before.value(measure));
            }
        }
    }
}
