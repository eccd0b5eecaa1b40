package org.fascicle.plugins;

import ij.gui.GenericDialog;
import java.awt.Button;
import java.awt.Component;
import java.awt.Panel;
import java.util.Arrays;
import java.util.List;

/** The rare fields of a dialog: out of sight until More is pressed, recorded and remembered all the same. */
final class MoreFields {

    static final String MORE = "More...";
    static final String FEWER = "Fewer";

    private static final String OPEN = "more";

    private final GenericDialog dialog;
    private final Button button = new Button();
    private final List<Component> rare;
    private boolean open = Remembered.flag(OPEN, false);

    private MoreFields(GenericDialog dialog, Runnable adding) {
        this.dialog = dialog;
        List<Component> before = Arrays.asList(dialog.getComponents());
        adding.run();
        rare = Arrays.stream(dialog.getComponents())
                .filter(part -> !before.contains(part))
                .toList();
    }

    /** @param adding adds the rare fields, which stand below the button */
    static void addTo(Form form, Runnable adding) {
        if (form.isShown()) {
            form.onScreen(dialog -> addTo(dialog, adding));
        } else {
            adding.run();
        }
    }

    private static void addTo(GenericDialog dialog, Runnable adding) {
        Panel panel = new Panel();
        dialog.addPanel(panel);
        MoreFields more = new MoreFields(dialog, adding);
        panel.add(more.button);
        more.button.addActionListener(press -> more.turn());
        more.show();
    }

    private void turn() {
        open = !open;
        Remembered.keep(OPEN, open);
        show();
        dialog.pack();
    }

    private void show() {
        button.setLabel(open ? FEWER : MORE);
        rare.forEach(part -> part.setVisible(open));
    }
}
