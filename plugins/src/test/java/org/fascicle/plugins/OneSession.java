package org.fascicle.plugins;

import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.Menus;
import ij.gui.GenericDialog;
import ij.process.ColorProcessor;
import java.awt.Choice;
import java.awt.TextField;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An ImageJ from start to quit, as a person sits at it once; for {@link SessionsTest}. */
final class OneSession {

    private OneSession() {}

    /** @param arguments what is entered for giant nuclei; none to look only */
    public static void main(String[] arguments) throws Exception {
        ImageJ.main(new String[0]);
        RealImageJ.entries().forEach(Menus.getCommands()::put);
        IJ.redirectErrorMessages(true);
        ImagePlus glass = new ImagePlus("glass", new ColorProcessor(64, 64));
        glass.getCalibration().setUnit("um");
        glass.getCalibration().pixelWidth = 0.5;
        glass.getCalibration().pixelHeight = 0.5;
        glass.show();
        IJ.doCommand("Cells and Density...");
        GenericDialog dialog = Dialogs.shown();
        if (arguments.length > 0) {
            int giant = values(dialog).indexOf("250");
            Dialogs.type(dialog, giant, arguments[0]);
            ((Choice) dialog.getChoices().get(0)).select("he");
            Dialogs.press(dialog, "OK");
            // there is nothing on the glass: refused, and asked again as it was entered
            dialog = Dialogs.shownAfter(dialog);
        }
        System.out.println("values: " + String.join(" ", all(dialog)));
        Dialogs.press(dialog, "Cancel");
        glass.changes = false;
        IJ.getInstance().quit();
    }

    private static List<String> values(GenericDialog dialog) {
        return ((List<?>) dialog.getNumericFields())
                .stream().map(field -> ((TextField) field).getText()).collect(Collectors.toList());
    }

    private static List<String> all(GenericDialog dialog) {
        return Stream.concat(
                        values(dialog).stream(),
                        ((List<?>) dialog.getChoices()).stream().map(choice -> ((Choice) choice).getSelectedItem()))
                .toList();
    }
}
