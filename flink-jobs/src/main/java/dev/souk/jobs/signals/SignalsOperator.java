package dev.souk.jobs.signals;

import dev.souk.jobs.parse.ItemEvent;
import dev.souk.jobs.state.DocumentOperator;
import dev.souk.view.schema.SignalsSchema;
import org.jspecify.annotations.Nullable;

/** Events, keyed by item, become documents of the signals view. */
public final class SignalsOperator extends DocumentOperator<ItemEvent, SignalState> {

  private static final long serialVersionUID = 1L;

  private final SignalOptions options;

  /** Lets popularity decay as {@code options} says. */
  public SignalsOperator(SignalOptions options) {
    super("signals", SignalState.CODEC);
    this.options = options;
  }

  @Override
  protected SignalState add(String itemId, @Nullable SignalState known, ItemEvent event) {
    SignalState state = known == null ? new SignalState() : known;
    state.add(event);
    return state;
  }

  @Override
  protected byte[] source(String itemId, SignalState state) {
    return SignalsSchema.source(state.signals(itemId, options));
  }
}
