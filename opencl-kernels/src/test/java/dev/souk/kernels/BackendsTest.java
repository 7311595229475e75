package dev.souk.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BackendsTest {

  private static final String VECTORS = "--add-modules=jdk.incubator.vector";

  @Test
  void parsesWhatConfigurationSays() {
    assertEquals(BackendKind.OPENCL, BackendKind.parse(" OpenCL "));
    for (BackendKind kind : BackendKind.values()) {
      assertEquals(kind, BackendKind.parse(kind.configName()));
    }
    String message =
        assertThrows(IllegalArgumentException.class, () -> BackendKind.parse("cuda")).toString();
    assertTrue(message.contains("\"cuda\" (expected: auto, scalar, simd or opencl)"), message);
  }

  @Test
  void givesTheBackendThatWasAskedFor() {
    for (BackendKind kind : List.of(BackendKind.SCALAR, BackendKind.SIMD)) {
      Selection selection = Backends.select(kind);
      try (SimilarityBackend backend = selection.backend()) {
        assertEquals(kind.configName(), backend.name());
        assertFalse(backend.device().isBlank());
        assertEquals(kind.configName() + " was asked for", selection.reason());
        assertEquals(Optional.empty(), SelfCheck.failure(backend));
      }
    }
  }

  @Test
  void autoChoosesNoCpuThroughOpenCl() {
    Selection selection = Backends.select(BackendKind.AUTO);
    try (SimilarityBackend backend = selection.backend()) {
      assertTrue(selection.reason().startsWith("auto: "), selection.reason());
      assertTrue(
          backend.name().equals("simd") || backend.device().startsWith("GPU"), backend.device());
    }
  }

  @Test
  void selfCheckCatchesABackendThatComputesWrong() {
    try (SimilarityBackend wrong = new ForgetsBias()) {
      String failure = SelfCheck.failure(wrong).orElse("passed");
      assertTrue(failure.startsWith("score of query 0"), failure);
    }
  }

  @Test
  void withoutADriverOpenClIsRefusedAndAutoIsSimd() throws IOException, InterruptedException {
    String refused = probe("opencl", List.of(VECTORS), "/nonexistent");
    assertTrue(refused.startsWith("unavailable; no OpenCL device"), refused);
    assertTrue(refused.contains("install ocl-icd-libopencl1"), refused);
    String auto = probe("auto", List.of(VECTORS), "/nonexistent");
    assertEquals("simd; auto: simd, as no OpenCL GPU was found; self-check passed", auto);
  }

  @Test
  void withoutTheVectorModuleSimdIsRefusedAndAutoIsScalar()
      throws IOException, InterruptedException {
    String refused = probe("simd", List.of(), "/nonexistent");
    assertTrue(refused.startsWith("unavailable; backend simd: the JVM was started"), refused);
    String auto = probe("auto", List.of(), "/nonexistent");
    assertTrue(auto.startsWith("scalar; auto: scalar, as no OpenCL GPU was found and"), auto);
  }

  /** The last line that {@link BackendProbe} prints in a JVM with these flags and drivers. */
  private static String probe(String kind, List<String> flags, String drivers)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx256m");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(flags);
    command.add("-cp");
    String own = System.getProperty("java.class.path");
    command.add(System.getProperty("surefire.test.class.path", own));
    command.add(BackendProbe.class.getName());
    command.add(kind);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("OCL_ICD_VENDORS", drivers);
    Process process = builder.start();
    byte[] output = process.getInputStream().readAllBytes();
    assertEquals(0, process.waitFor());
    return new String(output, StandardCharsets.UTF_8).lines().toList().getLast();
  }

  /** A backend with a mistake. */
  private static final class ForgetsBias implements SimilarityBackend {
    private final SimilarityBackend right = Backends.select(BackendKind.SCALAR).backend();

    @Override
    public String name() {
      return "wrong";
    }

    @Override
    public String device() {
      return "none";
    }

    @Override
    public ItemMatrix load(FloatMatrix items, float @Nullable [] bias) {
      return right.load(items, null);
    }

    @Override
    public void close() {
      right.close();
    }
  }
}
