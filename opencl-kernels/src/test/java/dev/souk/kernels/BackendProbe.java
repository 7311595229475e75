package dev.souk.kernels;

/** Run in a JVM of its own by {@link BackendsTest}: prints what was chosen, or why nothing was. */
public final class BackendProbe {

  private BackendProbe() {}

  public static void main(String[] args) {
    try {
      Selection selection = Backends.select(BackendKind.parse(args[0]));
      try (SimilarityBackend backend = selection.backend()) {
        String failure = SelfCheck.failure(backend).orElse("self-check passed");
        System.out.println(backend.name() + "; " + selection.reason() + "; " + failure);
      }
    } catch (BackendUnavailableException e) {
      System.out.println("unavailable; " + e.getMessage());
    }
  }
}
