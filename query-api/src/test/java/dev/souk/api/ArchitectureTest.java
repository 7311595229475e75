package dev.souk.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.souk.api.endpoint.Endpoint;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.souk.api");

  @Test
  void seesNoStreamingAndNoIndexFormat() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.flink..", "dev.souk.jobs..", "dev.souk.cli..", "org.apache.lucene..")
        .check(CLASSES);
  }

  @Test
  void onlyTheRootPackageSeesTheWebServer() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.souk.api")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.helidon..")
        .check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("dev.souk.api.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void endpointsAreNamedForWhatTheyAre() {
    classes()
        .that()
        .implement(Endpoint.class)
        .and()
        .resideOutsideOfPackage("..page..")
        .should()
        .haveSimpleNameEndingWith("Endpoint")
        .check(CLASSES);
  }
}
