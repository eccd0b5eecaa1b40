package org.fascicle.patient;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fascicle.fnclcc.Fnclcc;
import org.fascicle.run.Reuse;

/** Cases of which everything is entered and nothing measured. */
final class Cases {

    private static final String HEAD = "fascicle_case: 1\npatient: case-17\nspecimens:\n";
    /** One specimen with every item of the synoptic block; its entered T is one that its size contradicts. */
    static final String ENTERED = """
              - id: p
                context: primary
                date: 2011-05
                site: right forearm
                procedure: resection
                type: conventional leiomyosarcoma
                mitoses: {count: 22, area_mm2: 1.734, by: reader B}
                necrosis: {percent: 30}
                size: {cm: [3.9, 5.4, 1.9], source: gross}
                region: limb
                depth: {is: deep, by: reader A}
                margins: {status: R0, nearest: deep, distance_mm: 2.5}
                lymphovascular_invasion: absent
                nodes: {examined: 4, positive: 0}
                tnm: {t: pT1b, n: pN0, m: M0}
                ancillary:
                  - {test: MDM2, result: not amplified, by: laboratory 2}
            """.indent(0);

    private Cases() {}

    /** @param specimens entries of the manifest's list */
    static PatientReport withoutSlides(Path folder, String specimens) throws IOException {
        Path manifest = Files.writeString(folder.resolve("CASE.yaml"), HEAD + specimens);
        Fnclcc rules = Fnclcc.standard();
        return new CaseAnalysis(
                        CaseManifestReader.read(manifest, rules.book()),
                        rules,
                        new NoSlides(),
                        folder.resolve("slides"),
                        said -> {})
                .run("0");
    }

    private static final class NoSlides implements SlideAnalyzer {
        @Override
        public Path analyze(Work work, Path parent, String name) {
            throw new AssertionError("There is no slide to measure.");
        }

        @Override
        public Reuse reuse(Work work, Path result) {
            throw new AssertionError("There is no slide to measure.");
        }
    }
}
