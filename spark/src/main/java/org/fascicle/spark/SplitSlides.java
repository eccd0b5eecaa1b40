package org.fascicle.spark;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.fascicle.pipeline.SlideContext;
import org.fascicle.pipeline.TileWork;
import org.fascicle.slide.Slide;
import org.fascicle.slide.SlideOptions;
import org.fascicle.slide.formats.Slides;

/** The slides that this machine has open because tiles of theirs come here; a few, the latest. */
final class SplitSlides {

    /** As many as are split at a time; one that waits for its next tile stays open. */
    static final int MOST = 2;

    private static final int READERS = 8;

    private static final Map<Long, Entry> OPEN = new LinkedHashMap<>(8, 0.75f, true);

    private SplitSlides() {}

    /** A slide open here, its copy where it has one, and the work on its tiles. */
    record Open(Staged staged, Slide slide, TileWork work) {

        static Open of(TileTask.Context known, Staging staging) {
            Staged staged = staging.fetch(known.source());
            try {
                int readers = Math.min(READERS, Runtime.getRuntime().availableProcessors());
                Slide slide =
                        Slides.open(staged.source(), SlideOptions.defaults().withReaders(readers));
                SlideContext context = known.slide().on(slide);
                return new Open(staged, slide, new TileWork(context, known.options()));
            } catch (RuntimeException e) {
                staged.close();
                throw e;
            }
        }

        void close() {
            slide.close();
            staged.close();
        }
    }

    private static final class Entry {

        private final Open open;
        private int users;

        Entry(Open open) {
            this.open = open;
        }
    }

    /**
     * Uses a slide, which is opened where it is not yet.
     *
     * @param id by which all tiles of one slide call it
     */
    static <R> R use(long id, Supplier<Open> opening, Function<Open, R> use) {
        Entry entry = taken(id, opening);
        try {
            return use.apply(entry.open);
        } finally {
            left(entry);
        }
    }

    private static synchronized Entry taken(long id, Supplier<Open> opening) {
        Entry entry = OPEN.get(id);
        if (entry == null) {
            entry = new Entry(opening.get());
            OPEN.put(id, entry);
        }
        entry.users++;
        return entry;
    }

    private static synchronized void left(Entry entry) {
        entry.users--;
        Iterator<Entry> eldestFirst = OPEN.values().iterator();
        while (OPEN.size() > MOST && eldestFirst.hasNext()) {
            Entry eldest = eldestFirst.next();
            if (eldest.users == 0) {
                eldestFirst.remove();
                eldest.open.close();
            }
        }
    }
}
