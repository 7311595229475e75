package dev.souk.jobs.dedup;

import dev.souk.jobs.parse.BehaviorEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * Events put aside until there are several of a shopper: his state is then read and written once
 * for all of them. They are kept serialised, a fifth of what they take as objects. Not thread-safe.
 */
final class DeferredEvents {

  private static final int PAGE_BYTES = 1 << 18;

  /** Of a shopper: the key, its place in the map, the list. */
  private static final int SHOPPER_BYTES = 150;

  /** Of an event: what leads to it. */
  private static final int EVENT_BYTES = Integer.BYTES + Long.BYTES;

  private static final int NONE = -1;

  private final TypeSerializer<BehaviorEvent> serializer;
  private final long maxBytes;
  private final Map<String, Events> shoppers = new HashMap<>();
  private final List<byte[]> pages = new ArrayList<>();
  private final DataOutputSerializer page = new DataOutputSerializer(PAGE_BYTES + 4096);
  private long[] places = new long[1024];
  private int[] following = new int[1024];
  private int size;
  private long pageBytes;

  /** The first and the last event of a shopper; each leads to the one that follows it. */
  private static final class Events {
    final int first;
    int last;

    Events(int event) {
      first = event;
      last = event;
    }
  }

  /** Takes an event back. */
  @FunctionalInterface
  interface Taker {
    /** Takes one. */
    void take(BehaviorEvent event) throws Exception;
  }

  /**
   * None yet.
   *
   * @param maxBytes of heap, about, at which it is full
   */
  DeferredEvents(TypeSerializer<BehaviorEvent> serializer, long maxBytes) {
    this.serializer = serializer;
    this.maxBytes = maxBytes;
  }

  /** Puts {@code event} aside. */
  void add(BehaviorEvent event) throws IOException {
    if (page.length() >= PAGE_BYTES) {
      endPage();
    }
    if (size == places.length) {
      places = Arrays.copyOf(places, 2 * size);
      following = Arrays.copyOf(following, 2 * size);
    }
    places[size] = (long) pages.size() << Integer.SIZE | page.length();
    following[size] = NONE;
    serializer.serialize(event, page);
    Events before = shoppers.get(event.key());
    if (before == null) {
      shoppers.put(event.key(), new Events(size));
    } else {
      following[before.last] = size;
      before.last = size;
    }
    size++;
  }

  private void endPage() {
    pages.add(page.getCopyOfBuffer());
    pageBytes += page.length();
    page.clear();
  }

  /** Whether it should be drained. */
  boolean isFull() {
    return pageBytes + (long) EVENT_BYTES * size + (long) SHOPPER_BYTES * shoppers.size()
        > maxBytes;
  }

  /** Gives all events back, those of a shopper one after the other and in their order. */
  void drain(Taker taker) throws Exception {
    if (size == 0) {
      return;
    }
    endPage();
    DataInputDeserializer in = new DataInputDeserializer();
    for (Events events : shoppers.values()) {
      for (int event = events.first; event != NONE; event = following[event]) {
        byte[] bytes = pages.get((int) (places[event] >>> Integer.SIZE));
        int start = (int) places[event];
        in.setBuffer(bytes, start, bytes.length - start);
        taker.take(serializer.deserialize(in));
      }
    }
    shoppers.clear();
    pages.clear();
    size = 0;
    pageBytes = 0;
  }
}
