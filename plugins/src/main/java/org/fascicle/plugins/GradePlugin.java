package org.fascicle.plugins;

import ij.IJ;
import ij.plugin.PlugIn;
import ij.text.TextWindow;
import java.awt.GraphicsEnvironment;
import org.fascicle.fnclcc.Differentiation;
import org.fascicle.fnclcc.Findings;
import org.fascicle.fnclcc.Fnclcc;
import org.fascicle.fnclcc.Mitoses;
import org.fascicle.fnclcc.Necrosis;
import org.fascicle.fnclcc.RuleBook;
import org.fascicle.fnclcc.Slips;
import org.fascicle.fnclcc.Specimen;
import org.fascicle.report.GradingText;
import org.fascicle.space.Area;
import org.fascicle.space.UserError;

/** Menu entry "Grade by FNCLCC...": numbers in, points, grade, doubt and flags out, as {@code fascicle grade} says them. */
public final class GradePlugin implements PlugIn {

    static final String TITLE = "Grade by FNCLCC";

    private static final String NOT_ASSESSABLE = "not_assessable";
    private static final String[] DIFFERENTIATIONS = {NOT_ASSESSABLE, "1", "2", "3"};
    private static final int COLUMNS = 110;
    private static final int WIDTH = 900;
    private static final int HEIGHT = 500;

    private String differentiation = NOT_ASSESSABLE;
    private boolean mitosesCounted;
    private double mitoses;
    private double areaMm2 = RuleBook.MITOTIC_AREA.mm2();
    private boolean necrosisJudged;
    private double necrosisPercent;
    private final OfferField<Mitoses> measuredMitoses = new OfferField<>("Mitoses_measured", LastMeasures.mitoses());
    private final OfferField<Necrosis> measuredNecrosis =
            new OfferField<>("Necrosis_measured", LastMeasures.necrosis());
    private Specimen.Context context = Specimen.Context.UNKNOWN;
    private boolean treated;

    @Override
    public void run(String argument) {
        Refusals.asked(
                TITLE, this::ask, () -> show(GradingText.of(Fnclcc.standard().grade(findings()))));
    }

    private static void show(String grading) {
        if (GraphicsEnvironment.isHeadless()) {
            IJ.log(grading);
        } else {
            new TextWindow(TITLE, Lines.wrapped(grading, COLUMNS), WIDTH, HEIGHT);
        }
    }

    private boolean ask() {
        Form dialog = Form.of(TITLE);
        dialog.addMessage("Tumour differentiation is a pathologist's call.");
        dialog.addChoice("Differentiation", DIFFERENTIATIONS, differentiation);
        dialog.addCheckbox("Mitoses_counted", mitosesCounted);
        dialog.addNumericField("Mitoses", mitoses, 0);
        dialog.addNumericField("Counted_area", areaMm2, 3, 8, "mm2");
        measuredMitoses.addTo(dialog);
        dialog.addCheckbox("Necrosis_judged", necrosisJudged);
        dialog.addNumericField("Necrosis", necrosisPercent, 1, 8, "% of the tumour");
        measuredNecrosis.addTo(dialog);
        dialog.addChoice("Specimen", Names.of(Specimen.Context.values()), Names.of(context));
        dialog.addCheckbox("Treated_before", treated);
        HelpPage.GRADING.addTo(dialog);
        return dialog.answered(() -> {
            differentiation = dialog.getNextChoice();
            mitosesCounted = dialog.getNextBoolean();
            mitoses = dialog.getNextNumber();
            areaMm2 = dialog.getNextNumber();
            measuredMitoses.readFrom(dialog);
            necrosisJudged = dialog.getNextBoolean();
            necrosisPercent = dialog.getNextNumber();
            measuredNecrosis.readFrom(dialog);
            context = Names.value(Specimen.Context.class, dialog.getNextChoice());
            treated = dialog.getNextBoolean();
        });
    }

    private Findings findings() {
        Differentiation called = differentiation.equals(NOT_ASSESSABLE)
                ? Differentiation.notAssessable()
                : Differentiation.ofScore(Integer.parseInt(differentiation));
        return Findings.of(called, counted(), judged(), Specimen.of(context).treated(treated));
    }

    private Mitoses counted() {
        if (!mitosesCounted) {
            return measuredMitoses.chosen().orElseGet(() -> Mitoses.notAssessable("no count was given"));
        }
        refuseBoth("mitoses", measuredMitoses);
        Slips.countedArea("Counted area", areaMm2);
        Slips.density("Mitoses", mitoses, areaMm2);
        if (mitoses != Math.rint(mitoses)) {
            throw UserError.usage("Mitoses are a whole number, not " + mitoses + ".");
        }
        return Mitoses.counted((long) mitoses, Area.ofMm2(areaMm2));
    }

    private Necrosis judged() {
        if (!necrosisJudged) {
            return measuredNecrosis.chosen().orElseGet(() -> Necrosis.notAssessable("no share was given"));
        }
        refuseBoth("necrosis", measuredNecrosis);
        if (!(necrosisPercent >= 0 && necrosisPercent <= 100)) {
            throw UserError.usage("Necrosis is 0 to 100 %, not " + necrosisPercent + ".");
        }
        return Necrosis.ofShare(necrosisPercent / 100);
    }

    private static void refuseBoth(String what, OfferField<?> measured) {
        if (measured.chosen().isPresent()) {
            throw UserError.usage("Either enter the " + what + " or take what was measured, not both.");
        }
    }
}
