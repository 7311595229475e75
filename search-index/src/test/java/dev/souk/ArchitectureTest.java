package dev.souk;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What this module may see, and which way its packages depend on one another. */
class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(
              "dev.souk.analysis",
              "dev.souk.config",
              "dev.souk.domain",
              "dev.souk.log",
              "dev.souk.representation",
              "dev.souk.retrieval",
              "dev.souk.view");

  @Test
  void module_seesNoFlinkNoHttpNoDevice() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.flink..",
            "com.aparapi..",
            // Without the vector module all has to work too, only slower.
            "jdk.incubator..",
            "java.net.http..",
            "com.sun.net.httpserver..",
            "jakarta.servlet..",
            "io.javalin..",
            "io.helidon..",
            "org.eclipse.jetty..",
            "dev.souk.jobs..",
            "dev.souk.api..")
        .check(CLASSES);
  }

  @Test
  void whatIsStored_doesNotSeeRetrieval() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "dev.souk.domain..", "dev.souk.log..", "dev.souk.view..", "dev.souk.representation..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.souk.retrieval..")
        .check(CLASSES);
  }

  @Test
  void packages_haveNoCycles() {
    slices().matching("dev.souk.(*)..").should().beFreeOfCycles().check(CLASSES);
  }
}
