package org.fascicle.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which images a segmenter has seen, on indices without images; the rules are those of docs/methods/nuclei.md and the model card. */
class NucleiUseTest {

    @TempDir
    private Path folder;

    /** Spindle images s0 to s5: the classic segmenter never saw the third and sixth, the learned one the first and fourth. */
    @Test
    void eachSegmenterHasItsOwnHeldOutSpindleImages() throws IOException {
        NucleiDataset set = set("dsb2018", "id,spindle\ns0,yes\ns1,yes\ns2,yes\ns3,yes\ns4,yes\ns5,yes\n");
        assertThat(names(set, "classic", NucleiUse.HELD_OUT)).containsExactly("s2", "s5");
        assertThat(names(set, "baseline", NucleiUse.HELD_OUT)).containsExactly("s2", "s5");
        assertThat(names(set, "learned", NucleiUse.HELD_OUT)).containsExactly("s0", "s3");
        assertThat(names(set, "learned", NucleiUse.TRAINED)).containsExactly("s1", "s2", "s4", "s5");
    }

    /** Of nine other images the first and the ninth were kept from training; spindle images in between do not count. */
    @Test
    void everyEighthOtherImageWasKeptFromTraining() throws IOException {
        NucleiDataset set = set("dsb2018", "id,spindle\na,\nb,yes\nc,\nd,\ne,\nf,\ng,\nh,\ni,\nj,\n");
        assertThat(names(set, "learned", NucleiUse.TUNED)).containsExactly("a", "j");
        assertThat(names(set, "classic", NucleiUse.TUNED)).hasSize(10);
    }

    /** Sources in the order of their names are 1, 2, 3, 4, 5, 6: the first and the sixth were kept, with all versions. */
    @Test
    void allVersionsOfASourceStayTogether() throws IOException {
        NucleiDataset set = set(
                "tnbc",
                "id,source_id\n5,5\ndistorted_1,1\nflipped_1,1\nflipped_2,2\nrotated_3,3\nturned_4,4\nturned_6,6\n");
        assertThat(names(set, "learned", NucleiUse.TUNED)).containsExactly("flipped_1", "turned_6");
        assertThat(names(set, "learned", NucleiUse.FAULTY)).containsExactly("distorted_1");
        assertThat(names(set, "classic", NucleiUse.TUNED))
                .containsExactly("5", "flipped_1", "flipped_2", "rotated_3", "turned_4", "turned_6");
    }

    @Test
    void anUnknownSetIsHeldOut() throws IOException {
        assertThat(names(set("ours", "id\na\nb\n"), "learned", NucleiUse.HELD_OUT))
                .containsExactly("a", "b");
    }

    private NucleiDataset set(String name, String index) throws IOException {
        Path home = Files.createDirectories(folder.resolve(name));
        Files.writeString(home.resolve("index.csv"), index);
        return NucleiDataset.open(home);
    }

    private static List<String> names(NucleiDataset set, String segmenter, NucleiUse use) {
        return set.entries().stream()
                .filter(entry -> NucleiUse.of(segmenter, set, entry) == use)
                .map(NucleiDataset.Entry::id)
                .toList();
    }
}
