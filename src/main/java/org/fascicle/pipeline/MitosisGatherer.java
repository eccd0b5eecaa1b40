package org.fascicle.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.fascicle.detect.HotspotResult;
import org.fascicle.detect.HotspotSearch;
import org.fascicle.detect.MitosisCandidate;
import org.fascicle.detect.MitosisCrowd;
import org.fascicle.detect.MitosisDetector;
import org.fascicle.detect.PointUm;
import org.fascicle.image.BinaryMask;
import org.fascicle.measure.MitoticActivity;
import org.fascicle.report.Standing;
import org.fascicle.segment.necrosis.NecrosisMap;
import org.fascicle.segment.tissue.TissueClass;
import org.fascicle.segment.tissue.TissueMap;

/** Mitotic-figure candidates, best first, and the most active area of those that count, on living tissue. */
final class MitosisGatherer implements Gatherer<SlideFindings.FoundMitoses> {

    private static final long serialVersionUID = 1;

    private final List<MitosisCandidate> candidates = new ArrayList<>();

    @Override
    public void add(PatchResult patch) {
        candidates.addAll(patch.candidates());
    }

    @Override
    public void merge(Gatherer<SlideFindings.FoundMitoses> other) {
        candidates.addAll(((MitosisGatherer) other).candidates);
    }

    @Override
    public Optional<SlideFindings.FoundMitoses> result(Gathered known) {
        TissueMap living = living(known);
        if (!living.hasTissue()) {
            return Optional.empty();
        }
        List<MitosisCandidate> best = candidates.stream()
                .sorted(Comparator.comparingDouble(MitosisCandidate::score)
                        .reversed()
                        .thenComparingDouble(MitosisCandidate::y)
                        .thenComparingDouble(MitosisCandidate::x))
                .toList();
        List<PointUm> counted = best.stream()
                .filter(candidate -> standing(candidate, known).counts())
                .map(candidate -> place(candidate, known))
                .toList();
        HotspotResult hotspot = HotspotSearch.find(
                counted,
                with(counted, living),
                living.pixelSize(),
                known.options().hotspot());
        List<SlideFindings.Judged> judged = best.stream()
                .map(candidate -> judged(candidate, hotspot, known))
                .toList();
        MitoticActivity activity = MitoticActivity.of(
                hotspot, known.of(SlideFindings.Areas.class).orElseThrow().living());
        MitosisCrowd crowd = crowd(judged, living, known);
        return known.scorer().map(scorer -> new SlideFindings.FoundMitoses(judged, activity, crowd, scorer));
    }

    /** Whether the candidates on living tissue are such as the detector knows. */
    private static MitosisCrowd crowd(List<SlideFindings.Judged> judged, TissueMap living, Gathered known) {
        List<MitosisCandidate> candidates = judged.stream()
                .filter(one -> one.standing().isOnLivingTumour())
                .map(SlideFindings.Judged::candidate)
                .toList();
        return MitosisCrowd.of(
                candidates, living.analysableArea(), known.options().mitosis());
    }

    private static SlideFindings.Judged judged(MitosisCandidate candidate, HotspotResult hotspot, Gathered known) {
        Standing standing = standing(candidate, known);
        boolean inWindow = hotspot.wholeTissue() || hotspot.hottest().holds(place(candidate, known));
        return new SlideFindings.Judged(candidate, standing, standing.counts() && inWindow);
    }

    private static Standing standing(MitosisCandidate candidate, Gathered known) {
        NecroticSquares leftOut = NecroticSquares.of(known);
        if (leftOut.holds(candidate.x(), candidate.y())) {
            return leftOut.besideTumour(candidate.x(), candidate.y()) ? Standing.BESIDE_TUMOUR : Standing.IN_NECROSIS;
        }
        if (!MitosisDetector.counts(known.slide().grid().pixelSize())) {
            return Standing.TOO_COARSE;
        }
        return candidate.score() >= known.options().mitosis().countedScore() ? Standing.COUNTED : Standing.BELOW_CUT;
    }

    private static PointUm place(MitosisCandidate candidate, Gathered known) {
        return known.slide().grid().placeUm(candidate.x(), candidate.y());
    }

    /** The living tissue with the overview pixels of all that counts: what stands at a border on the finer grid must not be lost. */
    private static BinaryMask with(List<PointUm> counted, TissueMap living) {
        BinaryMask mask = living.analysable();
        for (PointUm point : counted) {
            int x = Math.min(
                    mask.width() - 1, (int) (point.x() / living.pixelSize().xUm()));
            int y = Math.min(
                    mask.height() - 1, (int) (point.y() / living.pixelSize().yUm()));
            mask.data()[y * mask.width() + x] = true;
        }
        return mask;
    }

    private static TissueMap living(Gathered known) {
        TissueMap tissue = known.of(TissueMap.class).orElseThrow();
        return known.of(SlideFindings.FoundNecrosis.class)
                .map(found -> without(NecroticSquares.of(known), found.map(), tissue))
                .orElse(tissue);
    }

    private static TissueMap without(NecroticSquares leftOut, NecrosisMap map, TissueMap tissue) {
        BinaryMask dead = BinaryMask.empty(tissue.width(), tissue.height());
        double squaresPerPixelX = tissue.pixelSize().xUm() / map.squareSize().xUm();
        double squaresPerPixelY = tissue.pixelSize().yUm() / map.squareSize().yUm();
        for (int i = 0; i < dead.data().length; i++) {
            int column = Math.min(map.columns() - 1, (int) ((i % dead.width() + 0.5) * squaresPerPixelX));
            int row = Math.min(map.rows() - 1, (int) ((i / dead.width() + 0.5) * squaresPerPixelY));
            dead.data()[i] = leftOut.test(column, row);
        }
        return tissue.with(TissueClass.EXCLUDED, dead);
    }
}
