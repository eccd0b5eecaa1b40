package org.fascicle.review;

/** What only this package reads, for the fuzz targets. */
public final class ReviewFuzz {

    private ReviewFuzz() {}

    public static void request(byte[] body) {
        DecisionRequest.read(body);
    }
}
