package org.fascicle.plugins;

import ij.gui.Roi;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fascicle.slide.Calibration;
import org.fascicle.slide.PixelSizeEvidence;
import org.fascicle.space.PixelSize;
import org.fascicle.space.UserError;

/** The first field of a dialog: how large a pixel is, where that came from, and room to correct it. */
final class PixelSizeField {

    private static final int DECIMALS = 4;

    private final ActiveImage image;
    private final PixelSizeEvidence evidence;
    private final Optional<Roi> line;
    /** What the image's scale says, as it is shown; 0 where it says nothing. */
    private final double scaleUm;
    /** Whether the person is asked to believe what was said before of the same image. */
    private final boolean said;

    private double enteredUm;
    private double lineUm;

    PixelSizeField(ActiveImage active) {
        image = active;
        evidence = active.pixelSize();
        line = active.line();
        scaleUm = rounded(evidence.calibration()
                .map(calibration -> calibration.pixelSize().meanUm())
                .orElse(0.0));
        OptionalDouble before = Form.canAsk() ? active.saidPixelSizeUm() : OptionalDouble.empty();
        said = before.isPresent();
        enteredUm = rounded(before.orElse(scaleUm));
    }

    private static double rounded(double um) {
        return Math.round(um * Math.pow(10, DECIMALS)) / Math.pow(10, DECIMALS);
    }

    void addTo(Form dialog) {
        dialog.addNumericField("Pixel_size", enteredUm, DECIMALS, 8, "um");
        dialog.addMessage(whence());
        line.ifPresent(drawn -> dialog.addNumericField(
                String.format(Locale.ROOT, "Line_length (%.1f pixels; 0: not used)", drawn.getLength()),
                lineUm,
                1,
                8,
                "um"));
    }

    private String whence() {
        String scale = evidence.calibration()
                .map(calibration -> "the image's scale: " + calibration.detail())
                .orElse("");
        if (said) {
            return "as entered before for this image" + (scale.isEmpty() ? "" : ", not " + scale);
        }
        return scale.isEmpty()
                ? "The pixel size is unknown: " + evidence.doubt() + ". Enter it, or draw a line of known length first."
                : "from " + scale;
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
        if (enteredUm == scaleUm && evidence.calibration().isPresent()) {
            return evidence.calibration();
        }
        return given(enteredUm, "entered in the dialog");
    }

    /** Keeps for the image what was entered, or drawn; what its scale says need not be kept. */
    void keep() {
        Calibration used = calibration().orElseThrow();
        if (!Form.canAsk()) {
            return;
        }
        if (used.source() == Calibration.Source.GIVEN) {
            image.sayPixelSizeUm(used.pixelSize().meanUm());
        } else {
            image.takePixelSizeBack();
        }
    }

    private Optional<Calibration> given(double um, String detail) {
        if (!(um > 0)) {
            throw UserError.input("The pixel size of " + image.title()
                    + " is unknown; enter Pixel size in um, or draw a line along a scale bar and enter its length.");
        }
        PixelSizeEvidence.requirePlausible(um);
        return Optional.of(new Calibration(PixelSize.square(um), Calibration.Source.GIVEN, detail));
    }
}
