package org.fascicle.review;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fascicle.decision.Decision;
import org.fascicle.decision.Decisions;
import org.fascicle.decision.Statement.Use;
import org.fascicle.decision.Statement.Verdict;
import org.fascicle.decision.Subject;
import org.fascicle.report.MeasureKey;
import org.fascicle.report.Measured;
import org.fascicle.report.ObjectClass;
import org.fascicle.report.Overlay;
import org.fascicle.report.Picture;
import org.fascicle.report.ReportFiles;
import org.fascicle.report.ResultFile;
import org.fascicle.report.ResultReader;
import org.fascicle.report.Reviewed;
import org.fascicle.report.SlideReport;
import org.fascicle.report.ViewLog;
import org.fascicle.slide.Overview;

/**
 * Summary and page of a result as a review left it: the measured numbers as they were, and beside them what people decided, the grade that
 * follows, what was looked at and what not.
 */
final class ReviewedReport {

    private static final String OUTLINES = "a person's outlines";

    /** As a candidate's picture is captioned when it is measured: number, score, and how it stands. */
    private static final Pattern NUMBERED = Pattern.compile("(No\\. (\\d+), score [0-9.]+: ).*");

    /** Pixels along the longer side of the picture. */
    private static final int PICTURE_PX = 1600;

    private final Path folder;
    private final ReviewState state;
    private final Decisions decisions;
    private final Optional<SlidePictures> slide;

    /** Of each candidate before any review. */
    private final List<String> standing;

    ReviewedReport(Path folder, ReviewState state, Optional<SlidePictures> slide) {
        this.folder = folder;
        this.state = state;
        this.decisions = state.decisions();
        this.slide = slide;
        this.standing = ResultReader.of(folder).mitoses().stream()
                .map(row -> row.standing().label())
                .toList();
    }

    /** Writes both anew. */
    void write() {
        Optional<Picture> picture = picture();
        ReportFiles.rewrite(folder, compose(picture), picture);
    }

    private SlideReport compose(Optional<Picture> made) {
        Reviewed reviewed = reviewed();
        SlideReport measured = ResultReader.of(folder).report().build();
        SlideReport.Builder report = SlideReport.of(
                measured.name(),
                measured.input(),
                measured.calibration(),
                measured.grid(),
                measured.colour(),
                measured.provenance());
        measures(measured).map(reviewed::marking).forEach(report::add);
        measured.notMeasured().forEach(missing -> report.notMeasured(missing.key(), missing.reason()));
        measured.exclusions().forEach(report::excluded);
        report.notLookedFor(measured.notLookedFor());
        decisions.holding().stream()
                .filter(decision -> decision.subject() != Subject.CANDIDATE && decision.subject() != Subject.REGION)
                .forEach(report::decided);
        measured.detected().ifPresent(report::detected);
        report.grading(state.grading());
        report.reviewed(reviewed);
        made.ifPresent(report::picture);
        measured.pictures().stream()
                .filter(picture -> made.isEmpty() || !picture.file().equals(ResultFile.REVIEW_PICTURE.fileName()))
                .map(picture -> picture.role() == Picture.Role.CANDIDATE ? said(picture) : picture)
                .forEach(report::picture);
        measured.limits().forEach(report::limit);
        measured.regions().forEach(report::region);
        measured.cellClasses().forEach(report::cellClass);
        report.above(measured.above());
        return report.build();
    }

    private Reviewed reviewed() {
        List<ViewLog.Look> looks = ViewLog.read(folder.resolve(ResultFile.VIEWED.fileName()));
        return looks.isEmpty() ? state.reviewed() : state.reviewed().on(Viewed.of(looks, state));
    }

    /** What was outlined takes the place of what was outlined before. */
    private Stream<Measured> measures(SlideReport measured) {
        Optional<Measured> outlined = state.drawnNecrosis()
                .map(share -> Measured.share(
                        MeasureKey.NECROSIS_OUTLINED,
                        share,
                        state.drawn().mask(Use.TUMOUR).isPresent()
                                ? "outlined tumour and necrosis"
                                : "analysable tissue",
                        OUTLINES));
        List<Measured> kept = new ArrayList<>(measured.measures());
        if (outlined.isPresent() || decisions.all().stream().anyMatch(any -> any.subject() == Subject.REGION)) {
            kept.removeIf(one -> one.key() == MeasureKey.NECROSIS_OUTLINED);
        }
        outlined.ifPresent(kept::add);
        return kept.stream();
    }

    /** The slide with the counted area, its figures and what was drawn; empty where the slide is not at hand. */
    private Optional<Picture> picture() {
        return slide.map(pixels -> {
            Overview whole = pixels.overview(PICTURE_PX);
            Overlay overlay = Overlay.on(whole.image(), state.pixelSize().times(whole.downsample()));
            for (Use use : Use.values()) {
                state.drawn()
                        .mask(use)
                        .ifPresent(
                                mask -> overlay.area(kind(use), mask, state.maskPixel(), "outlined as " + use.word()));
            }
            state.window().parts().forEach(part -> overlay.window(part, "counted area"));
            List<Candidate> figures = state.figures();
            if (!figures.isEmpty()) {
                overlay.marks(
                        ObjectClass.MITOSIS,
                        figures.stream().map(state::placeUm).toList(),
                        "mitotic figures that a person accepted or added");
            }
            return new Picture(
                    Picture.Role.OVERVIEW,
                    ResultFile.REVIEW_PICTURE.fileName(),
                    "The slide as it was reviewed.",
                    overlay.draw());
        });
    }

    /** Below the picture of a candidate stands what was said of it, or again how it stood before anybody said anything. */
    private Picture said(Picture picture) {
        Matcher caption = NUMBERED.matcher(picture.caption());
        if (!caption.matches()) {
            return picture;
        }
        int place = Integer.parseInt(caption.group(2)) - 1;
        if (place >= standing.size()) {
            return picture;
        }
        Candidate candidate = state.candidates().get(place);
        String words = candidate
                .verdict()
                .map(Verdict::word)
                .map(word -> word
                        + candidate
                                .decision()
                                .flatMap(Decision::note)
                                .map(note -> " (" + note + ")")
                                .orElse("")
                        + candidate
                                .decision()
                                .flatMap(Decision::by)
                                .map(by -> " by " + by)
                                .orElse(""))
                .orElseGet(() -> standing.get(place));
        return picture.captioned(caption.group(1) + words);
    }

    private static ObjectClass kind(Use use) {
        return switch (use) {
            case NECROSIS -> ObjectClass.NECROSIS;
            case TUMOUR -> ObjectClass.TISSUE;
            case EXCLUDED -> ObjectClass.EXCLUDED;
        };
    }
}
