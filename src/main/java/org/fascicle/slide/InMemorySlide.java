package org.fascicle.slide;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fascicle.image.RgbImage;
import org.fascicle.space.Region;

/** An image that is already in memory, seen as a slide of one level. */
public final class InMemorySlide extends PyramidSlide {

    private final RgbImage image;
    private final String name;
    private final List<String> remarks;

    /** An image that came from no file; {@code name} stands for it in results. */
    public InMemorySlide(RgbImage image, Optional<Calibration> calibration, String name) {
        this(
                image,
                new SlideSource(name, null),
                name,
                new PixelSizeEvidence(calibration, calibration.isPresent() ? "" : "the image carries none"),
                List.of());
    }

    /** An image decoded from the file in {@code source}, with what a reader of the results should know about that. */
    public InMemorySlide(RgbImage image, SlideSource source, PixelSizeEvidence fileSays, List<String> remarks) {
        this(image, source, source.stem(), fileSays, remarks);
    }

    private InMemorySlide(
            RgbImage image, SlideSource source, String name, PixelSizeEvidence fileSays, List<String> remarks) {
        super(source, List.of(Level.full(image.width(), image.height(), image.width(), 1)), fileSays);
        this.image = image;
        this.name = name;
        this.remarks = List.copyOf(remarks);
    }

    /** The ending of the decoded file, in capitals; an image without a file says that. */
    @Override
    public String format() {
        String file = source().fileName();
        return file.contains(".")
                ? file.substring(file.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT)
                : "image in memory";
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> remarks() {
        return remarks;
    }

    @Override
    protected RgbImage readLevel(int level, Region region) {
        return image.crop(region);
    }

    @Override
    public void close() {
        // nothing is held open
    }
}
