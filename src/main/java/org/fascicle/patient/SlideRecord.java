package org.fascicle.patient;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fascicle.fnclcc.Mitoses;
import org.fascicle.measure.Count;
import org.fascicle.measure.DetectorError;
import org.fascicle.measure.Fraction;
import org.fascicle.measure.Proportion;
import org.fascicle.space.Area;

/**
 * What a case needs of one slide; each part is there where the stain allows it.
 *
 * @param nuclei on all analysable tissue
 * @param mitoses in the most active window, on the analysable area of that window
 * @param mitosesReviewed whether a person has reviewed the count
 * @param detectorError how the detector errs, where nobody has reviewed its count
 * @param hotspot where that window stands among the others, per 1.734 mm2
 * @param necrosis necrotic area over viable and necrotic area
 * @param positiveNuclei positive among all nuclei
 * @param positiveArea DAB-positive area over analysable tissue
 * @param analysable tissue that was measured
 * @param limits sentences on what the numbers cannot say
 * @param folder where the slide's own result lies
 * @param sha256 of the image
 */
public record SlideRecord(
        Optional<Count> nuclei,
        Optional<Count> mitoses,
        boolean mitosesReviewed,
        Optional<DetectorError> detectorError,
        Optional<Mitoses.Hotspot> hotspot,
        Optional<Fraction> necrosis,
        Optional<Proportion> positiveNuclei,
        Optional<Fraction> positiveArea,
        Optional<Area> analysable,
        List<String> limits,
        Optional<Path> folder,
        Optional<String> sha256) {

    public SlideRecord {
        limits = List.copyOf(limits);
    }
}
