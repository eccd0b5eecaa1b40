package org.fascicle.pipeline;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fascicle.cells.CellModel;
import org.fascicle.cells.TaughtCells;
import org.fascicle.segment.NucleusSegmenter;
import org.fascicle.segment.TrainedModel;
import org.fascicle.stain.StainKind;

/**
 * Which of the taught models of nuclei holds on a slide.
 *
 * @param used the one that does
 * @param unfit why no other does, a sentence each; none where one is used
 */
public record CellChoice(Optional<TaughtCells> used, List<String> unfit) {

    public CellChoice {
        unfit = List.copyOf(unfit);
    }

    public static CellChoice of(SlideContext slide, AnalysisOptions options) {
        if (options.cellModels().isEmpty() || !slide.countsNuclei()) {
            return new CellChoice(Optional.empty(), List.of());
        }
        CellModel.Ground here = ground(slide, options.segmenter().open());
        Optional<TaughtCells> fit = options.cellModels().stream()
                .filter(each -> unfit(each, here).isEmpty())
                .findFirst();
        return new CellChoice(
                fit,
                fit.isPresent()
                        ? List.of()
                        : options.cellModels().stream()
                                .flatMap(each -> unfit(each, here).stream()
                                        .map(why -> "The classes of nuclei of "
                                                + each.file().file() + " were not used: " + why + "."))
                                .toList());
    }

    private static Optional<String> unfit(TaughtCells taught, CellModel.Ground here) {
        return taught.model().taughtOn().unfit(here);
    }

    /** What nuclei of a slide are taught on, and called on. */
    static CellModel.Ground ground(SlideContext slide, NucleusSegmenter segmenter) {
        StainKind stain = slide.colour().kind();
        String found = Stream.concat(
                        Stream.of(segmenter.name()), segmenter.models().stream().map(TrainedModel::sha256))
                .collect(Collectors.joining(" "));
        return new CellModel.Ground(stain, slide.grid().pixelSize().meanUm(), found);
    }
}
