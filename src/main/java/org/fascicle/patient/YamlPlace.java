package org.fascicle.patient;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fascicle.decision.Statement;
import org.fascicle.space.UserError;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A value in a YAML file that knows its line, so that what is wrong with it can be said in one sentence. */
final class YamlPlace {

    private final Path file;
    private final Node node;
    private final String name;

    private YamlPlace(Path file, Node node, String name) {
        this.file = file;
        this.node = node;
        this.name = name;
    }

    /** The whole of a file. */
    static YamlPlace read(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            Node root = new Yaml(new LoaderOptions()).compose(reader);
            if (root == null) {
                throw UserError.input(file.getFileName() + " is empty; docs/case.md shows what a case looks like.");
            }
            return new YamlPlace(file, root, "the file");
        } catch (MarkedYAMLException e) {
            throw UserError.input(
                    file.getFileName() + ", line " + (e.getProblemMark().getLine() + 1) + ": this is no YAML: "
                            + e.getProblem() + ".",
                    e);
        } catch (IOException | YAMLException e) {
            throw UserError.input(
                    "The case " + file + " cannot be read as text: is it there, and is it YAML in UTF-8?", e);
        }
    }

    int line() {
        return node.getStartMark().getLine() + 1;
    }

    UserError wrong(String sentence) {
        return UserError.input(file.getFileName() + ", line " + line() + ": " + sentence);
    }

    /** Refuses every key but these, and a key given twice. */
    YamlPlace allow(String... keys) {
        Set<String> seen = new HashSet<>();
        for (NodeTuple tuple : tuples()) {
            YamlPlace key = at(tuple.getKeyNode(), "a key");
            String word = key.text();
            if (!List.of(keys).contains(word)) {
                throw key.wrong("unknown key \"" + word + "\" in " + name + "; known here are "
                        + String.join(", ", keys) + ".");
            }
            if (!seen.add(word)) {
                throw key.wrong("the key \"" + word + "\" stands twice in " + name + ".");
            }
        }
        return this;
    }

    /** Whether it is made of keys and values. */
    boolean isMapping() {
        return node instanceof MappingNode;
    }

    boolean isList() {
        return node instanceof SequenceNode;
    }

    boolean has(String key) {
        return find(key).isPresent();
    }

    Optional<YamlPlace> find(String key) {
        return tuples().stream()
                .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode scalar
                        && scalar.getValue().equals(key))
                .map(tuple -> at(tuple.getValueNode(), "\"" + key + "\""))
                .findFirst();
    }

    YamlPlace get(String key) {
        return find(key).orElseThrow(() -> wrong("the key \"" + key + "\" is missing in " + name + "."));
    }

    /** The entries of a list that must not be empty. */
    List<YamlPlace> list(String entry) {
        if (!(node instanceof SequenceNode sequence) || sequence.getValue().isEmpty()) {
            throw wrong(name + " is a list with at least one " + entry + ", each beginning with a dash.");
        }
        List<YamlPlace> places = new ArrayList<>();
        sequence.getValue().forEach(each -> places.add(at(each, "a " + entry)));
        return places;
    }

    String text() {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue().strip();
        }
        throw wrong(name + " is a single word or number.");
    }

    double number() {
        try {
            return Double.parseDouble(text());
        } catch (NumberFormatException e) {
            throw wrong(name + " is a number, not \"" + text() + "\".");
        }
    }

    double number(double least, double most) {
        double value = number();
        if (!(value >= least && value <= most)) {
            throw wrong(name + " lies between " + plain(least) + " and " + plain(most) + ", not " + plain(value) + ".");
        }
        return value;
    }

    boolean truth() {
        String word = text().toLowerCase(java.util.Locale.ROOT);
        if (!Set.of("true", "false", "yes", "no").contains(word)) {
            throw wrong(name + " is true or false, not \"" + text() + "\".");
        }
        return word.equals("true") || word.equals("yes");
    }

    /** A whole number within bounds. */
    int whole(int least, int most) {
        double value = number(least, most);
        if (value != Math.rint(value)) {
            throw wrong(name + " is a whole number, not " + value + ".");
        }
        return (int) value;
    }

    /** One of an enum's words, with blanks or dashes between them. */
    <E extends Enum<E>> E choice(Class<E> options) {
        String word = text();
        for (E option : options.getEnumConstants()) {
            if (option.name().equalsIgnoreCase(word.replaceAll("[ -]", "_"))) {
                return option;
            }
        }
        throw wrong("\"" + word + "\" is not known here; choose "
                + Arrays.stream(options.getEnumConstants())
                        .map(option -> option.name().matches("R[0-2X]") ? option.name() : Statement.word(option))
                        .collect(Collectors.joining(", "))
                + ".");
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private List<NodeTuple> tuples() {
        if (node instanceof MappingNode mapping) {
            return mapping.getValue();
        }
        throw wrong(name + " is made of keys and values, \"key: value\".");
    }

    private YamlPlace at(Node other, String called) {
        return new YamlPlace(file, other, called);
    }
}
