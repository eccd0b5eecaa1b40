package org.fascicle.pipeline;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** One piece of work of a stage, for Java's flight recorder: how long, by which thread. Costs next to nothing where nobody records. */
@Name(StageTime.NAME)
@Label("Stage")
@Category("Fascicle")
@StackTrace(false)
public final class StageTime extends Event {

    public static final String NAME = "org.fascicle.Stage";

    @Label("Stage")
    String stage;
}
