package dev.souk.jobs.parse;

import java.nio.charset.StandardCharsets;
import org.apache.lucene.util.StringHelper;

/**
 * Ids of events as 64-bit hashes: the first half of MurmurHash3 x64 128 (Appleby) of the UTF-8
 * bytes.
 *
 * <p>A new event is taken for a repeated one if its hash is that of another event which is
 * remembered of the same shopper. With n remembered that happens with probability n / 2^64: at the
 * most that are kept, 10,000, once in 1.8e15 events. Guests' ids are compared whole.
 */
public final class EventIds {

  // Any constant will do; it must never change, for hashes are kept in state.
  private static final int SEED = 0x50_55_4b;

  private EventIds() {}

  /** The hash of {@code id}. */
  public static long hash(String id) {
    byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
    return StringHelper.murmurhash3_x64_128(bytes, 0, bytes.length, SEED)[0];
  }
}
