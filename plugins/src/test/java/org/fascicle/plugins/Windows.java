package org.fascicle.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import ij.ImagePlus;
import ij.gui.Roi;
import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.Window;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.swing.AbstractButton;

/** Windows of ours as a person uses them. */
final class Windows {

    private static final long PATIENCE_MS = 60_000;

    private Windows() {}

    /** The one that is shown; another that a test closed before stays in Java's list until memory is tidied. */
    static <W extends Window> W shown(Class<W> kind) throws Exception {
        EventQueue.invokeAndWait(() -> {});
        return Arrays.stream(Window.getWindows())
                .filter(Window::isShowing)
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow();
    }

    static void press(Container window, String name) throws Exception {
        AbstractButton button = button(window, name);
        EventQueue.invokeAndWait(button::doClick);
    }

    private static AbstractButton button(Container container, String name) {
        for (Component part : container.getComponents()) {
            if (part instanceof AbstractButton button && name.equals(button.getText())) {
                return button;
            }
            AbstractButton within = part instanceof Container inner ? button(inner, name) : null;
            if (within != null) {
                return within;
            }
        }
        return null;
    }

    static void waitFor(BooleanSupplier holds) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);
        while (!holds.getAsBoolean() && System.nanoTime() < end) {
            Thread.sleep(50);
        }
        assertThat(holds.getAsBoolean()).isTrue();
    }

    /** Selects something, says what it is, and adds it. */
    static void teach(TeachWindow window, ImagePlus image, String kind, Roi roi) throws Exception {
        EventQueue.invokeAndWait(() -> {
            image.setRoi(roi);
            window.choose(kind);
            window.addSelection();
        });
    }
}
