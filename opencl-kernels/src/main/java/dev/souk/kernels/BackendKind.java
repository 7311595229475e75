package dev.souk.kernels;

import java.util.Locale;

/** What configuration asks for: one backend, or the fastest that works. */
public enum BackendKind {
  /** A GPU through OpenCL if there is one and it computes right, else SIMD, else scalar. */
  AUTO,
  /** The reference. */
  SCALAR,
  /** The CPU's vector instructions. */
  SIMD,
  /** An OpenCL device of any type, GPUs first. */
  OPENCL;

  /**
   * Reads a configured value, in any case.
   *
   * @throws IllegalArgumentException if it is none of {@code auto}, {@code scalar}, {@code simd},
   *     {@code opencl}
   */
  public static BackendKind parse(String value) {
    for (BackendKind kind : values()) {
      if (kind.configName().equals(value.strip().toLowerCase(Locale.ROOT))) {
        return kind;
      }
    }
    throw new IllegalArgumentException(
        "backend: \"" + value + "\" (expected: auto, scalar, simd or opencl)");
  }

  /** The value in configuration. */
  public String configName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
