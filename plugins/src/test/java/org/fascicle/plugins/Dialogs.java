package org.fascicle.plugins;

import ij.gui.GenericDialog;
import java.awt.Button;
import java.awt.Checkbox;
import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.TextField;
import java.awt.Window;
import java.awt.event.ActionEvent;
import java.awt.event.ItemEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** ImageJ's dialogs as a person uses them: waited for, filled, pressed. */
final class Dialogs {

    private static final int PATIENCE = 600;
    private static final int LOOK_MS = 100;

    private Dialogs() {}

    static GenericDialog shown() throws Exception {
        return waitFor(() -> Arrays.stream(Window.getWindows())
                .filter(Window::isShowing)
                .filter(GenericDialog.class::isInstance)
                .map(GenericDialog.class::cast)
                .findFirst());
    }

    /** The one that comes after another, which may still be seen. */
    static GenericDialog shownAfter(GenericDialog before) throws Exception {
        return waitFor(() -> Arrays.stream(Window.getWindows())
                .filter(Window::isShowing)
                .filter(window -> window instanceof GenericDialog && window != before)
                .map(GenericDialog.class::cast)
                .findFirst());
    }

    static <T> T waitFor(Callable<Optional<T>> wanted) throws Exception {
        for (int i = 0; i < PATIENCE; i++) {
            Optional<T> found = wanted.call();
            if (found.isPresent()) {
                return found.get();
            }
            Thread.sleep(LOOK_MS);
        }
        throw new AssertionError("what was waited for did not come");
    }

    static void press(GenericDialog dialog, String label) throws Exception {
        Button button = parts(dialog)
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .filter(each -> each.getLabel().strip().equals(label))
                .findFirst()
                .orElseThrow();
        // a modal dialog lets go of the event thread; a press must not wait for what it starts
        EventQueue.invokeLater(() -> {
            ActionEvent press = new ActionEvent(button, ActionEvent.ACTION_PERFORMED, label);
            Arrays.stream(button.getActionListeners()).forEach(listener -> listener.actionPerformed(press));
        });
        EventQueue.invokeAndWait(() -> {});
    }

    static void type(GenericDialog dialog, int number, String text) throws Exception {
        EventQueue.invokeAndWait(() -> ((TextField) dialog.getNumericFields().get(number)).setText(text));
    }

    static void tick(GenericDialog dialog, String label) throws Exception {
        Checkbox box = parts(dialog)
                .filter(Checkbox.class::isInstance)
                .map(Checkbox.class::cast)
                .filter(each -> each.getLabel().startsWith(label))
                .findFirst()
                .orElseThrow();
        EventQueue.invokeAndWait(() -> {
            box.setState(!box.getState());
            ItemEvent turned = new ItemEvent(
                    box,
                    ItemEvent.ITEM_STATE_CHANGED,
                    label,
                    box.getState() ? ItemEvent.SELECTED : ItemEvent.DESELECTED);
            Arrays.stream(box.getItemListeners()).forEach(listener -> listener.itemStateChanged(turned));
        });
    }

    /** The parts that can be seen, and those in panels that can. */
    static List<Component> seen(Container container) {
        return parts(container)
                .filter(part -> part.isVisible() && part.getParent().isVisible())
                .toList();
    }

    static Stream<Component> parts(Container container) {
        return Arrays.stream(container.getComponents())
                .flatMap(part -> part instanceof Container inner
                        ? Stream.concat(Stream.of(part), parts(inner))
                        : Stream.of(part));
    }
}
