package org.fascicle.plugins;

import ij.ImagePlus;
import ij.WindowManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fascicle.decision.HumanFindings;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.pipeline.SlideFindings;
import org.fascicle.report.MitosesCsv;
import org.fascicle.report.ResultFile;
import org.fascicle.report.ResultFolder;
import org.fascicle.report.ResultReader;
import org.fascicle.run.AnalysisRun;
import org.fascicle.slide.Slide;
import org.fascicle.space.UserError;

/** Mitotic-figure candidates as they were last measured on a slice of an open image, which a person may review at once. */
record MeasuredFigures(ImagePlus image, Found found, AnalysisOptions options) {

    private static final String FIGURES = "fascicle-figures";

    /** Tables hold places to a tenth of a pixel and scores to four digits. */
    private static final double NEAR_PX = 0.06;

    private static final double NEAR_SCORE = 6e-5;

    /** Keeps them as long as the image is open or is measured anew. */
    static void keep(ImagePlus image, Found found, AnalysisOptions options) {
        if (found.findings().mitoses().isPresent()) {
            of(image).put(found.slice(), new MeasuredFigures(image, found, options));
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<Slice, MeasuredFigures> of(ImagePlus image) {
        if (image.getProperty(FIGURES) == null) {
            image.setProperty(FIGURES, new LinkedHashMap<Slice, MeasuredFigures>());
        }
        return (Map<Slice, MeasuredFigures>) image.getProperty(FIGURES);
    }

    /** Of all open images, those of the active one first, and of it those of the slice that is shown. */
    static List<MeasuredFigures> open() {
        List<MeasuredFigures> all = new ArrayList<>();
        int[] ids = WindowManager.getIDList();
        for (int id : ids == null ? new int[0] : ids) {
            all.addAll(of(WindowManager.getImage(id)).values());
        }
        ImagePlus active = WindowManager.getCurrentImage();
        all.sort((one, other) -> Integer.compare(one.distance(active), other.distance(active)));
        return all;
    }

    private int distance(ImagePlus active) {
        if (image != active) {
            return 2;
        }
        return found.slice().equals(Slice.of(active)) ? 0 : 1;
    }

    /** What a person chooses it by. */
    String words() {
        int counted = found.findings().mitoses().orElseThrow().counted().size();
        return found.slice().label(image) + ": " + counted + (counted == 1 ? " candidate" : " candidates");
    }

    /**
     * The result in which decisions on them are kept: written where it is not there yet, gone on with where it is.
     *
     * @param results folder in which the result has a folder of the image's name
     * @throws UserError where a result of that name holds other candidates
     */
    Path result(Path results) {
        String name = ResultFolder.safeName(slide().name());
        Path folder = results.resolve(name);
        if (!Files.exists(folder)) {
            return new AnalysisRun(options, HumanFindings.none(), results, false)
                    .write(found.findings(), found.objects().patches(), name)
                    .folder();
        }
        if (!ResultFolder.isResult(folder) || !isIn(folder)) {
            throw UserError.input(folder + " holds something else than these candidates of "
                    + found.slice().label(image) + "; choose another folder under Save in.");
        }
        return folder;
    }

    /** The pixels that were measured. */
    Slide slide() {
        return found.findings().context().slide();
    }

    private boolean isIn(Path folder) {
        List<SlideFindings.Judged> ours =
                found.findings().mitoses().orElseThrow().judged();
        Path table = folder.resolve(ResultFile.MITOSES.fileName());
        List<MitosesCsv.Row> rows = Files.exists(table) ? MitosesCsv.read(table) : List.of();
        ResultReader result = ResultReader.of(folder);
        boolean same = Files.exists(table)
                && result.summary().input().widthPx() == slide().width()
                && result.summary().input().heightPx() == slide().height()
                && rows.size() == ours.size();
        for (int i = 0; same && i < rows.size(); i++) {
            same = isSame(rows.get(i), ours.get(i));
        }
        return same;
    }

    private boolean isSame(MitosesCsv.Row row, SlideFindings.Judged judged) {
        double x = found.findings()
                .context()
                .grid()
                .toFullResolution(judged.candidate().x());
        double y = found.findings()
                .context()
                .grid()
                .toFullResolution(judged.candidate().y());
        return Math.abs(row.xPx() - x) < NEAR_PX
                && Math.abs(row.yPx() - y) < NEAR_PX
                && Math.abs(row.score() - judged.candidate().score()) < NEAR_SCORE;
    }
}
