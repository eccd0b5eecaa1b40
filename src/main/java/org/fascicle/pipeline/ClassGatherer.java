package org.fascicle.pipeline;

import java.util.Optional;
import org.fascicle.measure.Misjudgement;
import org.fascicle.measure.NecrosisExtent;
import org.fascicle.segment.classes.ClassMap;
import org.fascicle.segment.classes.TextureGrid;
import org.fascicle.segment.classes.TissueClassifier;
import org.fascicle.segment.classes.TissueModel;
import org.fascicle.segment.necrosis.NecrosisMap;

/** Puts the texture of all squares together and calls them by the taught classifier. */
final class ClassGatherer implements Gatherer<SlideFindings.FoundNecrosis> {

    private static final long serialVersionUID = 1;

    private final TextureGrid squares;

    ClassGatherer(AnalysisGrid grid) {
        squares = TextureGrid.over(grid.width(), grid.height(), grid.pixelSize());
    }

    @Override
    public void add(PatchResult patch) {
        patch.texture()
                .ifPresent(texture -> squares.put(patch.core().x(), patch.core().y(), texture));
    }

    @Override
    public void merge(Gatherer<SlideFindings.FoundNecrosis> other) {
        squares.merge(((ClassGatherer) other).squares);
    }

    @Override
    public Optional<SlideFindings.FoundNecrosis> result(Gathered known) {
        TissueModel model = known.options().usableTissueModel().orElseThrow().model();
        ClassMap classes = TissueClassifier.classify(
                model, squares, known.options().necrosis().minimumAreaUm2());
        NecrosisMap map = classes.necrosis();
        NecrosisExtent extent =
                NecrosisExtent.of(map, NecrosisExtent.DEFAULT_SEED).erring(Misjudgement.of(model));
        return Optional.of(new SlideFindings.FoundNecrosis(map, extent, Optional.of(classes)));
    }
}
