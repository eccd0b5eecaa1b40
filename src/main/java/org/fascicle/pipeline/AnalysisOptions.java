package org.fascicle.pipeline;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.fascicle.cells.TaughtCells;
import org.fascicle.detect.HotspotOptions;
import org.fascicle.detect.MitosisOptions;
import org.fascicle.image.DrawnArea;
import org.fascicle.image.NamedArea;
import org.fascicle.measure.CellDensityOptions;
import org.fascicle.opencv.Natives;
import org.fascicle.segment.classes.TaughtTissue;
import org.fascicle.segment.necrosis.NecrosisOptions;
import org.fascicle.segment.positivity.PositivityOptions;
import org.fascicle.segment.tissue.TissueOptions;
import org.fascicle.stain.ColourOptions;

/**
 * How a slide is analysed.
 *
 * @param measures what to measure; empty for all that the stain allows
 * @param segmenter which nucleus segmenter
 * @param gridUm size of an analysed pixel in um; empty for the default, see {@link AnalysisGrid}
 * @param tileSizePx edge of what one thread reads at once; empty for the default, see {@link AnalysisGrid}; changes no result
 * @param threads how many; changes no result
 * @param area what a person chose; empty for the whole slide
 * @param colourBy measures of nuclei that pictures show as colours
 * @param regions areas that a person drew, each measured by itself beside the whole
 * @param tissueModel what tells classes of tissue, where a person taught them
 * @param cellModels what tells classes of nuclei, where a person taught them, at most one for each stain
 * @param laid how areas that were drawn on another section came to lie on this one, a sentence; empty where none did
 * @param outline necrosis as a person outlined it, graded in place of the measured
 */
public record AnalysisOptions(
        Set<Measure> measures,
        Segmenter segmenter,
        OptionalDouble gridUm,
        OptionalInt tileSizePx,
        int threads,
        Optional<DrawnArea> area,
        ColourOptions colour,
        TissueOptions tissue,
        CellDensityOptions cells,
        NecrosisOptions necrosis,
        MitosisOptions mitosis,
        HotspotOptions hotspot,
        PositivityOptions positivity,
        ColourBy colourBy,
        List<NamedArea> regions,
        Optional<TaughtTissue> tissueModel,
        List<TaughtCells> cellModels,
        Optional<NecrosisOutline> outline,
        Optional<String> laid) {

    public AnalysisOptions {
        measures = Set.copyOf(measures);
        regions = List.copyOf(regions);
        cellModels = List.copyOf(cellModels);
        if (cellModels.stream()
                        .map(each -> each.model().taughtOn().stain())
                        .distinct()
                        .count()
                < cellModels.size()) {
            throw new IllegalArgumentException("Of models of nuclei one is used for each stain; give one.");
        }
        if (tileSizePx.isPresent() && (tileSizePx.getAsInt() < 64 || tileSizePx.getAsInt() > 16_384)) {
            throw new IllegalArgumentException(
                    "A tile must have an edge of 64 to 16384 pixels, not " + tileSizePx.getAsInt() + ".");
        }
        if (threads < 1 || threads > 1024) {
            throw new IllegalArgumentException("The number of threads must be 1 to 1024, not " + threads + ".");
        }
        if (gridUm.isPresent() && !(gridUm.getAsDouble() >= 0.1 && gridUm.getAsDouble() <= 4)) {
            throw new IllegalArgumentException(
                    "An analysed pixel must measure 0.1 to 4 um, not " + gridUm.getAsDouble() + ".");
        }
    }

    /** The same for these measures inside this area. */
    public AnalysisOptions within(DrawnArea other, Set<Measure> wanted) {
        return but(same -> same.measures(wanted).area(other));
    }

    /** The same where all of the image is tissue. */
    public AnalysisOptions onWholeImage() {
        return but(same -> same.tissue(TissueOptions.off()));
    }

    /** The same on so many threads. */
    public AnalysisOptions withThreads(int count) {
        return but(same -> same.threads(count));
    }

    /** The same with these regions. */
    public AnalysisOptions withRegions(List<NamedArea> others) {
        return but(same -> same.regions(others));
    }

    /** The same with necrosis that a person outlined. */
    public AnalysisOptions withOutline(Optional<NecrosisOutline> drawn) {
        return but(same -> same.outline(drawn));
    }

    /** The same inside this area, which another section told. */
    public AnalysisOptions within(DrawnArea other, String words) {
        return but(same -> same.area(other).laid(words));
    }

    /** The same with these regions, which were drawn on another section. */
    public AnalysisOptions withRegions(List<NamedArea> others, String words) {
        return but(same -> same.regions(others).laid(words));
    }

    private AnalysisOptions but(UnaryOperator<Builder> change) {
        return change.apply(new Builder(this)).build();
    }

    /** The taught classifier, where OpenCV runs on this computer; without it the rule of the usual map holds. */
    public Optional<TaughtTissue> usableTissueModel() {
        return tissueModel.filter(model -> Natives.missing().isEmpty());
    }

    public static AnalysisOptions defaults() {
        return builder().build();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Options by name; what is not said keeps its default. */
    public static final class Builder {

        private Set<Measure> measures = Set.of();
        private Segmenter segmenter = Segmenter.DEFAULT;
        private OptionalDouble gridUm = OptionalDouble.empty();
        private OptionalInt tileSizePx = OptionalInt.empty();
        private int threads = Runtime.getRuntime().availableProcessors();
        private Optional<DrawnArea> area = Optional.empty();
        private ColourOptions colour = ColourOptions.defaults();
        private TissueOptions tissue = TissueOptions.defaults();
        private CellDensityOptions cells = CellDensityOptions.defaults();
        private NecrosisOptions necrosis = NecrosisOptions.defaults();
        private PositivityOptions positivity = PositivityOptions.defaults();
        private MitosisOptions mitosis = MitosisOptions.defaults();
        private HotspotOptions hotspot = HotspotOptions.defaults();
        private ColourBy colourBy = ColourBy.NONE;
        private List<NamedArea> regions = List.of();
        private Optional<TaughtTissue> tissueModel = Optional.empty();
        private List<TaughtCells> cellModels = List.of();
        private Optional<NecrosisOutline> outline = Optional.empty();
        private Optional<String> laid = Optional.empty();

        private Builder() {}

        private Builder(AnalysisOptions from) {
            measures = from.measures;
            segmenter = from.segmenter;
            gridUm = from.gridUm;
            tileSizePx = from.tileSizePx;
            threads = from.threads;
            area = from.area;
            colour = from.colour;
            tissue = from.tissue;
            cells = from.cells;
            necrosis = from.necrosis;
            positivity = from.positivity;
            mitosis = from.mitosis;
            hotspot = from.hotspot;
            colourBy = from.colourBy;
            regions = from.regions;
            tissueModel = from.tissueModel;
            cellModels = from.cellModels;
            outline = from.outline;
            laid = from.laid;
        }

        public Builder measures(Set<Measure> value) {
            measures = value;
            return this;
        }

        public Builder segmenter(Segmenter value) {
            segmenter = value;
            return this;
        }

        public Builder gridUm(double value) {
            gridUm = OptionalDouble.of(value);
            return this;
        }

        public Builder tileSizePx(int value) {
            tileSizePx = OptionalInt.of(value);
            return this;
        }

        public Builder threads(int value) {
            threads = value;
            return this;
        }

        public Builder area(DrawnArea value) {
            area = Optional.of(value);
            return this;
        }

        public Builder colour(ColourOptions value) {
            colour = value;
            return this;
        }

        public Builder tissue(TissueOptions value) {
            tissue = value;
            return this;
        }

        public Builder mitosis(MitosisOptions value) {
            mitosis = value;
            return this;
        }

        public Builder cells(CellDensityOptions value) {
            cells = value;
            return this;
        }

        public Builder necrosis(NecrosisOptions value) {
            necrosis = value;
            return this;
        }

        public Builder positivity(PositivityOptions value) {
            positivity = value;
            return this;
        }

        public Builder hotspot(HotspotOptions value) {
            hotspot = value;
            return this;
        }

        public Builder colourBy(ColourBy value) {
            colourBy = value;
            return this;
        }

        public Builder regions(List<NamedArea> value) {
            regions = value;
            return this;
        }

        public Builder tissueModel(TaughtTissue value) {
            tissueModel = Optional.of(value);
            return this;
        }

        public Builder cellModels(List<TaughtCells> value) {
            cellModels = value;
            return this;
        }

        Builder outline(Optional<NecrosisOutline> value) {
            outline = value;
            return this;
        }

        Builder laid(String value) {
            laid = Optional.of(value);
            return this;
        }

        public AnalysisOptions build() {
            return new AnalysisOptions(
                    measures,
                    segmenter,
                    gridUm,
                    tileSizePx,
                    threads,
                    area,
                    colour,
                    tissue,
                    cells,
                    necrosis,
                    mitosis,
                    hotspot,
                    positivity,
                    colourBy,
                    regions,
                    tissueModel,
                    cellModels,
                    outline,
                    laid);
        }
    }
}
