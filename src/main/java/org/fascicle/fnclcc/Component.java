package org.fascicle.fnclcc;

import java.util.SortedSet;
import java.util.TreeSet;

/** What an FNCLCC total is made of, each with its range of points. */
public enum Component {
    DIFFERENTIATION("tumour differentiation", 1, 3),
    MITOSES("mitotic count", 1, 3),
    NECROSIS("tumour necrosis", 0, 2);

    private final String words;
    private final int lowest;
    private final int highest;

    Component(String words, int lowest, int highest) {
        this.words = words;
        this.lowest = lowest;
        this.highest = highest;
    }

    public String words() {
        return words;
    }

    /** All points that it can get, ascending. */
    public SortedSet<Integer> points() {
        SortedSet<Integer> all = new TreeSet<>();
        for (int points = lowest; points <= highest; points++) {
            all.add(points);
        }
        return all;
    }
}
