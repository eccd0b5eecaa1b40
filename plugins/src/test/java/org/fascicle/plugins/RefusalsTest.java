package org.fascicle.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who never saw a terminal is told of no option of a command line. */
class RefusalsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if that is wrong, name the stain with --stain.",
                "switch the search off with --whole-image, or name the area with --roi.",
                "The result x exists already; give --overwrite to replace it, or another place with -o.",
                "check the size and give it with --pixel-size."
            })
    void aSentenceHasTheDialogsOwnWords(String sentence) {
        assertThat(Refusals.ofDialogs(sentence))
                .doesNotContain("--")
                .doesNotContain(" -o")
                .endsWith(".");
    }
}
