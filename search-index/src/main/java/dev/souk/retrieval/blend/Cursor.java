package dev.souk.retrieval.blend;

import dev.souk.domain.InvalidInputException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A place in an answer: behind the hit with this key, score and id. The place is one of the order,
 * not of a number of hits, so that it stays where it is when hits before it come or go.
 *
 * @param key what is sorted by, as {@link Scored#key}
 * @param score the blend
 * @param id the item
 * @param shown how many hits there are before the place; what is pinned to a place has it by number
 * @param pinned how many of those are pinned
 */
public record Cursor(double key, double score, String id, int shown, int pinned) {

  /** Before all hits. */
  public static final Cursor BEGINNING =
      new Cursor(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, "", 0, 0);

  private static final byte VERSION = 1;
  private static final int NUMBERS = 1 + 3 * Long.BYTES + 2 * Integer.BYTES;
  private static final int LONGEST_ID = 4000;
  private static final String EXPECTED = "the next_cursor of an answer to the same request";

  /** The place behind a hit. */
  public static Cursor behind(Scored hit) {
    return new Cursor(hit.key(), hit.score(), hit.id(), 0, 0);
  }

  /** The same place with what is before it. */
  public Cursor counting(int hits, int pins) {
    return new Cursor(key, score, id, hits, pins);
  }

  /** Whether what has this key and score, and maybe this id, comes behind this place. */
  boolean isBefore(double otherKey, double otherScore, String otherId) {
    int compared = Double.compare(key, otherKey);
    if (compared == 0) {
      compared = Double.compare(score, otherScore);
    }
    return compared > 0 || (compared == 0 && id.compareTo(otherId) < 0);
  }

  /**
   * As callers hold it: the version, the digest, key, score, counts and id, in the alphabet of
   * base64url.
   *
   * @param request the digest of the request it belongs to
   */
  public String encode(long request) {
    byte[] ofId = id.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes =
        ByteBuffer.allocate(NUMBERS + ofId.length)
            .put(VERSION)
            .putLong(request)
            .putDouble(key)
            .putDouble(score)
            .putInt(shown)
            .putInt(pinned)
            .put(ofId);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /**
   * Reads what {@link #encode} wrote.
   *
   * @throws InvalidInputException if it is something else, of another version or of another request
   */
  public static Cursor decode(String text, long request) {
    ByteBuffer bytes = bytes(text);
    if (bytes.remaining() < NUMBERS) {
      throw new InvalidInputException("cursor", text, EXPECTED);
    }
    byte version = bytes.get();
    if (version != VERSION) {
      throw new InvalidInputException("cursor", "of version " + version, EXPECTED);
    }
    if (bytes.getLong() != request) {
      throw new InvalidInputException("cursor", "of another request", EXPECTED);
    }
    double key = bytes.getDouble();
    double score = bytes.getDouble();
    int shown = bytes.getInt();
    int pinned = bytes.getInt();
    if (shown < 0 || pinned < 0) {
      throw new InvalidInputException("cursor", text, EXPECTED);
    }
    return new Cursor(key, score, StandardCharsets.UTF_8.decode(bytes).toString(), shown, pinned);
  }

  private static ByteBuffer bytes(String text) {
    if (text.length() <= LONGEST_ID) {
      try {
        return ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
      } catch (IllegalArgumentException e) {
        // The same message.
      }
    }
    throw new InvalidInputException("cursor", text, EXPECTED);
  }
}
