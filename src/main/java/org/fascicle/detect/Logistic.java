package org.fascicle.detect;

/** The logistic function and its inverse. */
final class Logistic {

    private Logistic() {}

    /** Probability of these log odds. */
    static double of(double odds) {
        return 1 / (1 + Math.exp(-odds));
    }

    /** Natural logarithm of the odds of this probability. */
    static double odds(double probability) {
        return Math.log(probability / (1 - probability));
    }
}
