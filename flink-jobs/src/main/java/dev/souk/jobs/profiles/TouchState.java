package dev.souk.jobs.profiles;

import dev.souk.domain.EventKind;
import dev.souk.jobs.profiles.Decay.Moment;
import dev.souk.view.schema.ProfileWriter;
import java.io.IOException;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.store.DataOutput;

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
    this(first, new DecayedSum(), 0, 0, 0);
  }

  TouchState(EventKind strongest, DecayedSum weight, int views, int carts, int purchases) {
    this.strongest = strongest;
    this.weight = weight;
    this.views = views;
    this.carts = carts;
    this.purchases = purchases;
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

  /** Adds what is published of it. */
  void publish(String itemId, Moment asOf, ProfileWriter document) throws IOException {
    document.touch(
        itemId,
        strongest,
        ShopperState.published(weight.at(asOf)),
        views,
        carts,
        Math.max(0, purchases),
        last(),
        0);
  }

  void write(DataOutput out, long asOf) throws IOException {
    out.writeByte((byte) strongest.ordinal());
    weight.write(out, asOf);
    out.writeVInt(views);
    out.writeVInt(carts);
    out.writeZInt(purchases);
  }

  static TouchState read(DataInput in, SumReader sums) throws IOException {
    EventKind strongest = KINDS[in.readByte()];
    return new TouchState(strongest, sums.read(in), in.readVInt(), in.readVInt(), in.readZInt());
  }
}
