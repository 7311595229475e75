package dev.souk.jobs.profiles;

import dev.souk.jobs.parse.ShopperEvent;
import dev.souk.jobs.state.DocumentOperator;
import org.jspecify.annotations.Nullable;

/** Events, keyed by shopper, become documents of the profiles view. */
public final class ProfilesOperator extends DocumentOperator<ShopperEvent, ShopperState> {

  private static final long serialVersionUID = 1L;

  private final int items;
  private final Decay decay;

  /** Keeps profiles as {@code options} says. */
  public ProfilesOperator(ProfileOptions options) {
    super("shopper", new ShopperCodec(options.decay()));
    items = options.items();
    decay = options.decay();
  }

  @Override
  protected ShopperState add(String shopper, @Nullable ShopperState known, ShopperEvent event) {
    ShopperState state = known == null ? new ShopperState() : known;
    state.add(event, decay, items);
    return state;
  }

  @Override
  protected byte[] source(String shopper, ShopperState state) {
    return state.document(shopper, decay, items);
  }
}
