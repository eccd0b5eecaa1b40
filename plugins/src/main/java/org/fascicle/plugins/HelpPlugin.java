package org.fascicle.plugins;

import ij.gui.GenericDialog;
import ij.plugin.PlugIn;

/** Menu entry "Fascicle Help...": a page of the documentation, from the jar. */
public final class HelpPlugin implements PlugIn {

    static final String TITLE = "Fascicle Help";

    @Override
    public void run(String argument) {
        GenericDialog dialog = new GenericDialog(TITLE);
        dialog.addChoice("Page", HelpPage.titles(), HelpPage.IMAGEJ.title());
        dialog.showDialog();
        if (!dialog.wasCanceled()) {
            HelpPage page = HelpPage.titled(dialog.getNextChoice());
            Refusals.shown(TITLE, page::show);
        }
    }
}
