package io.github.promptgate.reports;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;

@AnalyzeClasses(packages = "io.github.promptgate.reports", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule reports_know_the_record_and_the_verdict_only = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.github.promptgate",
                    "io.github.promptgate.reports..",
                    "io.github.promptgate.label",
                    "io.github.promptgate.record..",
                    "io.github.promptgate.stats",
                    "io.github.promptgate.suite",
                    "io.github.promptgate.gate",
                    "io.github.promptgate.problem",
                    "io.github.promptgate.preflight",
                    "java..",
                    "javax.xml.stream..",
                    "freemarker..",
                    "com.sun.net.httpserver..",
                    "com.fasterxml.jackson.core..",
                    "org.apache.commons.csv..",
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
    static final ArchRule only_review_serves = noClasses()
            .that()
            .resideOutsideOfPackage("io.github.promptgate.reports.review")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.sun.net.httpserver..")
            .because("a report is a file; one command serves it");

    @ArchTest
    static final ArchRule formats_do_not_know_each_other = classes()
            .that()
            .resideInAPackage("io.github.promptgate.reports.(*)..")
            .and()
            .resideOutsideOfPackage("io.github.promptgate.reports.review")
            .should(dependOnlyOn("input", "tests", "findings", "summary", "text"))
            .because("a new format is a new package, and none may lean on another, nor on the entry");

    @ArchTest
    static final ArchRule summary_and_text_know_no_format = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.github.promptgate.reports.summary",
                    "io.github.promptgate.reports.text",
                    "io.github.promptgate.reports.tests",
                    "io.github.promptgate.reports.findings")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.github.promptgate.reports.input")
            .because("what formats are given is made of the summary");

    @ArchTest
    static final ArchRule text_knows_no_summary = noClasses()
            .that()
            .resideInAPackage("io.github.promptgate.reports.text")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.github.promptgate.reports.summary")
            .because("words and numbers are told the same wherever they stand");

    /** Of the packages of the reports its own and these. */
    private static ArchCondition<JavaClass> dependOnlyOn(String... shared) {
        String entry = "io.github.promptgate.reports";
        return new ArchCondition<>("depend on their own package and " + String.join(", ", shared)) {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                for (Dependency dependency : item.getDirectDependenciesFromSelf()) {
                    String target = dependency.getTargetClass().getPackageName();
                    boolean free = !target.startsWith(entry)
                            || target.equals(item.getPackageName())
                            || Arrays.stream(shared).anyMatch(one -> target.equals(entry + "." + one));
                    events.add(new SimpleConditionEvent(dependency, free, dependency.getDescription()));
                }
            }
        };
    }

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
