package org.fascicle.slide;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fascicle.slide.formats.Slides;
import org.fascicle.space.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder may name a patient; the sentence about a damaged slide goes into reports. */
class NoFolderInMessagesTest {

    @Test
    void aDamagedSlideIsNamedWithoutItsFolder(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                Files.createDirectory(folder.resolve("Jane-Doe")).resolve("broken.svs"), "garbage");
        assertThatThrownBy(() -> Slides.open(SlideSource.of(file)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("broken.svs")
                .hasMessageNotContaining("Jane-Doe");
    }
}
