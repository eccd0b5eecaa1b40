package org.fascicle.pipeline;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fascicle.cells.CellModel;
import org.fascicle.image.FloatImage;
import org.fascicle.measure.CellCall;
import org.fascicle.measure.DabTally;
import org.fascicle.measure.NuclearTally.LeftOut;
import org.fascicle.measure.Nucleus;
import org.fascicle.stain.StainKind;

/** Nuclei by taught class in each square of the slide's maps, and the DAB of those called tumour. */
final class CellGatherer implements Gatherer<SlideFindings.FoundCells> {

    private static final long serialVersionUID = 1;

    private final int squarePx;
    private final FloatImage[] counts;
    private final boolean[] tumour;
    private final boolean dab;
    private final DabTally tumourDab = new DabTally();

    CellGatherer(SlideContext slide, CellModel model) {
        squarePx = slide.grid().squarePx();
        counts = new FloatImage[model.classes().size() + 1];
        Arrays.setAll(counts, any -> slide.grid().squares());
        tumour = new boolean[counts.length];
        model.tumours().forEach(k -> tumour[k] = true);
        dab = slide.colour().kind() == StainKind.HDAB;
    }

    @Override
    public void add(PatchResult patch) {
        patch.nuclei().forEach(nucleus -> nucleus.cell().ifPresent(cell -> add(nucleus, cell)));
    }

    private void add(Nucleus nucleus, CellCall cell) {
        int index = cell.isUnsure() ? counts.length - 1 : cell.index();
        FloatImage map = counts[index];
        map.data()[(int) (nucleus.y() + 0.5) / squarePx * map.width() + (int) (nucleus.x() + 0.5) / squarePx]++;
        if (dab && tumour[index]) {
            tumourDab.add(nucleus);
        }
    }

    @Override
    public void merge(Gatherer<SlideFindings.FoundCells> other) {
        CellGatherer more = (CellGatherer) other;
        for (int k = 0; k < counts.length; k++) {
            for (int i = 0; i < counts[k].data().length; i++) {
                counts[k].data()[i] += more.counts[k].data()[i];
            }
        }
        tumourDab.merge(more.tumourDab);
    }

    @Override
    public Optional<SlideFindings.FoundCells> result(Gathered known) {
        LeftOut necrotic = NecroticSquares.of(known);
        CellModel model = CellChoice.of(known.slide(), known.options())
                .used()
                .orElseThrow()
                .model();
        List<Long> counted =
                Arrays.stream(counts).map(map -> count(map, necrotic)).toList();
        return Optional.of(new SlideFindings.FoundCells(model, counted, tumourDab));
    }

    private static long count(FloatImage map, LeftOut leftOut) {
        long counted = 0;
        for (int i = 0; i < map.data().length; i++) {
            counted += leftOut.test(i % map.width(), i / map.width()) ? 0 : (long) map.data()[i];
        }
        return counted;
    }
}
