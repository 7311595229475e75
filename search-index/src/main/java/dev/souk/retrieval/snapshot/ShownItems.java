package dev.souk.retrieval.snapshot;

import dev.souk.domain.Item;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Items of one snapshot that were shown lately, so that what is shown often is not read from its
 * document each time. A document has one slot, which the last that was shown has: bounded, and
 * without a lock. Items with long texts are not kept. Thread-safe.
 */
final class ShownItems {

  /** A slot for so many bytes of the heap: full of items of a usual size it holds a 32nd of it. */
  private static final long HEAP_PER_SLOT = 32L << 10;

  private static final int FEWEST = 1 << 10;
  private static final int MOST = 1 << 17;

  private static final int LONGEST_DESCRIPTION = 2_000;
  private static final int MOST_ATTRIBUTES = 32;

  private record Shown(int doc, Item item) {}

  private final AtomicReferenceArray<@Nullable Shown> slots;

  /**
   * @param documents how many there are
   * @param heapBytes of this JVM at most
   */
  ShownItems(int documents, long heapBytes) {
    long affordable = Math.clamp(heapBytes / HEAP_PER_SLOT, FEWEST, MOST);
    int needed = Integer.highestOneBit(Math.max(1, documents - 1)) << 1;
    // The number of slots is a power of two.
    slots = new AtomicReferenceArray<>(Math.min((int) Long.highestOneBit(affordable), needed));
  }

  /** The item of a document, null if it is not kept. */
  @Nullable Item get(int doc) {
    Shown shown = slots.get(doc & (slots.length() - 1));
    return shown != null && shown.doc() == doc ? shown.item() : null;
  }

  /** Keeps an item, if it is not too large. */
  void put(int doc, Item item) {
    if (item.description().length() <= LONGEST_DESCRIPTION
        && item.attributes().size() <= MOST_ATTRIBUTES) {
      slots.set(doc & (slots.length() - 1), new Shown(doc, item));
    }
  }
}
