package org.fascicle.measure;

import java.io.Serializable;

/**
 * What a taught classifier called a nucleus.
 *
 * @param index of the class in the model; {@link #UNSURE} where none is likely enough, or the nucleus is unlike all that was taught
 * @param probability of the likeliest class, 0 to 1
 */
public record CellCall(int index, double probability) implements Serializable {

    public static final int UNSURE = -1;

    /** How it is called in tables. */
    public static final String UNSURE_NAME = "unsure";

    public boolean isUnsure() {
        return index == UNSURE;
    }
}
