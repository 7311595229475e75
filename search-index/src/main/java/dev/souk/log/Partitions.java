package dev.souk.log;

/** Which partition a key belongs to: the same one whatever the log is kept in. */
public final class Partitions {

  private Partitions() {}

  /**
   * The partition of {@code key}.
   *
   * @param count of partitions, 1 or more
   * @return 0 to {@code count - 1}
   */
  public static int of(String key, int count) {
    return Math.floorMod(spread(key), count);
  }

  /** Mixes the bits, so that keys that differ in one place go different ways. */
  private static int spread(String key) {
    int h = key.hashCode() * 0x9E3779B9;
    return h ^ (h >>> 16);
  }
}
