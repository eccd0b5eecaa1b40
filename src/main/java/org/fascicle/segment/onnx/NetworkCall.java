package org.fascicle.segment.onnx;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** One call of a network, for Java's flight recorder: how long, by which thread, on how much. Costs next to nothing where nobody records. */
@Name(NetworkCall.NAME)
@Label("Network call")
@Category("Fascicle")
@StackTrace(false)
public final class NetworkCall extends Event {

    public static final String NAME = "org.fascicle.NetworkCall";

    @Label("Network")
    String network;

    @Label("Values")
    long values;
}
