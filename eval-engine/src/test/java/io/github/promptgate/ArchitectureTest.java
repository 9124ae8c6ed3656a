package io.github.promptgate;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import io.github.promptgate.problem.ProblemCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds the house to its plan. Each rule fails when it finds no classes to look at. */
@AnalyzeClasses(packages = "io.github.promptgate", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "io.github.promptgate";

    /** Top down; each imports only what stands below it. */
    private static final List<String> FLOORS = List.of(
            "junit",
            "",
            "preflight",
            "run",
            "gate",
            "score",
            "recording",
            "model",
            "plan",
            "revision",
            "prompt",
            "dataset",
            "suite",
            "record",
            "stats",
            "label",
            "script",
            "source",
            "problem");

    @ArchTest
    static void imports_run_only_down_the_table(JavaClasses classes) {
        var layers = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (String floor : FLOORS) {
            layers = layers.layer(name(floor)).definedBy(floor.isEmpty() ? ROOT : ROOT + "." + floor + "..");
        }
        for (int i = 0; i < FLOORS.size(); i++) {
            List<String> above =
                    FLOORS.subList(0, i).stream().map(ArchitectureTest::name).toList();
            var layer = layers.whereLayer(name(FLOORS.get(i)));
            layers = above.isEmpty()
                    ? layer.mayNotBeAccessedByAnyLayer()
                    : layer.mayOnlyBeAccessedByLayers(above.toArray(String[]::new));
        }
        layers.because("a newcomer reads the house from the bottom up").check(classes);
    }

    @ArchTest
    static final ArchRule NO_CYCLES = SlicesRuleDefinition.slices()
            .matching(ROOT + ".(*)..")
            .should()
            .beFreeOfCycles()
            .because("a cycle makes two packages one");

    @ArchTest
    static final ArchRule GATE_IS_PURE = noClasses()
            .that()
            .resideInAPackage(ROOT + ".gate..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "java.io",
                            "java.nio.file..",
                            "java.net..",
                            "java.time",
                            "java.util.concurrent..",
                            "org.slf4j..")
                    .or(DescribedPredicate.describe(
                            "threads, clocks or unseeded randomness",
                            c -> List.of("java.lang.Thread", "java.util.Random", "java.lang.System")
                                    .contains(c.getName()))))
            .because("a verdict is a pure function of the scores");

    @ArchTest
    static final ArchRule GATE_SEES_ONLY_THE_RECORD = noClasses()
            .that()
            .resideInAPackage(ROOT + ".gate..")
            .should()
            .dependOnClassesThat(resideInAPackage(ROOT + "..")
                    .and(not(resideInAnyPackage(
                            ROOT + ".gate..",
                            ROOT + ".stats..",
                            ROOT + ".record..",
                            ROOT + ".suite..",
                            ROOT + ".problem.."))))
            .because("the gate must be usable on any record, however it came about");

    @ArchTest
    static final ArchRule STATS_KNOWS_NOBODY = noClasses()
            .that()
            .resideInAPackage(ROOT + ".stats..")
            .should()
            .dependOnClassesThat(resideInAPackage(ROOT + "..").and(not(resideInAPackage(ROOT + ".stats.."))))
            .because("numbers go in and come out");

    @ArchTest
    static final ArchRule NOBODY_PRINTS_OR_EXITS = noClasses()
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(System.class, "exit", int.class)
            .because("the engine emits events; doors print");

    @ArchTest
    static final ArchRule ENVIRONMENT_LOCALE_AND_ZONE_ARE_PASSED_IN = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(ROOT + ".junit.Discovery") // a door that nobody can hand anything
            .should()
            .callMethod(System.class, "getenv", String.class)
            .orShould()
            .callMethod(System.class, "getenv")
            .orShould()
            .callMethod(java.util.Locale.class, "getDefault")
            .orShould()
            .callMethod(java.time.ZoneId.class, "systemDefault")
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .because("same input, same bytes");

    @ArchTest
    static final ArchRule NO_FLUENT_LOGGING = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.slf4j.spi.LoggingEventBuilder")
            .because("Maven 3.8 brings SLF4J 1.7, which lacks it");

    @ArchTest
    static void a_library_is_imported_only_where_the_table_says(JavaClasses classes) {
        only(
                classes,
                "com.fasterxml.jackson..",
                resideInAPackage(ROOT + ".source..").or(simpleNameEndingWith("Json")));
        only(classes, "com.jayway.jsonpath..", resideInAPackage(ROOT + ".source.."));
        only(classes, "org.snakeyaml..", resideInAPackage(ROOT + ".source.."));
        only(classes, "com.knuddels..", resideInAPackage(ROOT + ".preflight.."));
        only(classes, "org.mozilla..", resideInAPackage(ROOT + ".script.."));
        only(classes, "org.apache.commons.statistics..", resideInAPackage(ROOT + ".stats.."));
        only(classes, "org.apache.commons.csv..", resideInAPackage(ROOT + ".dataset.."));
        only(classes, "com.networknt..", resideInAPackage(ROOT + ".score.structure.."));
        only(classes, "org.apache.commons.validator..", resideInAPackage(ROOT + ".score.safety.."));
        only(classes, "org.jsoup..", resideInAPackage(ROOT + ".score.structure.."));
        only(classes, "opennlp..", resideInAPackage(ROOT + ".score.text.."));
        only(classes, "org.apache.commons.text..", resideInAPackage(ROOT + ".score.text.."));
        only(classes, "net.sf.jsqlparser..", resideInAPackage(ROOT + ".score.structure.."));
        only(classes, "com.google.re2j..", resideInAPackage(ROOT + ".score.."));
        only(
                classes,
                "dev.langchain4j..",
                resideInAnyPackage(ROOT + ".model.langchain4j..", ROOT + ".model.mock..", ROOT + ".model.minilm.."));
        only(classes, "org.junit..", resideInAPackage(ROOT + ".junit.."));
    }

    private static void only(JavaClasses classes, String library, DescribedPredicate<JavaClass> allowed) {
        noClasses()
                .that(not(allowed))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .because("one package alone knows " + library)
                .check(classes);
        assertThat(classes.stream()
                        .filter(allowed)
                        .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
                        .anyMatch(d -> resideInAPackage(library).test(d.getTargetClass())))
                .as("%s is used where it may be", library)
                .isTrue();
    }

    @ArchTest
    static void public_types_are_those_that_are_listed(JavaClasses classes) throws IOException {
        List<String> found = classes.stream()
                .filter(c -> c.getModifiers().contains(JavaModifier.PUBLIC) && !c.isNestedClass())
                .filter(c -> !c.getSimpleName().equals("package-info"))
                .map(JavaClass::getName)
                .sorted()
                .toList();
        Path list = Path.of("src/test/resources/public-api.txt");
        if (Boolean.getBoolean("golden.update")) {
            Files.write(list, found);
        }

        assertThat(found).isNotEmpty().containsExactlyElementsOf(Files.readAllLines(list));
    }

    @ArchTest
    static void every_problem_code_has_a_page(JavaClasses classes) {
        assertThat(Arrays.stream(ProblemCode.values()).map(ProblemCode::id).toList())
                .allSatisfy(id -> assertThat(Path.of("../docs/problems", id + ".md"))
                        .exists()
                        .content()
                        .startsWith("# " + id));
    }

    @ArchTest
    static void every_problem_code_is_met_in_a_test(JavaClasses classes) {
        String tests = Stream.of(
                        "src/test/java", "../reports/src/test", "../maven-plugin/src", "../github-action/src/test")
                .map(Path::of)
                .filter(Files::isDirectory)
                .flatMap(ArchitectureTest::texts)
                .collect(Collectors.joining());

        assertThat(Arrays.stream(ProblemCode.values()).toList())
                .allSatisfy(code -> assertThat(tests.contains(code.name()) || tests.contains(code.id()))
                        .as(code.id())
                        .isTrue());
    }

    private static Stream<String> texts(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .filter(f -> f.toString().endsWith(".java") || f.toString().endsWith(".groovy"))
                    .filter(f -> !f.endsWith("ArchitectureTest.java"))
                    .map(ArchitectureTest::text)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(String floor) {
        return floor.isEmpty() ? "facade" : floor;
    }
}
