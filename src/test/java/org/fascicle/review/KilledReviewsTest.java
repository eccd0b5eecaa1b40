package org.fascicle.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page called saved is there after the server was killed; {@code scripts/measure-review} kills it fifty times. */
class KilledReviewsTest {

    @Test
    void everyConfirmedDecisionIsThere(@TempDir Path folder) throws Exception {
        KilledReviews.Outcome outcome = KilledReviews.of(ReviewedSlide.measured(folder), 2);
        assertThat(outcome.confirmed()).isGreaterThanOrEqualTo(2);
        assertThat(outcome.lost()).isEmpty();
    }
}
