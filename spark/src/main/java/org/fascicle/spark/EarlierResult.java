package org.fascicle.spark;

import java.nio.file.Path;
import org.fascicle.run.Reuse;
import org.fascicle.slide.Fingerprint;
import org.fascicle.slide.SlideSource;

/** Looks, on one machine, whether an earlier result of a slide is what measuring it now would give; see {@link Reuse}. */
record EarlierResult(SlideSource slide, String result, String optionsSha256, long stagingBytes)
        implements Cluster.Work<Reuse> {

    @Override
    public Reuse run() {
        return Reuse.of(this::imageSha256, Path.of(result), optionsSha256);
    }

    private String imageSha256() {
        try (Staged staged = Staging.here(stagingBytes).fetch(slide)) {
            return Fingerprint.sha256(staged.source()).orElse("");
        }
    }
}
