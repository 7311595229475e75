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
 */
public record Cursor(double key, double score, String id) {

  private static final byte VERSION = 1;
  private static final int NUMBERS = 1 + 3 * Long.BYTES;
  private static final int LONGEST_ID = 4000;
  private static final String EXPECTED = "the next_cursor of an answer to the same request";

  /** The place behind a hit. */
  public static Cursor behind(Scored hit) {
    return new Cursor(hit.key(), hit.score(), hit.id());
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
   * As callers hold it: the version, the digest, key, score and id, in the alphabet of base64url.
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
    return new Cursor(key, score, StandardCharsets.UTF_8.decode(bytes).toString());
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
