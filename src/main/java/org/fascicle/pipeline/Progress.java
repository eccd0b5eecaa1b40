package org.fascicle.pipeline;

/** Told how far an analysis is; called from one thread. */
@FunctionalInterface
public interface Progress {

    /** Tells nobody. */
    Progress SILENT = (task, done, total) -> {};

    /** A part of the work begins: {@link Stage#READ} where the file is opened. Whoever wishes to end the work may throw. */
    default void begin(Stage stage) {}

    /**
     * @param task what is being done, for instance a slide's name
     * @param done steps finished
     * @param total steps in all, above 0
     */
    void report(String task, long done, long total);
}
