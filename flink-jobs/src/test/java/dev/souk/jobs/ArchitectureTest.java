package dev.souk.jobs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.souk.jobs");

  @Test
  void seesNoHttpAndNoDevices() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.souk.api..",
            "dev.souk.cli..",
            "io.helidon..",
            "java.net.http..",
            "com.sun.net.httpserver..",
            "com.aparapi..")
        .check(CLASSES);
  }

  @Test
  void onlyTheEmbeddedClusterSeesHowFlinkRunsJobs() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.souk.jobs.embedded")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.flink.runtime.minicluster..")
        .check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("dev.souk.jobs.(*)..").should().beFreeOfCycles().check(CLASSES);
  }
}
