package org.fascicle.stain;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.fascicle.RealData;
import org.fascicle.image.RgbImage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The stain kind of real images, which their folders tell. */
class RealColoursTest {

    /** Every fourth image of a folder is enough to notice a change; single images are all looked at. */
    @ParameterizedTest
    @CsvSource({
        "ihc/skimage_ihc, HDAB",
        "ihc/dab_analyzer, HDAB",
        "ihc/deepliif/test, HDAB",
        "he, HE",
        "nuclei/tnbc/images, HE",
        "nuclei/monuseg-train/images, HE",
        "nuclei/dsb2018/images, HE",
        "necrosis/osteosarcoma/Viable, HE",
        "necrosis/osteosarcoma/Non-Viable-Tumor, HE",
        "necrosis/osteosarcoma/Non-Tumor, HE",
        "necrosis/lung-tcga/train, HE",
        "necrosis/crc-val, HE"
    })
    void kindIsMeasuredRight(String folder, StainKind kind) throws IOException {
        List<Path> files = pictures(RealData.require(folder));
        for (int i = 0; i < files.size(); i += files.size() < 8 ? 1 : 4) {
            RgbImage image = read(files.get(i));
            SlideColour colour = ColourEstimator.estimate(image, ColourOptions.defaults());
            assertThat(colour.kind()).as(files.get(i).toString()).isEqualTo(kind);
            assertThat(OtherStain.seen(List.of(image), colour.white()))
                    .as(files.get(i).toString())
                    .isEmpty();
            assertThat(Brightfield.refusal(image)).as(files.get(i).toString()).isEmpty();
        }
    }

    private static List<Path> pictures(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.(png|jpg|jpeg)"))
                    .sorted()
                    .toList();
        }
    }

    private static RgbImage read(Path file) throws IOException {
        BufferedImage image = ImageIO.read(file.toFile());
        return RgbImage.ofPacked(
                image.getWidth(),
                image.getHeight(),
                image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()));
    }
}
