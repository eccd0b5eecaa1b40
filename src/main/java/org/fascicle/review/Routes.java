package org.fascicle.review;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fascicle.space.UserError;

/**
 * The addresses of a review: a fixed list, so that no request names a file.
 *
 * <p>Results and tiles are numbers; whatever else is asked for does not exist.
 */
final class Routes {

    private static final String VIEWER = "/META-INF/resources/webjars/openseadragon/2.4.2/build/openseadragon/";

    private static final String SCRIPT = "text/javascript; charset=utf-8";

    private static final Map<String, Asset> ASSETS = Map.ofEntries(
            Map.entry("/", new Asset("review.html", "text/html; charset=utf-8")),
            Map.entry("/review.css", new Asset("review.css", "text/css; charset=utf-8")),
            Map.entry("/review.js", new Asset("review.js", SCRIPT)),
            Map.entry("/slide.js", new Asset("slide.js", SCRIPT)),
            Map.entry("/tools.js", new Asset("tools.js", SCRIPT)),
            Map.entry("/masks.js", new Asset("masks.js", SCRIPT)),
            Map.entry("/regions.js", new Asset("regions.js", SCRIPT)),
            Map.entry("/beside.js", new Asset("beside.js", SCRIPT)),
            Map.entry("/looked.js", new Asset("looked.js", SCRIPT)),
            Map.entry("/permalink.js", new Asset("permalink.js", SCRIPT)),
            Map.entry("/readers.js", new Asset("readers.js", SCRIPT)),
            Map.entry("/specimen.js", new Asset("specimen.js", SCRIPT)),
            Map.entry("/openseadragon.js", new Asset(VIEWER + "openseadragon.min.js", SCRIPT)));

    private static final Pattern OF_ONE = Pattern.compile("/api/(\\d{1,6})/(state|decide|undo|adopt|viewed|objects)");
    private static final Pattern CROP = Pattern.compile("/api/(\\d{1,6})/crop/(-?\\d{1,9})/(-?\\d{1,9})/(\\d{1,5})");
    private static final Pattern EXPORT = Pattern.compile("/api/(agreement\\.json|agreement\\.csv|decisions\\.csv)");
    private static final Pattern EXPORT_OF_ONE = Pattern.compile("/api/(\\d{1,6})/(review\\.geojson|crops\\.zip)");
    private static final Pattern BESIDE = Pattern.compile("/api/(\\d{1,6})/beside");
    private static final Pattern OUTLINES = Pattern.compile("/api/(\\d{1,6})/beside/(\\d{1,6})/outlines");
    private static final Pattern BESIDE_TILE =
            Pattern.compile("/api/beside/(\\d{1,6})/tile/(\\d{1,2})/(\\d{1,6})_(\\d{1,6})\\.jpg");
    private static final Pattern MASK = Pattern.compile("/api/(\\d{1,6})/mask/([a-z]{1,12})");
    private static final Pattern TILE = Pattern.compile("/api/(\\d{1,6})/tile/(\\d{1,2})/(\\d{1,6})_(\\d{1,6})\\.jpg");

    private final Review review;

    Routes(Review review) {
        this.review = review;
    }

    private record Asset(String resource, String type) {}

    Answer get(URI asked) {
        String path = asked.getRawPath();
        if (ASSETS.containsKey(path)) {
            return asset(ASSETS.get(path));
        }
        if (path.equals("/api/results")) {
            return Answer.json(review.list());
        }
        if (path.equals("/api/types")) {
            return Answer.json(HistologicalTypes.json());
        }
        Matcher export = EXPORT.matcher(path);
        if (export.matches()) {
            return review.exports().of(export.group(1));
        }
        Matcher exportOfOne = EXPORT_OF_ONE.matcher(path);
        if (exportOfOne.matches()) {
            return review.exports().of(exportOfOne.group(2), one(exportOfOne));
        }
        Matcher crop = CROP.matcher(path);
        if (crop.matches()) {
            return Answer.picture("image/png", one(crop).crop(number(crop, 2), number(crop, 3), number(crop, 4)));
        }
        Matcher tile = TILE.matcher(path);
        if (tile.matches()) {
            return Answer.picture("image/jpeg", one(tile).tile(number(tile, 2), number(tile, 3), number(tile, 4)));
        }
        Matcher mask = MASK.matcher(path);
        if (mask.matches()) {
            return MaskPicture.named(mask.group(2))
                    .map(named -> Answer.picture("image/png", one(mask).mask(named)))
                    .orElseGet(Routes::nothing);
        }
        Matcher beside = BESIDE.matcher(path);
        if (beside.matches()) {
            return Answer.json(review.companions().beside(one(beside).sha256()).toString());
        }
        Matcher outlines = OUTLINES.matcher(path);
        if (outlines.matches()) {
            String by = query(asked).getOrDefault("by", "");
            ReviewedResult one = one(outlines);
            return Answer.json(review.companions()
                    .outlines(one.sha256(), one.decisions(by), number(outlines, 2), by)
                    .toString());
        }
        Matcher other = BESIDE_TILE.matcher(path);
        if (other.matches()) {
            return Answer.picture(
                    "image/jpeg",
                    review.companions().tile(number(other, 1), number(other, 2), number(other, 3), number(other, 4)));
        }
        Matcher of = OF_ONE.matcher(path);
        if (of.matches() && of.group(2).equals("state")) {
            Map<String, String> query = query(asked);
            return one(of).state(query.getOrDefault("by", ""), whole(query.getOrDefault("seen", "-1")));
        }
        return of.matches() && of.group(2).equals("objects") ? Answer.json(one(of).objects()) : nothing();
    }

    Answer post(URI asked, byte[] body) {
        Matcher of = OF_ONE.matcher(asked.getRawPath());
        if (!of.matches()) {
            return nothing();
        }
        return switch (of.group(2)) {
            case "decide" -> one(of).decide(body);
            case "undo" -> one(of).undo(body);
            case "adopt" -> one(of).adopt(body);
            case "viewed" -> one(of).viewed(body);
            default -> nothing();
        };
    }

    private ReviewedResult one(Matcher path) {
        return review.result(number(path, 1));
    }

    private static long whole(String text) {
        if (!text.matches("-?\\d{1,9}")) {
            throw UserError.usage("That is no whole number.");
        }
        return Long.parseLong(text);
    }

    /** Names and values of what follows the path; the last of a name counts. */
    private static Map<String, String> query(URI asked) {
        Map<String, String> query = new HashMap<>();
        for (String pair : String.valueOf(asked.getRawQuery()).split("&")) {
            int at = pair.indexOf('=');
            if (at > 0) {
                query.put(pair.substring(0, at), decoded(pair.substring(at + 1)));
            }
        }
        return query;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw UserError.usage("That address cannot be read.");
        }
    }

    private static int number(Matcher path, int group) {
        return Integer.parseInt(path.group(group));
    }

    private static Answer nothing() {
        return Answer.refused(Answer.NOT_FOUND, "There is nothing here.");
    }

    private static Answer asset(Asset asset) {
        try (InputStream in = Routes.class.getResourceAsStream(asset.resource())) {
            return new Answer(Answer.OK, asset.type(), in.readAllBytes(), Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
