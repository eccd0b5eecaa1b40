package org.fascicle;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The walls of the house: a package imports only what stands before it, and each foreign library has one room. */
class HouseRulesTest {

    private static final List<String> FLOW = List.of(
            "space",
            "image",
            "raster",
            "natives",
            "opencv",
            "learn",
            "tile",
            "tiff",
            "slide",
            "stain",
            "register",
            "pdf",
            "figure",
            "segment",
            "detect",
            "measure",
            "cells",
            "fnclcc",
            "decision",
            "report",
            "pipeline",
            "publish",
            "run",
            "review",
            "patient",
            "validate",
            "cli");

    private static final JavaClasses CORE =
            new ClassFileImporter().withImportOption(HouseRulesTest::isMain).importPackages("org.fascicle");

    @TestFactory
    Stream<DynamicTest> aPackageImportsOnlyWhatStandsBeforeIt() {
        return FLOW.stream().map(name -> DynamicTest.dynamicTest(name, () -> refuse(name, after(name))));
    }

    @TestFactory
    Stream<DynamicTest> stagesKnowImagesButNoFilesOrTiles() {
        return Stream.of("stain", "segment", "detect", "measure", "cells", "fnclcc")
                .map(name -> DynamicTest.dynamicTest(name, () -> refuse(name, List.of("slide", "tile"))));
    }

    @Test
    void gradingRulesSeeNothingButMeasures() {
        refuse("fnclcc", List.of("image", "stain", "segment", "detect"));
    }

    @Test
    void eachLibraryHasOneRoom() {
        confine("loci..", "org.fascicle.slide.bioformats..");
        confine("ome..", "org.fascicle.slide.bioformats..");
        confine("ai.onnxruntime..", "org.fascicle.segment.onnx..");
        confine("org.opencv..", "org.fascicle.opencv..");
        confine("nu.pattern..", "org.fascicle.opencv..");
        noClasses()
                .that()
                .resideOutsideOfPackages("org.fascicle.pdf..", "org.fascicle.figure.pdf..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.pdfbox..")
                .check(CORE);
        confine("picocli..", "org.fascicle.cli..");
    }

    /** Neither rooms nor the closets within them know each other in a circle. */
    @Test
    void noTwoPackagesImportEachOtherInACircle() {
        SlicesRuleDefinition.slices()
                .matching("org.fascicle.(**)")
                .should()
                .beFreeOfCycles()
                .check(CORE);
    }

    /** Core values are images of ours; a window toolkit behind a public method would follow into every caller. */
    @Test
    void noPublicMethodShowsAWindowToolkit() {
        DescribedPredicate<JavaClass> toolkit = JavaClass.Predicates.resideInAnyPackage("java.awt..", "javax.swing..");
        DescribedPredicate<JavaClass> seen =
                DescribedPredicate.describe("can be seen", HouseRulesTest::isPublicWithAllAround);
        noMethods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat(seen)
                .should()
                .haveRawReturnType(toolkit)
                .check(CORE);
        noMethods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat(seen)
                .should()
                .haveRawParameterTypes(DescribedPredicate.describe(
                        "window toolkit", types -> types.stream().anyMatch(toolkit)))
                .check(CORE);
    }

    private static boolean isPublicWithAllAround(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass()
                        .map(HouseRulesTest::isPublicWithAllAround)
                        .orElse(true);
    }

    /** ArchUnit's own option does not know the folder that our build puts tests into. */
    private static boolean isMain(Location location) {
        return !location.contains("/test-classes/");
    }

    private static void confine(String library, String room) {
        noClasses()
                .that()
                .resideOutsideOfPackage(room)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .allowEmptyShould(true)
                .check(CORE);
    }

    private static void refuse(String name, List<String> forbidden) {
        String[] packages = forbidden.stream().map(HouseRulesTest::within).toArray(String[]::new);
        if (packages.length > 0) {
            noClasses()
                    .that()
                    .resideInAPackage(within(name))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(packages)
                    .allowEmptyShould(true)
                    .check(CORE);
        }
    }

    private static List<String> after(String name) {
        return new ArrayList<>(FLOW.subList(FLOW.indexOf(name) + 1, FLOW.size()));
    }

    private static String within(String name) {
        return "org.fascicle." + name + "..";
    }
}
