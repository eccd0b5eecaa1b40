package org.fascicle.plugins;

import ij.plugin.PlugIn;

/** Menu entry "Fascicle Help...": a page of the documentation, from the jar. */
public final class HelpPlugin implements PlugIn {

    static final String TITLE = "Fascicle Help";

    private String page = HelpPage.IMAGEJ.title();

    @Override
    public void run(String argument) {
        Refusals.asked(TITLE, this::ask, () -> HelpPage.titled(page).show());
    }

    private boolean ask() {
        Form dialog = Form.of(TITLE);
        dialog.addChoice("Page", HelpPage.titles(), page);
        return dialog.answered(() -> page = dialog.getNextChoice());
    }
}
