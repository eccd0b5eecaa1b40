package org.fascicle.pipeline;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fascicle.cells.CellModel;
import org.fascicle.detect.GiantCell;
import org.fascicle.detect.MitosisCandidate;
import org.fascicle.detect.MitosisCrowd;
import org.fascicle.detect.MitosisScorer;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.FloatImage;
import org.fascicle.measure.CellDensityMap;
import org.fascicle.measure.CellPopulation;
import org.fascicle.measure.Count;
import org.fascicle.measure.DabCall;
import org.fascicle.measure.DabClass;
import org.fascicle.measure.DabCounts;
import org.fascicle.measure.DabCut;
import org.fascicle.measure.DabDoubt;
import org.fascicle.measure.DabPlace;
import org.fascicle.measure.DabTally;
import org.fascicle.measure.Fraction;
import org.fascicle.measure.HottestField;
import org.fascicle.measure.IntensityCuts;
import org.fascicle.measure.MitoticActivity;
import org.fascicle.measure.NecrosisExtent;
import org.fascicle.measure.Nucleus;
import org.fascicle.measure.NucleusMeasure;
import org.fascicle.measure.Patchiness;
import org.fascicle.measure.RegionDensity;
import org.fascicle.report.Standing;
import org.fascicle.segment.TrainedModel;
import org.fascicle.segment.classes.ClassMap;
import org.fascicle.segment.classes.TissueKind;
import org.fascicle.segment.necrosis.NecrosisMap;
import org.fascicle.segment.tissue.TissueClass;
import org.fascicle.segment.tissue.TissueMap;
import org.fascicle.space.Area;

/**
 * What was found on a slide, in sums; the objects themselves went to the sink.
 *
 * @param gathered the results of all gatherers
 * @param segmenterProvenance what segmented the nuclei
 * @param models trained networks that segmented them
 */
public record SlideFindings(Gathered gathered, String segmenterProvenance, List<TrainedModel> models) {

    /** What was known before the first patch was looked at. */
    public SlideContext context() {
        return gathered.slide();
    }

    /** The tissue map with what was out of focus taken out. */
    public TissueMap tissue() {
        return gathered.of(TissueMap.class).orElseThrow();
    }

    /** How much of the image is what. */
    public Areas areas() {
        return gathered.of(Areas.class).orElseThrow();
    }

    /** Nuclei on the tissue that counts, where measured. */
    public Optional<Count> nuclei() {
        return gathered.of(Nuclei.class).map(Nuclei::count);
    }

    /** Nuclei on all analysable tissue, necrotic and other tissue included. */
    public Optional<Count> nucleiEverywhere() {
        return gathered.of(Nuclei.class).map(Nuclei::everywhere);
    }

    /** The same place by place. */
    public Optional<CellDensityMap> density() {
        return gathered.of(Nuclei.class).map(Nuclei::density);
    }

    /** Density by squares, size, shape and direction of these nuclei. */
    public Optional<CellPopulation> population() {
        return gathered.of(CellPopulation.class);
    }

    /** The necrosis map and how much of the tumour it calls necrotic, where measured. */
    public Optional<FoundNecrosis> necrosis() {
        return gathered.of(FoundNecrosis.class);
    }

    /** Necrosis as a person outlined it, where anybody did. */
    public Optional<Outlined> outlined() {
        return gathered.of(Outlined.class);
    }

    /** What of the slide lies in necrosis; nothing where it was not measured. */
    public NecroticSquares necrotic() {
        return NecroticSquares.of(gathered);
    }

    /** Candidates and the most active area, where measured. */
    public Optional<FoundMitoses> mitoses() {
        return gathered.of(FoundMitoses.class);
    }

    /** DAB, where measured. */
    public Optional<Positivity> positivity() {
        return gathered.of(Positivity.class);
    }

    /** Nuclei by the classes that a person taught, where a model of them was used. */
    public Optional<FoundCells> cells() {
        return gathered.of(FoundCells.class);
    }

    /** Areas that a person drew, in their order. */
    public List<RegionDensity> regions() {
        return gathered.of(Regions.class).map(Regions::regions).orElse(List.of());
    }

    /** Candidates for multinucleated cells on living tissue, in grid coordinates. */
    public List<GiantCell> giantCells() {
        return gathered.of(GiantCells.class).map(GiantCells::cells).orElse(List.of());
    }

    /**
     * Areas, all counted in pixels of one grid.
     *
     * @param image all of it
     * @param analysable tissue that was measured
     * @param living analysable tissue without what was called necrotic: nuclei and mitoses count on it
     * @param leftOut of the tissue by reason
     * @param analysablePx analysable pixels per square of the maps
     */
    public record Areas(
            Area image, Area analysable, Area living, Map<TissueClass, Area> leftOut, FloatImage analysablePx) {}

    /**
     * How many nuclei on how much tissue.
     *
     * @param count on tissue that counts: living, and of the tumour where that was told
     * @param everywhere on all analysable tissue
     * @param density by places
     */
    public record Nuclei(Count count, Count everywhere, CellDensityMap density) {}

    /**
     * Where, and how much.
     *
     * @param map viable, necrotic and other squares; without a taught classifier those that have lost their haematoxylin, which other
     *     tissue than necrosis has too
     * @param classes all classes of tissue, where they were taught
     */
    public record FoundNecrosis(NecrosisMap map, NecrosisExtent extent, Optional<ClassMap> classes) {

        /** Whether necrosis is told from tissue that merely looks like it, so that it may score a point. */
        public boolean isTold() {
            return classes.isPresent();
        }

        /** Whether tumour was told from all other tissue. */
        public boolean tellsTumour() {
            return classes.stream()
                    .flatMap(map -> map.classes().stream())
                    .anyMatch(taught -> taught.kind() == TissueKind.TUMOUR);
        }
    }

    /**
     * Necrosis as a person outlined it.
     *
     * @param share of the tumour
     * @param ofTumour whether the tumour was outlined too; otherwise the share is of all analysable tissue
     */
    public record Outlined(Fraction share, boolean ofTumour) {}

    /**
     * A mitotic-figure candidate and what it is to the counts.
     *
     * @param candidate in grid coordinates
     * @param inMostActive whether it counts and lies in the most active area
     */
    public record Judged(MitosisCandidate candidate, Standing standing, boolean inMostActive) {}

    /**
     * @param judged all candidates, best first
     * @param activity those that count, in the most active area and overall
     * @param crowd whether the candidates are such as the detector knows
     * @param scorer what scored them
     */
    public record FoundMitoses(
            List<Judged> judged, MitoticActivity activity, MitosisCrowd crowd, MitosisScorer scorer) {

        /** Best first, in grid coordinates. */
        public List<MitosisCandidate> candidates() {
            return judged.stream().map(Judged::candidate).toList();
        }

        /** Those that count, best first. */
        public List<MitosisCandidate> counted() {
            return judged.stream()
                    .filter(one -> one.standing().counts())
                    .map(Judged::candidate)
                    .toList();
        }
    }

    /**
     * @param area positive share of the analysable tissue; empty without tissue
     * @param nuclei nuclei by class of DAB density
     * @param cut from which a nucleus is positive; empty where fixed cuts of its mean decide
     * @param hottest the field of the highest index; empty where no field has enough nuclei
     * @param place whether it lies in nuclei at all
     * @param patchiness how evenly positivity is spread, where there is enough tissue to say
     * @param overview which pixels of the overview are mostly positive, for pictures
     */
    public record Positivity(
            Optional<Fraction> area,
            DabTally nuclei,
            Optional<DabCut> cut,
            Optional<DabDoubt> doubt,
            Optional<HottestField> hottest,
            DabPlace place,
            Optional<Patchiness> patchiness,
            Pigment pigment,
            Optional<Walls> walls,
            BinaryMask overview) {

        /**
         * Walls of small vessels, where they were asked for.
         *
         * @param area positive area in walls, a share of analysable tissue
         * @param beside the rest of the positive area
         */
        public record Walls(Fraction area, Fraction beside) {}

        /**
         * What is as dark as DAB and of another hue.
         *
         * @param grey or black
         * @param golden yellower than DAB
         */
        public record Pigment(Area grey, Area golden) {
            public Area all() {
                return Area.ofUm2(grey.um2() + golden.um2());
            }
        }

        /** Nuclei by class, by the cut that holds. */
        public DabCounts counts() {
            return cut.map(nuclei::counts).orElseGet(nuclei::fixedCounts);
        }

        /** What one nucleus is called, by the cut that holds. */
        public DabCall of(Nucleus nucleus) {
            double mean = nucleus.value(NucleusMeasure.DAB_OD);
            double upper = nucleus.value(NucleusMeasure.DAB_OD_UPPER);
            return doubt.map(own -> new DabCall(own.cut().of(mean, upper), OptionalDouble.of(own.probability(upper))))
                    .orElseGet(() -> new DabCall(DabClass.of(mean, IntensityCuts.defaults()), OptionalDouble.empty()));
        }
    }

    /**
     * Nuclei by taught class.
     *
     * @param model what called them
     * @param counts on tissue that counts, by class in the model's order, and last those that are unsure
     * @param tumourDab DAB of those called tumour; empty of nuclei on a slide without
     */
    public record FoundCells(CellModel model, List<Long> counts, DabTally tumourDab) {

        public FoundCells {
            counts = List.copyOf(counts);
        }

        /** How many were called one of these classes. */
        public long count(List<Integer> classes) {
            return classes.stream().mapToLong(counts::get).sum();
        }

        public long all() {
            return counts.stream().mapToLong(Long::longValue).sum();
        }
    }

    /** In the order in which they were drawn. */
    public record Regions(List<RegionDensity> regions) {}

    /** In reading order. */
    public record GiantCells(List<GiantCell> cells) {}
}
