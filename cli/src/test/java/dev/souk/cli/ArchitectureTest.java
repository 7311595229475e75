package dev.souk.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The borders between modules as the one module that sees them all sees them. */
class ArchitectureTest {

  private static final JavaClasses SOUK =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.souk");

  @Test
  void modules_dependOneWay() {
    noClasses()
        .that()
        .resideInAPackage("dev.souk.kernels..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.souk.domain..", "dev.souk.retrieval..", "dev.souk.jobs..", "dev.souk.api..")
        .check(SOUK);
    noClasses()
        .that()
        .resideInAPackage("dev.souk.jobs..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.souk.api..", "dev.souk.cli..", "io.helidon..")
        .check(SOUK);
    noClasses()
        .that()
        .resideInAPackage("dev.souk.api..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.souk.jobs..", "dev.souk.cli..", "org.apache.flink..")
        .check(SOUK);
  }

  @Test
  void aparapi_isSeenByTheKernelsAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.souk.kernels.opencl..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.aparapi..")
        .check(SOUK);
  }

  @Test
  void modules_haveNoCycles() {
    slices().matching("dev.souk.(*)..").should().beFreeOfCycles().check(SOUK);
  }
}
