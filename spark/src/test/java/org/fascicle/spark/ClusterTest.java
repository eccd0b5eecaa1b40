package org.fascicle.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.SparkConf;
import org.fascicle.space.UserError;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of work that fails, refuses or is called off. */
class ClusterTest {

    private static final AtomicInteger TRIES = new AtomicInteger();
    private static final SparkConf CONF = new SparkConf()
            .setMaster("local[2,3]")
            .setAppName("test")
            .set("spark.ui.enabled", "false")
            .set("spark.driver.host", "127.0.0.1")
            .set("spark.driver.bindAddress", "127.0.0.1");

    private Cluster cluster;

    @BeforeEach
    void start() {
        cluster = new Cluster(CONF.clone());
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    @Test
    void whatFailsOnAMachineIsTriedAgain() {
        TRIES.set(0);
        assertThat(cluster.call("flaky", () -> {
                    if (TRIES.incrementAndGet() < 3) {
                        throw new IllegalStateException("lost");
                    }
                    return "done";
                }))
                .isEqualTo("done");
    }

    @Test
    void whatFailsEachTimeIsGivenUp() {
        assertThatThrownBy(() -> cluster.call("hopeless", () -> {
                    throw new IllegalStateException("lost");
                }))
                .isInstanceOf(Cluster.GaveUp.class);
    }

    @Test
    void whoWaitsWhenTheClusterEndsIsTold() throws InterruptedException {
        Cluster ending = new Cluster(CONF.clone());
        Thread end = new Thread(() -> {
            try {
                Thread.sleep(3_000);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            ending.close();
        });
        end.start();
        assertThatThrownBy(() -> ending.call("endless", () -> {
                    Thread.sleep(60_000);
                    return "";
                }))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("The cluster local[2,3] ended the work");
        end.join();
    }

    @Test
    void aRefusalIsNotTriedAgain() {
        TRIES.set(0);
        assertThatThrownBy(() -> cluster.call("refused", () -> {
                    TRIES.incrementAndGet();
                    throw UserError.input("The slide is empty.");
                }))
                .isInstanceOf(UserError.class)
                .hasMessage("The slide is empty.");
        assertThat(TRIES).hasValue(1);
    }

    @Test
    void anInterruptedCallerCallsTheWorkOff() throws InterruptedException {
        TRIES.set(0);
        Thread caller = new Thread(() -> assertThatThrownBy(() -> cluster.call("slow", () -> {
                    try {
                        Thread.sleep(60_000);
                    } catch (InterruptedException calledOff) {
                        TRIES.incrementAndGet();
                        throw calledOff;
                    }
                    return "";
                }))
                .isInstanceOf(CancellationException.class));
        caller.start();
        Thread.sleep(1_000);
        caller.interrupt();
        caller.join(20_000);
        for (int i = 0; i < 100 && TRIES.get() == 0; i++) {
            Thread.sleep(100);
        }
        assertThat(TRIES).hasValue(1);
    }
}
