package org.fascicle.publish;

import java.util.Optional;
import org.fascicle.cells.CellModel;
import org.fascicle.measure.CellCall;
import org.fascicle.report.ObjectClass;
import org.fascicle.report.PaintedClass;

/** What nuclei are called and painted by the classes that a person taught. */
public final class CellColours {

    private static final int UNSURE_RGB = 0x808080;

    private CellColours() {}

    /** Of a class alone, without DAB. */
    public static PaintedClass of(CellModel model, CellCall cell) {
        return of(model, cell, Optional.empty());
    }

    /**
     * Colours tell the steps of DAB of tumour, and the classes of all else.
     *
     * @param step of DAB, where there is DAB
     */
    static PaintedClass of(CellModel model, CellCall cell, Optional<ObjectClass> step) {
        String name = model.name(cell) + step.map(dab -> ": " + dab.label()).orElse("");
        int own = cell.isUnsure()
                ? UNSURE_RGB
                : model.classes().get(cell.index()).kind().rgb();
        return new PaintedClass.OfCell(
                name, model.isTumour(cell) ? step.map(ObjectClass::rgb).orElse(own) : own);
    }
}
