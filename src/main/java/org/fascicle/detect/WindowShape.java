package org.fascicle.detect;

/** Outline of a counting window around its centre. */
public enum WindowShape {
    /** A square; fields laid edge to edge fill one. */
    SQUARE("square") {
        @Override
        double halfChord(double reach, double offset) {
            return reach;
        }
    },
    /** A disc, without preference for a direction. */
    CIRCLE("circle") {
        @Override
        double halfChord(double reach, double offset) {
            return Math.sqrt(Math.max(0, reach * reach - offset * offset));
        }
    };

    private final String label;

    WindowShape(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Half the width of the window in the row {@code offset} away from its centre, if it reaches {@code reach} from it. */
    abstract double halfChord(double reach, double offset);

    boolean holds(double reach, double dx, double dy) {
        return Math.abs(dy) <= reach && Math.abs(dx) <= halfChord(reach, dy);
    }
}
