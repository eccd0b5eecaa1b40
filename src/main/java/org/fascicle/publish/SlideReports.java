package org.fascicle.publish;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.fascicle.cells.TaughtCells;
import org.fascicle.decision.HumanFindings;
import org.fascicle.fnclcc.Necrosis;
import org.fascicle.pipeline.AnalysisGrid;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.pipeline.Build;
import org.fascicle.pipeline.CellChoice;
import org.fascicle.pipeline.Measure;
import org.fascicle.pipeline.OptionsFingerprint;
import org.fascicle.pipeline.SlideContext;
import org.fascicle.pipeline.SlideFindings;
import org.fascicle.report.GridUsed;
import org.fascicle.report.InputFile;
import org.fascicle.report.ModelUsed;
import org.fascicle.report.Provenance;
import org.fascicle.report.SlideReport;
import org.fascicle.segment.TrainedModel;
import org.fascicle.segment.classes.TaughtTissue;
import org.fascicle.slide.Slide;

/** Reports of findings: numbers with their denominators, the grading, limits, provenance; pictures are added by who draws them. */
public final class SlideReports {

    private SlideReports() {}

    /** The report of an image that came from no file, without pictures. */
    public static SlideReport of(SlideFindings findings, AnalysisOptions options, HumanFindings human) {
        return begin(findings, options, human, "").build();
    }

    /** @param sha256 of the slide's file, empty where there is none */
    static SlideReport.Builder begin(
            SlideFindings findings, AnalysisOptions options, HumanFindings human, String sha256) {
        SlideContext context = findings.context();
        Slide slide = context.slide();
        AnalysisGrid grid = context.grid();
        SlideReport.Builder report = SlideReport.of(
                slide.name(),
                new InputFile(slide.source().fileName(), sha256, slide.format(), slide.width(), slide.height()),
                context.calibration(),
                new GridUsed(grid.downsample(), grid.width(), grid.height(), grid.pixelSize()),
                context.colour(),
                provenance(findings, options, human));
        HumanFindings said = findings.outlined()
                .map(outlined -> human.judging(Necrosis.ofShare(outlined.share().value())))
                .orElse(human);
        new ReportComposer(findings, options, said, report).compose();
        return report;
    }

    private static Provenance provenance(SlideFindings findings, AnalysisOptions options, HumanFindings human) {
        SlideContext context = findings.context();
        Map<String, Object> used = new LinkedHashMap<>();
        used.put(
                "measures",
                new TreeSet<>(context.measures())
                        .stream().map(Measure::optionName).toList());
        used.put("grid_um", context.grid().pixelSize().meanUm());
        used.put("segmenter", findings.segmenterProvenance());
        used.put("area", options.area().isPresent() ? "chosen by a person" : "whole image");
        options.laid().ifPresent(words -> used.put("laid", words));
        used.put("tissue", options.tissue());
        used.put("sharpness_cut", context.sharpnessCut());
        used.put("cells", options.cells());
        used.put("necrosis", options.necrosis());
        used.put("mitosis", options.mitosis());
        findings.mitoses()
                .ifPresent(found -> used.put("mitosis_scorer", found.scorer().words()));
        used.put("hotspot", options.hotspot());
        used.put("positivity", options.positivity());
        used.put("dab_background", context.dabBackground());
        used.put("colour_by", options.colourBy());
        return new Provenance(
                Build.VERSION,
                Build.libraries(),
                used,
                OptionsFingerprint.of(options, human, context.slide().source()),
                models(findings, options));
    }

    private static List<ModelUsed> models(SlideFindings findings, AnalysisOptions options) {
        Stream<TrainedModel> nuclei = findings.context().countsNuclei() ? findings.models().stream() : Stream.empty();
        Stream<TrainedModel> mitoses =
                findings.mitoses().map(found -> found.scorer().model()).stream();
        Stream<TrainedModel> tissue = options.usableTissueModel().map(TaughtTissue::file).stream();
        Stream<TrainedModel> cells = CellChoice.of(findings.context(), options).used().map(TaughtCells::file).stream();
        return Stream.of(nuclei, mitoses, tissue, cells)
                .flatMap(each -> each)
                .map(model -> new ModelUsed(model.name(), model.file(), model.sha256()))
                .toList();
    }
}
