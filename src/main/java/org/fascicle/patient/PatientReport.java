package org.fascicle.patient;

import java.util.List;

/**
 * A patient's specimens over time; every file of a case is a view of this value.
 *
 * @param patient a pseudonym
 * @param reported the day that stands on the page, as entered; empty where none was
 * @param specimens in the order in which they were taken
 * @param comparisons between specimens that follow one another
 * @param warnings sentences on the manifest
 * @param manifestSha256 of the CASE.yaml
 * @param version of the program
 */
public record PatientReport(
        String patient,
        String title,
        String reported,
        List<SpecimenReport> specimens,
        List<Comparison> comparisons,
        List<String> warnings,
        String manifestSha256,
        String version) {

    public PatientReport {
        specimens = List.copyOf(specimens);
        comparisons = List.copyOf(comparisons);
        warnings = List.copyOf(warnings);
    }
}
