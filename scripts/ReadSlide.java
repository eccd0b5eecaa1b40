import java.nio.file.Path;
import org.fascicle.slide.Slide;
import org.fascicle.slide.SlideSource;
import org.fascicle.slide.formats.Slides;
import org.fascicle.space.Region;

/** Decodes every pixel of a slide once, tile by tile, and does nothing with it: what an analysis is compared with. */
final class ReadSlide {

    private static final int TILE = 1024;

    public static void main(String[] arguments) throws Exception {
        try (Slide slide = Slides.open(SlideSource.of(Path.of(arguments[0])))) {
            long sum = 0;
            for (int y = 0; y < slide.height(); y += TILE) {
                for (int x = 0; x < slide.width(); x += TILE) {
                    sum += slide.read(new Region(x, y, Math.min(TILE, slide.width() - x), Math.min(TILE, slide.height() - y)), 1).data()[0];
                }
            }
            System.out.println(sum);
        }
    }
}
