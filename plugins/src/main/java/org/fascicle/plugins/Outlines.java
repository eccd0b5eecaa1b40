package org.fascicle.plugins;

import ij.gui.Roi;
import ij.plugin.RoiScaler;
import ij.plugin.filter.ThresholdToSelection;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import java.awt.Color;
import java.util.Optional;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.ObjectMask;
import org.fascicle.report.PaintedClass;
import org.fascicle.space.Region;

/** Outlines of masks as ROIs of ImageJ; there is none where a mask is empty. */
final class Outlines {

    private Outlines() {}

    /** In the mask's own coordinates. */
    static Optional<Roi> of(BinaryMask mask) {
        byte[] pixels = new byte[mask.data().length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (mask.data()[i] ? 255 : 0);
        }
        ByteProcessor processor = new ByteProcessor(mask.width(), mask.height(), pixels);
        processor.setThreshold(255, 255, ImageProcessor.NO_LUT_UPDATE);
        return Optional.ofNullable(new ThresholdToSelection().convert(processor));
    }

    /**
     * Where an object lies on the image, in the colour and by the name of its class.
     *
     * @param downsample of the grid that the object lies on
     */
    static Optional<Roi> of(ObjectMask object, PaintedClass kind, double downsample) {
        Region box = object.bounds();
        BinaryMask mask = BinaryMask.empty(box.width(), box.height());
        for (int i = 0; i < mask.data().length; i++) {
            mask.data()[i] = object.contains(box.x() + i % box.width(), box.y() + i / box.width());
        }
        return of(box, mask, kind, downsample);
    }

    /** @param box where the mask lies on the grid */
    static Optional<Roi> of(Region box, BinaryMask mask, PaintedClass kind, double downsample) {
        return of(mask).map(roi -> {
            roi.setLocation(box.x() + roi.getXBase(), box.y() + roi.getYBase());
            Roi placed = downsample == 1 ? roi : RoiScaler.scale(roi, downsample, downsample, false);
            placed.setStrokeColor(new Color(kind.rgb()));
            placed.setName(kind.label());
            return placed;
        });
    }
}
