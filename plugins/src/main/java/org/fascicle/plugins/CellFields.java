package org.fascicle.plugins;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fascicle.measure.CellDensityOptions;
import org.fascicle.measure.DensityCuts;
import org.fascicle.measure.NucleusMeasure;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.pipeline.ColourBy;
import org.fascicle.pipeline.Segmenter;
import org.fascicle.space.UserError;

/** The fields of a dialog that say how nuclei are found, judged and shown; where they are only counted, how they are found alone. */
final class CellFields {

    private static final String NONE = "none";

    private final boolean judged;
    private Segmenter segmenter =
            Names.value(Segmenter.class, Remembered.text("segmenter", Names.of(Segmenter.DEFAULT)));
    private double giantUm2 = Remembered.number("giant_nucleus", CellDensityOptions.GIANT_AREA_UM2);
    private double lowBelow = Remembered.number("low_density", 0);
    private double highFrom = Remembered.number("high_density", 0);
    private String colourBy = Remembered.text("colour_by", NONE);
    private double colourFrom = Remembered.number("lowest_colour", 0);
    private double colourTo = Remembered.number("highest_colour", 0);

    /** @param judged whether their size, density and colours are asked for */
    CellFields(boolean judged) {
        this.judged = judged;
    }

    void addTo(Form dialog) {
        if (judged) {
            dialog.addNumericField("Giant_nucleus from", giantUm2, 0, 8, "um2");
            dialog.addChoice("Colour_by", measures(), colourBy);
        }
    }

    void addRareTo(Form dialog) {
        dialog.addChoice("Segmenter", Names.of(Segmenter.values()), Names.of(segmenter));
        if (judged) {
            addRareJudgement(dialog);
        }
    }

    private void addRareJudgement(Form dialog) {
        dialog.addNumericField("Low_density below", lowBelow, 0, 8, "nuclei/mm2 (0: no category)");
        dialog.addNumericField("High_density from", highFrom, 0, 8, "nuclei/mm2 (0: no category)");
        dialog.addNumericField("Lowest_colour at", colourFrom, 2, 8, "(both 0: the nuclei's own range)");
        dialog.addNumericField("Highest_colour at", colourTo, 2, 8, "");
    }

    private static String[] measures() {
        List<String> names = new ArrayList<>(List.of(NONE));
        Arrays.stream(NucleusMeasure.values()).map(NucleusMeasure::optionName).forEach(names::add);
        return names.toArray(String[]::new);
    }

    void readFrom(Form dialog) {
        if (judged) {
            giantUm2 = dialog.getNextNumber();
            colourBy = dialog.getNextChoice();
            Remembered.keep("giant_nucleus", giantUm2);
            Remembered.keep("colour_by", colourBy);
        }
    }

    void readRareFrom(Form dialog) {
        segmenter = Names.value(Segmenter.class, dialog.getNextChoice());
        Remembered.keep("segmenter", Names.of(segmenter));
        if (judged) {
            readRareJudgement(dialog);
        }
    }

    private void readRareJudgement(Form dialog) {
        lowBelow = dialog.getNextNumber();
        highFrom = dialog.getNextNumber();
        colourFrom = dialog.getNextNumber();
        colourTo = dialog.getNextNumber();
        Remembered.keep("low_density", lowBelow);
        Remembered.keep("high_density", highFrom);
        Remembered.keep("lowest_colour", colourFrom);
        Remembered.keep("highest_colour", colourTo);
    }

    /** @throws UserError where the numbers make no sense */
    void putInto(AnalysisOptions.Builder options) {
        options.segmenter(segmenter);
        if (judged) {
            try {
                putJudgement(options);
            } catch (IllegalArgumentException e) {
                throw UserError.usage(e.getMessage());
            }
        }
    }

    private void putJudgement(AnalysisOptions.Builder options) {
        CellDensityOptions cells = CellDensityOptions.defaults().withGiantsFromUm2(giantUm2);
        boolean category = lowBelow != 0 || highFrom != 0;
        options.cells(category ? cells.withCuts(new DensityCuts(lowBelow, highFrom)) : cells)
                .colourBy(colours());
    }

    private ColourBy colours() {
        if (colourBy.equals(NONE)) {
            return ColourBy.NONE;
        }
        boolean own = colourFrom == 0 && colourTo == 0;
        return new ColourBy(
                List.of(NucleusMeasure.named(colourBy)),
                own ? Optional.empty() : Optional.of(new ColourBy.Range(colourFrom, colourTo)));
    }
}
