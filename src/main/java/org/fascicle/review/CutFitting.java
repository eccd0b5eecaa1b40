package org.fascicle.review;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.fascicle.decision.Statement.Verdict;
import org.fascicle.detect.LaboratoryCut;
import org.fascicle.detect.LaboratoryCut.Judged;
import org.fascicle.detect.LaboratoryCut.OfSlide;
import org.fascicle.report.MitosesCsv;
import org.fascicle.report.ResultReader;
import org.fascicle.space.UserError;

/** Fits a laboratory's cut to the decisions in its results. */
public final class CutFitting {

    private final List<OfSlide> slides = new ArrayList<>();
    private final Set<String> scorers = new TreeSet<>();

    private CutFitting() {}

    /**
     * @param folders results, or folders with results in them; those that nobody reviewed are passed over
     * @throws UserError where they were scored by different models, or too little was decided
     */
    public static LaboratoryCut of(List<Path> folders) {
        CutFitting fitting = new CutFitting();
        folders.stream().flatMap(folder -> Review.resultsIn(folder).stream()).forEach(fitting::add);
        return fitting.cut();
    }

    private void add(Path folder) {
        ResultReader result = ResultReader.of(folder);
        OfSlide slide = slide(result);
        if (!slide.judged().isEmpty()) {
            slides.add(slide);
            result.origin().provenance().models().stream()
                    .filter(model -> model.name().startsWith("mitoses"))
                    .forEach(model -> scorers.add(model.sha256()));
        }
    }

    /** Best score first, as far as somebody said yes or no to each. */
    private static OfSlide slide(ResultReader result) {
        ReviewState state = ReviewState.of(result);
        List<MitosesCsv.Row> found = result.mitoses();
        List<Judged> judged = new ArrayList<>();
        long added = 0;
        double floor = 1;
        boolean whole = true;
        for (int i = 0; i < state.candidates().size(); i++) {
            Candidate candidate = state.candidates().get(i);
            if (candidate.score().isEmpty()) {
                added += candidate.isFigure() ? 1 : 0;
            } else if (found.get(i).standing().isOnLivingTumour()) {
                whole &= candidate
                        .verdict()
                        .filter(said -> said != Verdict.UNSURE)
                        .isPresent();
                if (whole) {
                    floor = candidate.score().get();
                    judged.add(new Judged(floor, candidate.isFigure()));
                } else {
                    added += candidate.isFigure() ? 1 : 0;
                }
            }
        }
        return new OfSlide(judged, floor, added);
    }

    private LaboratoryCut cut() {
        if (scorers.size() > 1) {
            throw UserError.input(
                    "These results were scored by " + scorers.size()
                            + " different models, and scores of different models are not to be compared; measure the slides again with one.");
        }
        return LaboratoryCut.fit(slides, scorers.stream().findFirst().orElse(""))
                .orElseThrow(
                        () -> UserError.input(
                                "A cut needs " + LaboratoryCut.FEWEST + " accepted and "
                                        + LaboratoryCut.FEWEST
                                        + " rejected candidates, on each slide all from the best score downwards; review more by 'fascicle review', those below the cut too."));
    }
}
