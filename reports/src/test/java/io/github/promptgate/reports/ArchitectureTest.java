package io.github.promptgate.reports;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.github.promptgate.reports", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule reports_know_the_record_and_the_verdict_only = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.github.promptgate",
                    "io.github.promptgate.reports..",
                    "io.github.promptgate.record..",
                    "io.github.promptgate.stats",
                    "io.github.promptgate.suite",
                    "io.github.promptgate.gate",
                    "io.github.promptgate.problem",
                    "io.github.promptgate.preflight",
                    "java..",
                    "javax.xml.stream..",
                    "freemarker..",
                    "com.fasterxml.jackson.core..",
                    "org.jspecify..")
            .because("a report is a pure function of record and verdict: it sees no run, no model, no scorer");

    @ArchTest
    static final ArchRule reports_never_start_an_evaluation = noClasses()
            .should()
            .dependOnClassesThat()
            .haveSimpleNameStartingWith("EvalEngine")
            .because("the root package lends its outcome, not its engine");

    @ArchTest
    static final ArchRule jackson_stays_in_json_types = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Json")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml.jackson..")
            .because("JSON is written in one place per format");

    @ArchTest
    static final ArchRule freemarker_stays_in_html = noClasses()
            .that()
            .resideOutsideOfPackage("io.github.promptgate.reports.html")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("freemarker..")
            .because("only the page has a template");

    @ArchTest
    static final ArchRule formats_do_not_know_each_other = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("entry")
            .definedBy("io.github.promptgate.reports")
            .layer("html")
            .definedBy("io.github.promptgate.reports.html")
            .layer("terminal")
            .definedBy("io.github.promptgate.reports.terminal")
            .layer("outcome")
            .definedBy("io.github.promptgate.reports.outcome")
            .layer("junit")
            .definedBy("io.github.promptgate.reports.junit")
            .layer("summary")
            .definedBy("io.github.promptgate.reports.summary")
            .layer("text")
            .definedBy("io.github.promptgate.reports.text")
            .whereLayer("entry")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("html")
            .mayOnlyBeAccessedByLayers("entry")
            .whereLayer("terminal")
            .mayOnlyBeAccessedByLayers("entry")
            .whereLayer("outcome")
            .mayOnlyBeAccessedByLayers("entry")
            .whereLayer("junit")
            .mayOnlyBeAccessedByLayers("entry")
            .whereLayer("summary")
            .mayOnlyBeAccessedByLayers("entry", "html", "terminal", "outcome", "junit")
            .because("a new format is a new package, and none may lean on another");

    @ArchTest
    static final ArchRule nothing_prints_or_reads_the_clock = noClasses()
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.util.Locale.class, "getDefault")
            .because("same input, same bytes; only a door prints");
}
