package org.fascicle.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fascicle.image.Stroke;
import org.fascicle.slide.Slide;
import org.fascicle.slide.SlideOptions;
import org.fascicle.slide.formats.Slides;
import org.fascicle.space.UserError;

/** Slides, opened, with what a person drew on each. */
final class AnnotatedSlides implements AutoCloseable {

    /**
     * One of them.
     *
     * @param file where the strokes stand, for sentences
     */
    record Annotated(NamedSlide named, Slide slide, List<Stroke> strokes, String file) {}

    private final List<Annotated> all = new ArrayList<>();

    /** @param annotations a file of GeoJSON or of ImageJ's ROIs for a single slide, or a folder with one for each slide */
    AnnotatedSlides(List<NamedSlide> slides, Path annotations) {
        if (slides.size() > 1 && !Files.isDirectory(annotations)) {
            throw UserError.usage(annotations
                    + " is one file for several slides; name a folder that holds SLIDE.geojson for each of them.");
        }
        try {
            slides.forEach(named -> all.add(open(named, annotations)));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private static Annotated open(NamedSlide named, Path annotations) {
        Path file = Files.isDirectory(annotations) ? RoiFile.strokesOf(annotations, named) : annotations;
        List<Stroke> strokes = RoiFile.strokes(file);
        Slide slide = Slides.open(named.source(), SlideOptions.defaults().withReaders(1));
        return new Annotated(named, slide, strokes, file.toString());
    }

    List<Annotated> all() {
        return all;
    }

    @Override
    public void close() {
        all.forEach(one -> one.slide().close());
    }
}
