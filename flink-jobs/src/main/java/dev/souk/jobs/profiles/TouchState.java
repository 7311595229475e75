package dev.souk.jobs.profiles;

import dev.souk.domain.EventKind;
import dev.souk.domain.Touch;
import dev.souk.jobs.profiles.Decay.Moment;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;

/** What a shopper did with one item. The order of events is no matter. */
final class TouchState {

  private static final EventKind[] KINDS = EventKind.values();

  private final DecayedSum weight;
  private EventKind strongest;
  private int views;
  private int carts;

  /** Bought less returned; negative if more was returned than is known to have been bought. */
  private int purchases;

  TouchState(EventKind first) {
    this(first, new DecayedSum());
  }

  private TouchState(EventKind strongest, DecayedSum weight) {
    this.strongest = strongest;
    this.weight = weight;
  }

  void add(EventKind kind, Moment moment) {
    weight.add(kind.weight(), moment);
    strongest = stronger(kind, strongest);
    switch (kind) {
      case VIEW_ITEM, SELECT_ITEM -> views++;
      case ADD_TO_CART, ADD_TO_WISHLIST -> carts++;
      case PURCHASE -> purchases++;
      case REFUND -> purchases--;
      case REMOVE_FROM_CART, REVIEW, VIEW_ITEM_LIST, VIEW_SEARCH_RESULTS -> {}
    }
  }

  /** The weightier; of equal ones the first by declaration. */
  private static EventKind stronger(EventKind a, EventKind b) {
    if (a.weight() != b.weight()) {
      return a.weight() > b.weight() ? a : b;
    }
    return a.ordinal() < b.ordinal() ? a : b;
  }

  /** Time of the last event. */
  long last() {
    return weight.last();
  }

  Touch touch(String itemId, Moment asOf) {
    return new Touch(
        itemId,
        strongest,
        ShopperState.published(weight.at(asOf)),
        views,
        carts,
        Math.max(0, purchases),
        Instant.ofEpochMilli(last()));
  }

  void write(DataOutput out) throws IOException {
    out.writeByte(strongest.ordinal());
    weight.write(out);
    out.writeInt(views);
    out.writeInt(carts);
    out.writeInt(purchases);
  }

  static TouchState read(DataInput in, SumReader sums) throws IOException {
    EventKind strongest = KINDS[in.readByte()];
    TouchState read = new TouchState(strongest, sums.read(in));
    read.views = in.readInt();
    read.carts = in.readInt();
    read.purchases = in.readInt();
    return read;
  }
}
