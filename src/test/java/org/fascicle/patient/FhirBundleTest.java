package org.fascicle.patient;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundle is FHIR R4 to the library that defines it in Java. */
class FhirBundleTest {

    @TempDir
    private Path folder;

    @Test
    void theBundleIsFhirR4() throws IOException {
        FhirContext context = FhirContext.forR4();
        FhirValidator validator = context.newValidator();
        validator.registerValidatorModule(new FhirInstanceValidator(new ValidationSupportChain(
                new DefaultProfileValidationSupport(context),
                new CommonCodeSystemsTerminologyService(context),
                new InMemoryTerminologyServerValidationSupport(context))));
        String bundle = bundle(Cases.ENTERED + "  - {id: m, context: metastasis, after: 9 years}\n");
        assertThat(complaints(validator, bundle)).isEmpty();
        assertThat(complaints(validator, bundle.replace("\"preliminary\"", "\"prelim\"")))
                .isNotEmpty();
        assertThat(complaints(validator, bundle.replace("\"valueString\"", "\"valueStrings\"")))
                .isNotEmpty();
    }

    private static List<String> complaints(FhirValidator validator, String bundle) {
        return validator.validateWithResult(bundle).getMessages().stream()
                .filter(each -> each.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                .map(each -> each.getLocationString() + ": " + each.getMessage())
                .toList();
    }

    private String bundle(String specimens) throws IOException {
        CaseFiles.write(folder.resolve("case"), Cases.withoutSlides(folder, specimens));
        return Files.readString(folder.resolve("case").resolve(CaseFiles.FHIR));
    }
}
