package org.fascicle.plugins;

import ij.gui.Roi;
import java.util.Locale;
import java.util.Optional;
import org.fascicle.slide.Calibration;
import org.fascicle.slide.PixelSizeEvidence;
import org.fascicle.space.PixelSize;
import org.fascicle.space.UserError;

/** The first field of a dialog: how large a pixel is, where that came from, and room to correct it. */
final class PixelSizeField {

    private static final int DECIMALS = 4;

    private final String image;
    private final PixelSizeEvidence evidence;
    private final Optional<Roi> line;
    private final double shownUm;
    private double enteredUm;
    private double lineUm;

    PixelSizeField(ActiveImage active) {
        image = active.title();
        evidence = active.pixelSize();
        line = active.line();
        double um = evidence.calibration()
                .map(calibration -> calibration.pixelSize().meanUm())
                .orElse(0.0);
        shownUm = Math.round(um * Math.pow(10, DECIMALS)) / Math.pow(10, DECIMALS);
        enteredUm = shownUm;
    }

    void addTo(Form dialog) {
        dialog.addNumericField("Pixel_size", enteredUm, DECIMALS, 8, "um");
        dialog.addMessage(evidence.calibration()
                .map(calibration -> "from the image's scale: " + calibration.detail())
                .orElse("The pixel size is unknown: " + evidence.doubt()
                        + ". Enter it, or draw a line of known length first."));
        line.ifPresent(drawn -> dialog.addNumericField(
                String.format(Locale.ROOT, "Line_length (%.1f pixels; 0: not used)", drawn.getLength()),
                lineUm,
                1,
                8,
                "um"));
    }

    /** Reads them in the order in which they were added. */
    void readFrom(Form dialog) {
        enteredUm = dialog.getNextNumber();
        if (line.isPresent()) {
            lineUm = dialog.getNextNumber();
        }
    }

    /** @throws UserError where there is none, or none that a microscope image can have */
    Optional<Calibration> calibration() {
        if (lineUm > 0) {
            double px = line.orElseThrow().getLength();
            return given(lineUm / px, String.format(Locale.ROOT, "a drawn line: %s um are %.1f pixels", lineUm, px));
        }
        if (enteredUm == shownUm && evidence.calibration().isPresent()) {
            return evidence.calibration();
        }
        return given(enteredUm, "entered in the dialog");
    }

    private Optional<Calibration> given(double um, String detail) {
        if (!(um > 0)) {
            throw UserError.input("The pixel size of " + image
                    + " is unknown; enter Pixel_size in um, or draw a line along a scale bar and enter its length.");
        }
        PixelSizeEvidence.requirePlausible(um);
        return Optional.of(new Calibration(PixelSize.square(um), Calibration.Source.GIVEN, detail));
    }
}
