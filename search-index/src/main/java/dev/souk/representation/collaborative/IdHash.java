package dev.souk.representation.collaborative;

/**
 * A number for an id that is the same on every machine and in every run: FNV-1a over its
 * characters, mixed by the last step of SplitMix64 so that every bit depends on all of them.
 */
public final class IdHash {

  private static final long BASIS = 0xCBF29CE484222325L;
  private static final long PRIME = 0x100000001B3L;

  private IdHash() {}

  /** The number. */
  public static long of(String id) {
    long h = BASIS;
    for (int i = 0; i < id.length(); i++) {
      h = (h ^ id.charAt(i)) * PRIME;
    }
    h = (h ^ (h >>> 30)) * 0xBF58476D1CE4E5B9L;
    h = (h ^ (h >>> 27)) * 0x94D049BB133111EBL;
    return h ^ (h >>> 31);
  }
}
