package dev.souk.retrieval.experiment;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A hash that is the same on every machine and in every version: the beginning of SHA-256. */
final class StableHash {

  private StableHash() {}

  /** Of texts, each of which counts as a whole: {@code a, bc} and {@code ab, c} differ. */
  static long of(String... texts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String text : texts) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
      }
      return ByteBuffer.wrap(digest.digest()).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /** A number from 0 to {@code below} - 1. */
  static int bucket(int below, String... texts) {
    return (int) Long.remainderUnsigned(of(texts), below);
  }
}
