package org.fascicle.pipeline;

import java.util.List;
import java.util.Optional;
import org.fascicle.detect.GiantCell;
import org.fascicle.detect.MitosisCandidate;
import org.fascicle.detect.MitosisScorer;
import org.fascicle.image.BinaryMask;
import org.fascicle.measure.CellDensityMap;
import org.fascicle.measure.CellPopulation;
import org.fascicle.measure.Count;
import org.fascicle.measure.DabCounts;
import org.fascicle.measure.Fraction;
import org.fascicle.measure.MitoticActivity;
import org.fascicle.measure.NecrosisExtent;
import org.fascicle.measure.Patchiness;
import org.fascicle.measure.RegionDensity;
import org.fascicle.segment.TrainedModel;
import org.fascicle.segment.necrosis.NecrosisMap;
import org.fascicle.segment.tissue.TissueMap;

/**
 * What was found on a slide, in sums; the objects themselves went to the sink.
 *
 * @param context what was known before
 * @param tissue the tissue map with what was out of focus taken out
 * @param nuclei nuclei on all analysable tissue, where measured
 * @param density the same place by place
 * @param population density by squares, size, shape and direction of these nuclei
 * @param necrosis the necrosis map and how much of the tumour it calls necrotic, where measured
 * @param mitoses candidates and the most active area, where measured
 * @param positivity DAB, where measured
 * @param segmenterProvenance what segmented the nuclei
 * @param models trained networks that took part
 * @param regions areas that a person drew, in their order
 * @param giantCells candidates for multinucleated cells on living tissue, in grid coordinates
 */
public record SlideFindings(
        SlideContext context,
        TissueMap tissue,
        Optional<Count> nuclei,
        Optional<CellDensityMap> density,
        Optional<CellPopulation> population,
        Optional<Necrosis> necrosis,
        Optional<Mitoses> mitoses,
        Optional<Positivity> positivity,
        String segmenterProvenance,
        List<TrainedModel> models,
        List<RegionDensity> regions,
        List<GiantCell> giantCells) {

    /** Where, and how much. */
    public record Necrosis(NecrosisMap map, NecrosisExtent extent) {}

    /**
     * @param candidates best first, in grid coordinates
     * @param activity those that count, in the most active area and overall
     * @param scorer what scored them
     */
    public record Mitoses(List<MitosisCandidate> candidates, MitoticActivity activity, MitosisScorer scorer) {}

    /**
     * @param area positive share of the analysable tissue; empty without tissue
     * @param nuclei nuclei by class of DAB density
     * @param patchiness how evenly positivity is spread, where there is enough tissue to say
     * @param overview which pixels of the overview are mostly positive, for pictures
     */
    public record Positivity(
            Optional<Fraction> area, DabCounts nuclei, Optional<Patchiness> patchiness, BinaryMask overview) {}
}
