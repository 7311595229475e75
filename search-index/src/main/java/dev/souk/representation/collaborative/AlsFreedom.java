package dev.souk.representation.collaborative;

/**
 * Which settings of an {@link AlsConfig} training may choose. What a shop has set itself is not
 * searched at all.
 *
 * @param rank whether the rank
 * @param unobserved whether α₀
 * @param lambda whether λ
 * @param sweeps whether the number of sweeps
 */
public record AlsFreedom(boolean rank, boolean unobserved, boolean lambda, boolean sweeps) {

  /** Nothing is set. */
  public static final AlsFreedom ALL = new AlsFreedom(true, true, true, true);
}
