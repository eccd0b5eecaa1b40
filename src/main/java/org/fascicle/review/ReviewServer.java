package org.fascicle.review;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.fascicle.space.UserError;

/**
 * Serves a review, on the loopback address unless a certificate is given, to whoever has the token.
 *
 * <p>Nothing else on this machine or network is reached or, without a certificate, reaches it; bodies, threads and waiting requests are bounded,
 * and a client that sends slowly is dropped. The threats and what meets each stand in docs/review.md.
 */
public final class ReviewServer implements AutoCloseable {

    /** A drawn region has some thousand corners; nothing that a page sends is larger. */
    static final int LARGEST_BODY = 1 << 18;

    /** A client that sends slowly keeps a thread waiting until it is dropped, so there are more than work is done by. */
    private static final int THREADS = 256;

    private static final int AT_WORK = 8;
    private static final int WAITING = 512;
    private static final int IDLE_SECONDS = 30;

    /** A request that is not whole by then is dropped: the server of the JDK reads these once, when it is loaded. */
    private static final Map<String, String> PATIENCE = Map.of(
            "sun.net.httpserver.maxReqTime", "20",
            "sun.net.httpserver.maxReqHeaders", "60",
            "sun.net.httpserver.idleInterval", "30");

    private static final Map<String, String> ON_EVERY_ANSWER = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self';"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cache-Control",
            "no-store");

    private final HttpServer server;
    private final ReviewAddress address;
    private final ThreadPoolExecutor workers;
    private final Gate gate;
    private final Routes routes;
    private final Semaphore work = new Semaphore(AT_WORK);

    private ReviewServer(HttpServer server, ReviewAddress address, Routes routes) {
        this.server = server;
        this.address = address;
        this.gate = new Gate(address, server.getAddress().getPort());
        this.routes = routes;
        this.workers = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING),
                ReviewServer::worker,
                new ThreadPoolExecutor.AbortPolicy());
        workers.allowCoreThreadTimeOut(true);
        server.setExecutor(workers);
        server.createContext("/", this::serve);
    }

    /**
     * Starts to serve on this machine alone.
     *
     * @param port 0 for any that is free
     * @throws UserError where the port is taken
     */
    public static ReviewServer start(Review review, int port) {
        return start(review, ReviewAddress.local(port));
    }

    /** @throws UserError where the port is taken, or the address is not of this machine */
    public static ReviewServer start(Review review, ReviewAddress address) {
        PATIENCE.forEach((name, value) -> System.setProperty(name, System.getProperty(name, value)));
        try {
            ReviewServer made = new ReviewServer(listening(address), address, new Routes(review));
            made.server.start();
            return made;
        } catch (IOException e) {
            throw UserError.usage("Port " + address.port() + " of " + address.host()
                    + " cannot be served on; leave --port out or name another, and name an address of this machine.");
        }
    }

    private static HttpServer listening(ReviewAddress address) throws IOException {
        if (address.certificate().isEmpty()) {
            return HttpServer.create(address.socket(), WAITING);
        }
        HttpsServer server = HttpsServer.create(address.socket(), WAITING);
        server.setHttpsConfigurator(new HttpsConfigurator(address.certificate().get()));
        return server;
    }

    /** Where to open it, with the token that lets in. */
    public URI address() {
        return URI.create(address.scheme() + "://" + address.host() + ":"
                + server.getAddress().getPort() + "/?token=" + gate.token());
    }

    private static Thread worker(Runnable work) {
        Thread thread = new Thread(work, "review");
        thread.setDaemon(true);
        return thread;
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            send(exchange, answer(exchange));
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        URI asked = exchange.getRequestURI();
        Answer refusal = gate.refuse(exchange.getRequestHeaders(), asked).orElse(null);
        if (refusal != null) {
            return refusal;
        }
        Answer welcome = gate.welcome(exchange.getRequestHeaders(), asked).orElse(null);
        if (welcome != null) {
            return welcome;
        }
        return switch (exchange.getRequestMethod()) {
            case "GET", "HEAD" -> routed(() -> routes.get(asked));
            case "POST" -> post(exchange, asked);
            default -> Answer.refused(Answer.WRONG_METHOD, "Only GET and POST are answered.");
        };
    }

    private Answer post(HttpExchange exchange, URI asked) throws IOException {
        String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
        if (!type.startsWith("application/json")) {
            return Answer.refused(Answer.WRONG_TYPE, "A decision is sent as application/json.");
        }
        try (InputStream in = exchange.getRequestBody()) {
            byte[] body = in.readNBytes(LARGEST_BODY + 1);
            return body.length > LARGEST_BODY
                    ? Answer.refused(Answer.TOO_LARGE, "That is more than any decision holds.")
                    : routed(() -> routes.post(asked, body));
        }
    }

    /** Whoever sends nonsense is told so; what we did not foresee is our fault, and tells nothing of the machine. */
    private Answer routed(Supplier<Answer> route) {
        work.acquireUninterruptibly();
        try {
            return route.get();
        } catch (UserError e) {
            return Answer.refused(Answer.BAD_REQUEST, e.getMessage());
        } catch (RuntimeException e) {
            return Answer.refused(Answer.OUR_FAULT, "This could not be answered; what was saved before stays saved.");
        } finally {
            work.release();
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        ON_EVERY_ANSWER.forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        boolean bodiless = exchange.getRequestMethod().equals("HEAD") || answer.body().length == 0;
        exchange.sendResponseHeaders(answer.status(), bodiless ? -1 : answer.body().length);
        if (!bodiless) {
            exchange.getResponseBody().write(answer.body());
        }
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
