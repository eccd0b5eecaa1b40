package org.fascicle.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** scripts/fascicle in surroundings such as cron's, over a checkout that looks built and a Java that says what it was given. */
class LauncherTest {

    private static final Path SCRIPTS =
            Path.of(System.getProperty("test.images")).resolveSibling("scripts");

    @TempDir
    private Path folder;

    private Path classpath;

    @BeforeEach
    void aCheckoutThatLooksBuilt() throws IOException {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "scripts/fascicle is tried on Linux");
        Files.createDirectories(folder.resolve("scripts"));
        Files.copy(SCRIPTS.resolve("fascicle"), folder.resolve("scripts/fascicle"));
        Files.createDirectories(folder.resolve("src/main"));
        Files.writeString(folder.resolve("pom.xml"), "");
        Files.writeString(folder.resolve("src/pom.xml"), "");
        Path java = Files.createDirectories(folder.resolve("jdk/bin")).resolve("java");
        Files.writeString(java, "#!/bin/bash\necho \"LC_ALL=${LC_ALL:-} HOME=$HOME\"\n");
        java.toFile().setExecutable(true);
        classpath = Files.createDirectories(folder.resolve("target/core")).resolve("classpath.txt");
        Files.writeString(classpath.resolveSibling("fascicle.jar"), "built");
        Files.writeString(classpath, Files.writeString(folder.resolve("a.jar"), "") + ":" + java);
        Files.setLastModifiedTime(classpath, FileTime.fromMillis(System.currentTimeMillis() + 60_000));
    }

    private record Said(int code, String text) {}

    private Said start(Map<String, String> surroundings) throws Exception {
        ProcessBuilder launcher = new ProcessBuilder(
                        "bash", folder.resolve("scripts/fascicle").toString(), "demo")
                .redirectErrorStream(true);
        launcher.environment().keySet().removeIf(name -> !name.equals("PATH"));
        launcher.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        launcher.environment().putAll(surroundings);
        Process process = launcher.start();
        String text = new String(process.getInputStream().readAllBytes());
        return new Said(process.waitFor(), text);
    }

    @Test
    void namesWithUmlautsAreReadWhateverTheLocale() throws Exception {
        assertThat(start(Map.of("LC_ALL", "C", "HOME", "/h")).text()).isEqualTo("LC_ALL=C.UTF-8 HOME=/h\n");
        assertThat(start(Map.of("HOME", "/h")).text()).contains("LC_ALL=C.UTF-8");
        assertThat(start(Map.of("HOME", "/h", "LANG", "C.UTF-8")).text()).contains("LC_ALL= ");
    }

    @Test
    void aHomeIsFoundWhereNoneIsSet() throws Exception {
        assertThat(start(Map.of()).text()).doesNotContain("unbound").containsPattern("HOME=/.*");
    }

    @Test
    void aMissingJavaAndAMissingJarAreOneSentence() throws Exception {
        Said noJava = start(Map.of("JAVA_HOME", "/nowhere", "HOME", "/h"));
        assertThat(noJava.code()).isEqualTo(2);
        assertThat(noJava.text()).startsWith("fascicle: no Java at /nowhere").hasLineCount(1);
        Files.delete(folder.resolve("a.jar"));
        Said noJar = start(Map.of("HOME", "/h"));
        assertThat(noJar.code()).isEqualTo(2);
        assertThat(noJar.text()).startsWith("fascicle: ").contains("a.jar").hasLineCount(1);
    }
}
