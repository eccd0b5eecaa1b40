package org.fascicle.review;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.fascicle.run.BatchIndex;

/** Keeps the indexes of the batches true to which reviewed results belong; several results of one batch share one. */
final class BatchFollowers implements AutoCloseable {

    /** The index of ten thousand slides takes seconds, so it is written in a twentieth of the time at most. */
    private static final int TIMES_ITS_COST = 20;

    private static final int TRIES = 10;
    private static final long BETWEEN_TRIES_NANOS = 200_000_000;

    private final Map<Path, ReportFollower> followers = new LinkedHashMap<>();

    /** That of a result's batch; empty where it belongs to none. One that a review left behind is brought up to date. */
    Optional<ReportFollower> of(Path result) {
        return BatchIndex.around(result)
                .map(index -> followers.computeIfAbsent(index.folder(), folder -> {
                    ReportFollower follower = new ReportFollower(() -> follow(index), TIMES_ITS_COST);
                    if (index.isBehind()) {
                        follower.changed();
                    }
                    return follower;
                }));
    }

    /** Another review holds it for a moment only; a batch at work keeps its index itself. */
    private static void follow(BatchIndex index) {
        for (int i = 0; i < TRIES && !index.follow(); i++) {
            LockSupport.parkNanos(BETWEEN_TRIES_NANOS);
        }
    }

    /** Writes what is still due. */
    @Override
    public void close() {
        followers.values().forEach(ReportFollower::close);
    }
}
