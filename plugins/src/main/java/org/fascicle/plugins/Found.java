package org.fascicle.plugins;

import ij.ImagePlus;
import org.fascicle.pipeline.Correction;
import org.fascicle.pipeline.Measure;
import org.fascicle.pipeline.SlideFindings;
import org.fascicle.segment.positivity.Compartment;

/** What was found on an image, in sums and as objects. */
record Found(Slice slice, SlideFindings findings, FoundObjects objects) {

    /** The same on the same slice, corrected by a person. */
    Found corrected(Correction.Result result) {
        return new Found(slice, result.findings(), FoundObjects.of(result.patches()));
    }

    FindingsView view(ImagePlus image, Measure measure, Compartment compartment) {
        return new FindingsView(image, slice, findings, objects, measure, compartment);
    }
}
