package org.fascicle.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fascicle.opencv.Natives;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.pipeline.CellChoice;
import org.fascicle.pipeline.Measure;
import org.fascicle.pipeline.SlideContext;
import org.fascicle.stain.StainKind;

/** What the measures of a slide cannot do, said in its report. */
final class Limits {

    private static final double FINEST_UM = 0.2;
    private static final double COARSEST_UM = 1.0;

    private Limits() {}

    static List<String> of(SlideContext context, AnalysisOptions options) {
        List<String> limits = new ArrayList<>();
        options.laid().ifPresent(limits::add);
        double um = context.grid().pixelSize().meanUm();
        if (um < 0.98 * FINEST_UM || um > 1.02 * COARSEST_UM) {
            limits.add(String.format(
                    Locale.ROOT, "Analysed at %.2f um a pixel; nuclei are segmented reliably from 0.2 to 1.0 um.", um));
        }
        if (context.calibration().overridesTheFile()) {
            limits.add("The pixel size given is not the file's ("
                    + context.calibration().detail() + "); every length, area and density follows the given one.");
        }
        options.tissueModel()
                .flatMap(model -> Natives.missing())
                .ifPresent(why -> limits.add(
                        "The taught tissue classes were not used, and the usual rule marks suspicious areas: " + why));
        cells(context, options).forEach(limits::add);
        context.measures().stream().sorted().map(Limits::of).forEach(limits::add);
        return limits;
    }

    private static List<String> cells(SlideContext context, AnalysisOptions options) {
        CellChoice choice = CellChoice.of(context, options);
        if (choice.used().isPresent() || !context.countsNuclei()) {
            return List.of();
        }
        List<String> limits = new ArrayList<>(choice.unfit());
        limits.add("Nuclei of lymphocytes, endothelium and stroma are counted too"
                + (context.colour().kind() == StainKind.HDAB ? ", in the labelling index as well" : "")
                + "; classes of nuclei that a person teaches tell tumour apart.");
        return limits;
    }

    private static String of(Measure measure) {
        return switch (measure) {
            case CELLS ->
                "Nuclei that touch or overlap may be counted as one, and a nucleus cut by the section's surface counts whole; the interval of"
                        + " their number holds the chance of counting alone, not what the segmenter misses or splits.";
            case NECROSIS ->
                "Necrosis of the tumour is not told from ulceration or an effect of treatment, nor are all blocks of the tumour seen.";
            case MITOSES ->
                "Candidates for mitotic figures need a person's eye: pyknotic, apoptotic and crushed nuclei can score like figures.";
            case POSITIVITY ->
                "DAB does not follow Beer-Lambert: areas and cells are reported, never an amount of antigen; vessels and"
                        + " myofibroblasts stain for alpha-SMA too.";
        };
    }
}
