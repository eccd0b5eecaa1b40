package org.fascicle.phantom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fascicle.space.PixelSize;
import org.fascicle.tiff.PyramidTiff;

/** Writes {@code test-images/}: each image as a pyramid with its truth beside it; the same bytes every time. */
public final class MakeTestImages {

    private static final int LEVELS = 2;

    private MakeTestImages() {}

    /** The folder to write into; then, if wanted, the stems of the images to make. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Files.createDirectories(folder);
        java.util.List<String> wanted = java.util.List.of(arguments).subList(1, arguments.length);
        for (TestImage image : TestImage.values()) {
            if (wanted.isEmpty() || wanted.contains(image.stem())) {
                write(image, folder);
            }
        }
    }

    static void write(TestImage image, Path folder) throws IOException {
        Phantom phantom = image.draw();
        PyramidTiff.writeJpeg(
                folder.resolve(image.fileName()),
                phantom.image(),
                PixelSize.square(phantom.truth().pixelSizeUm()),
                LEVELS,
                image.quality());
        TruthFiles truth = new TruthFiles(folder, image.stem());
        truth.numbers(phantom.truth());
        if (image.hasLabels()) {
            truth.labels(phantom.nuclei());
        }
        truth.mask("tissue", phantom.tissue(), image.maskShrink());
        truth.mask("necrosis", phantom.necrosis(), image.maskShrink());
        truth.mask("positive", phantom.positive(), image.maskShrink());
        truth.mask("pen", phantom.pen(), image.maskShrink());
        truth.mask("blur", phantom.blurred(), image.maskShrink());
    }
}
