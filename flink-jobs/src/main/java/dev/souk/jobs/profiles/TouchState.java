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
  private static final long NEVER = Long.MAX_VALUE;

  private final DecayedSum weight;
  private EventKind strongest;
  private int views;
  private int carts;

  /** Bought less returned; negative if more was returned than is known to have been bought. */
  private int purchases;

  /** Time of the first purchase. */
  private long bought;

  /** Purchases since {@link #tellPurchases}. */
  private int untold;

  TouchState(EventKind first) {
    this(first, new DecayedSum(), 0, 0, 0, NEVER);
  }

  /** As earlier versions kept it: without the time of the first purchase. */
  TouchState(EventKind strongest, DecayedSum weight, int views, int carts, int purchases) {
    this(strongest, weight, views, carts, purchases, purchases > 0 ? weight.last() : NEVER);
    this.untold = Math.max(0, purchases);
  }

  private TouchState(
      EventKind strongest, DecayedSum weight, int views, int carts, int purchases, long bought) {
    this.strongest = strongest;
    this.weight = weight;
    this.views = views;
    this.carts = carts;
    this.purchases = purchases;
    this.bought = bought;
  }

  void add(EventKind kind, Moment moment) {
    weight.add(kind.weight(), moment);
    strongest = stronger(kind, strongest);
    switch (kind) {
      case VIEW_ITEM, SELECT_ITEM -> views++;
      case ADD_TO_CART, ADD_TO_WISHLIST -> carts++;
      case PURCHASE -> {
        purchases++;
        untold++;
        bought = Math.min(bought, moment.millis());
      }
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

  /** Whether more was bought than returned. */
  boolean owned() {
    return purchases > 0;
  }

  /** Time of the first purchase, if there was one. */
  long bought() {
    return bought;
  }

  /** How many purchases came since this was called last. */
  int tellPurchases() {
    int told = untold;
    untold = 0;
    return told;
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
    out.writeVLong(bought == NEVER ? 0 : 1 + asOf - bought);
  }

  static TouchState read(DataInput in, SumReader sums) throws IOException {
    EventKind strongest = KINDS[in.readByte()];
    DecayedSum weight = sums.read(in);
    int views = in.readVInt();
    int carts = in.readVInt();
    int purchases = in.readZInt();
    long since = in.readVLong();
    return new TouchState(
        strongest, weight, views, carts, purchases, since == 0 ? NEVER : sums.asOf() + 1 - since);
  }

  /** What version 3 wrote. */
  static TouchState readUntold(DataInput in, SumReader sums) throws IOException {
    EventKind strongest = KINDS[in.readByte()];
    return new TouchState(strongest, sums.read(in), in.readVInt(), in.readVInt(), in.readZInt());
  }
}
