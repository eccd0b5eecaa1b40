package org.fascicle.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fascicle.cells.CellModel;
import org.fascicle.image.ObjectMask;
import org.fascicle.image.RgbImage;
import org.fascicle.measure.Nucleus;
import org.fascicle.pipeline.SlideContext;
import org.fascicle.report.Overlay;
import org.fascicle.report.PaintedClass;
import org.fascicle.space.Region;

/** A part of a slide with its nuclei outlined in the colours of their taught classes. */
public final class CellPicture {

    private CellPicture() {}

    /**
     * @param part of the grid
     * @param nuclei called by the model
     */
    public static RgbImage of(SlideContext slide, Region part, List<Nucleus> nuclei, CellModel model) {
        Map<PaintedClass, List<ObjectMask>> byClass = new TreeMap<>(PaintedClass.ORDER);
        nuclei.forEach(nucleus -> byClass.computeIfAbsent(
                        CellColours.of(model, nucleus.cell().orElseThrow()), any -> new ArrayList<>())
                .add(nucleus.mask()));
        RgbImage pixels = slide.slide().read(part, slide.grid().downsample());
        Overlay overlay = Overlay.onPart(pixels, slide.grid().pixelSize(), part.x(), part.y());
        byClass.forEach((kind, masks) -> overlay.objects(kind, masks, kind.label() + " (" + masks.size() + ")"));
        return overlay.draw();
    }
}
