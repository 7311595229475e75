package dev.souk.kernels;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.souk");

  @Test
  void seesTheClassesItJudges() {
    assertTrue(CLASSES.contain("dev.souk.kernels.opencl.TopKKernel"));
    assertTrue(CLASSES.contain("dev.souk.kernels.simd.MicroKernels"));
  }

  @Test
  void onlyTheOpenClPackageSeesAparapi() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.souk.kernels.opencl")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.aparapi..")
        .check(CLASSES);
  }

  @Test
  void onlyTheSimdPackageSeesTheVectorModule() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.souk.kernels.simd")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("jdk.incubator.vector..")
        .check(CLASSES);
  }

  @Test
  void backendsDoNotSeeEachOther() {
    slices()
        .matching("dev.souk.kernels.(*)..")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(
            com.tngtech.archunit.base.DescribedPredicate.alwaysTrue(),
            com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage(
                "dev.souk.kernels.core"))
        .check(CLASSES);
  }

  @Test
  void noKernelHasABooleanField() {
    // Aparapi aborts the JVM on one.
    fields()
        .that()
        .areDeclaredInClassesThat()
        .areAssignableTo("dev.souk.kernels.opencl.StrictKernel")
        .should()
        .notHaveRawType(boolean.class)
        .check(CLASSES);
  }
}
