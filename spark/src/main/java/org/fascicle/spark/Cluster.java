package org.fascicle.spark;

import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.fascicle.space.UserError;

/**
 * The machines of a Spark cluster. Safe from several threads.
 *
 * <p>Each piece of work is a job of one task: so its caller learns of its end at once, waits for no other, and can call it off. Spark
 * does it again where a machine is lost, and, where speculation is switched on, on a second machine while the first is slow.
 */
final class Cluster implements AutoCloseable {

    /**
     * Work that is done on one of the machines, once or several times, of which one result is taken. What it refuses with a
     * {@link UserError} it would refuse again: that comes back to the caller at once.
     */
    @FunctionalInterface
    interface Work<R extends Serializable> extends Serializable {
        R run() throws Exception;
    }

    /** The cluster did not bring the work to an end, however often it tried. */
    static final class GaveUp extends RuntimeException {

        private static final long serialVersionUID = 1;

        GaveUp(Throwable cause) {
            super(cause);
        }
    }

    /** A result or a refusal on its way back. */
    private record Answer<R extends Serializable>(R resultOrNull, String refusalOrNull) implements Serializable {

        static <R extends Serializable> Answer<R> of(Work<R> work) throws Exception {
            try {
                return new Answer<>(work.run(), null);
            } catch (UserError e) {
                return new Answer<>(null, e.getMessage());
            }
        }

        R result() {
            if (refusalOrNull != null) {
                throw UserError.input(refusalOrNull);
            }
            return resultOrNull;
        }
    }

    private static final int CALL_IN_MILLIS = 1500;
    private static final int LOOK_SECONDS = 5;

    private final SparkConf conf;
    private JavaSparkContext spark;
    private int slots;

    /** Reached when it is first needed. */
    Cluster(SparkConf conf) {
        this.conf = conf;
    }

    private synchronized JavaSparkContext spark() {
        if (spark == null) {
            spark = new JavaSparkContext(conf);
        }
        return spark;
    }

    /** Tasks that run at a time, as far as it is known when it is first asked. */
    synchronized int slots() {
        if (slots == 0) {
            slots = Math.max(1, cores() / threadsOfATask());
        }
        return slots;
    }

    private int cores() {
        if (conf.contains("spark.cores.max")) {
            return conf.getInt("spark.cores.max", 1);
        }
        if (conf.contains("spark.executor.instances")) {
            return conf.getInt("spark.executor.instances", 1) * conf.getInt("spark.executor.cores", 1);
        }
        return spark().isLocal() ? spark().defaultParallelism() : registered();
    }

    /** Workers call in one after the other, the first when there is work. */
    private int registered() {
        call("reach the workers", () -> 0);
        int before = 0;
        for (int now = spark().defaultParallelism(); now > before; now = spark().defaultParallelism()) {
            before = now;
            try {
                Thread.sleep(CALL_IN_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return before;
            }
        }
        return before;
    }

    int threadsOfATask() {
        return conf.getInt("spark.task.cpus", 1);
    }

    /**
     * Has work done and waits for it.
     *
     * @param what is done, for Spark's lists of jobs
     * @throws UserError where the work refuses
     * @throws GaveUp where Spark gave up
     * @throws CancellationException where this thread was interrupted; the work is called off
     */
    <R extends Serializable> R call(String what, Work<R> work) {
        try {
            return done(what, work);
        } catch (IllegalStateException e) {
            throw spark().sc().isStopped() ? ended(e) : e;
        }
    }

    private <R extends Serializable> R done(String what, Work<R> work) {
        spark().setJobGroup(UUID.randomUUID().toString(), what, true);
        JavaFutureAction<List<Answer<R>>> job =
                spark().parallelize(List.of(0), 1).map(only -> Answer.of(work)).collectAsync();
        try {
            return answer(job).result();
        } catch (InterruptedException e) {
            job.cancel(true);
            Thread.currentThread().interrupt();
            throw new CancellationException("The work was stopped before its end.");
        } catch (ExecutionException e) {
            throw spark().sc().isStopped() ? ended(e) : new GaveUp(e.getCause());
        }
    }

    /** A cluster that ends, or whose master never answered, leaves jobs without an end. */
    private <R> R answer(JavaFutureAction<List<R>> job) throws InterruptedException, ExecutionException {
        while (true) {
            try {
                return job.get(LOOK_SECONDS, TimeUnit.SECONDS).get(0);
            } catch (TimeoutException e) {
                if (spark().sc().isStopped()) {
                    throw ended(e);
                }
            }
        }
    }

    Configuration hadoop() {
        return spark().hadoopConfiguration();
    }

    private UserError ended(Exception e) {
        return UserError.input(
                "The cluster " + conf.get("spark.master")
                        + " ended the work, or cannot be reached: see that its master and workers run, and in their logs why; what"
                        + " is finished is kept.",
                e);
    }

    /** Brings bytes to every machine that asks for them, once each. */
    Broadcast<byte[]> share(byte[] bytes) {
        return spark().broadcast(bytes);
    }

    @Override
    public synchronized void close() {
        if (spark != null) {
            spark.close();
        }
    }
}
