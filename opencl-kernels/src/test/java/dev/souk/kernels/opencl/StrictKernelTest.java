package dev.souk.kernels.opencl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aparapi.device.OpenCLDevice;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StrictKernelTest {

  /** Aparapi does not translate a switch, and would run it in Java threads. */
  static final class Untranslatable extends StrictKernel {
    final int[] out = new int[64];

    @Override
    public void run() {
      int id = getGlobalId(0);
      switch (id & 1) {
        case 0 -> out[id] = 1;
        default -> out[id] = 2;
      }
    }
  }

  static final class Translatable extends StrictKernel {
    final int[] out = new int[64];

    @Override
    public void run() {
      int id = getGlobalId(0);
      out[id] = id * 3;
    }
  }

  private final PrintStream standardError = System.err;

  @BeforeEach
  void hideTheStackTraceThatAparapiPrints() {
    System.setErr(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void showStandardError() {
    System.setErr(standardError);
  }

  @Test
  void refusesAKernelThatCannotBeTranslated() {
    OpenCLDevice device = Devices.first();
    Untranslatable kernel = new Untranslatable();
    String message =
        assertThrows(IllegalStateException.class, () -> kernel.launch(device, 64, 1, 64))
            .toString();
    assertTrue(message.contains("Untranslatable did not run on OpenCL device"), message);
    assertTrue(message.contains("LOOKUPSWITCH"), message);
    for (int value : kernel.out) {
      assertEquals(0, value, "computed in Java");
    }
  }

  @Test
  void runsAKernelThatCanAfterOneThatCannot() {
    OpenCLDevice device = Devices.first();
    Untranslatable bad = new Untranslatable();
    assertThrows(IllegalStateException.class, () -> bad.launch(device, 64, 1, 64));
    device.setSharedMemory(false);
    Translatable good = new Translatable();
    try {
      good.setExplicit(true);
      good.launch(device, 64, 1, 64);
      good.get(good.out);
      for (int id = 0; id < 64; id++) {
        assertEquals(3 * id, good.out[id]);
      }
    } finally {
      good.dispose();
    }
  }
}
