package dev.souk.jobs.profiles;

import dev.souk.domain.EventKind;
import dev.souk.domain.Touch;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;

/** What a shopper did with one item. */
final class TouchState {

  private static final EventKind[] KINDS = EventKind.values();

  private final DecayedSum weight;
  private EventKind strongest;
  private int views;
  private int carts;
  private int purchases;

  TouchState(EventKind first) {
    this(first, new DecayedSum());
  }

  private TouchState(EventKind strongest, DecayedSum weight) {
    this.strongest = strongest;
    this.weight = weight;
  }

  void add(EventKind kind, long time, Decay decay) {
    weight.add(kind.weight(), time, decay);
    if (kind.weight() > strongest.weight()) {
      strongest = kind;
    }
    switch (kind) {
      case VIEW_ITEM, SELECT_ITEM -> views++;
      case ADD_TO_CART, ADD_TO_WISHLIST -> carts++;
      case PURCHASE -> purchases++;
      case REFUND -> purchases = Math.max(0, purchases - 1);
      case REMOVE_FROM_CART, REVIEW, VIEW_ITEM_LIST, VIEW_SEARCH_RESULTS -> {}
    }
  }

  /** Time of the last event. */
  long last() {
    return weight.asOf();
  }

  Touch touch(String itemId, long asOf, Decay decay) {
    return new Touch(
        itemId,
        strongest,
        weight.at(asOf, decay),
        views,
        carts,
        purchases,
        Instant.ofEpochMilli(last()));
  }

  void write(DataOutput out) throws IOException {
    out.writeByte(strongest.ordinal());
    weight.write(out);
    out.writeInt(views);
    out.writeInt(carts);
    out.writeInt(purchases);
  }

  static TouchState read(DataInput in) throws IOException {
    EventKind strongest = KINDS[in.readByte()];
    TouchState read = new TouchState(strongest, DecayedSum.read(in));
    read.views = in.readInt();
    read.carts = in.readInt();
    read.purchases = in.readInt();
    return read;
  }
}
