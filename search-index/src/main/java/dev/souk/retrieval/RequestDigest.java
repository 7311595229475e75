package dev.souk.retrieval;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Tells requests apart by what decides which hits there are, and in which order. */
final class RequestDigest {

  private RequestDigest() {}

  /** The same for all pages of one answer. */
  static long of(SearchRequest request) {
    String whole =
        String.join(
            "\u0000",
            request.text(),
            String.valueOf(request.shopper()),
            request.history().toString(),
            request.filter(),
            request.options().select(),
            String.valueOf(request.options().understand()),
            request.sort(),
            request.exclude().toString(),
            String.valueOf(request.includeOwned()),
            request.profile(),
            request.extras().context().toString());
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(whole.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(digest).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is missing (expected: in every Java)", e);
    }
  }
}
