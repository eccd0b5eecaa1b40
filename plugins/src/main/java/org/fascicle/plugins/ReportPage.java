package org.fascicle.plugins;

import ij.IJ;
import ij.plugin.BrowserLauncher;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.nio.file.Path;
import org.fascicle.report.ResultFile;

/** The page of a result, in the browser; without a display nobody would see it. */
final class ReportPage {

    private ReportPage() {}

    static void open(Path folder) {
        openPage(folder.resolve(ResultFile.REPORT.fileName()));
    }

    static void openPage(Path page) {
        if (GraphicsEnvironment.isHeadless()) {
            return;
        }
        try {
            BrowserLauncher.openURL(page.toUri().toString());
        } catch (IOException e) {
            IJ.log("No browser could be started; open " + page + " by hand.");
        }
    }
}
