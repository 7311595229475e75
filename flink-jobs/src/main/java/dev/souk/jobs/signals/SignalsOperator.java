package dev.souk.jobs.signals;

import dev.souk.jobs.items.ItemOffer;
import dev.souk.jobs.parse.ItemEvent;
import dev.souk.jobs.sink.ViewDocument;
import dev.souk.jobs.state.ChangedStates;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedMultiInput;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Events (input 1) and offers (input 2), both keyed by item, become documents of the signals view:
 * one before each barrier for each item of which something changed.
 */
@SuppressWarnings("NullAway.Init") // Flink calls open() before anything else.
public final class SignalsOperator extends AbstractStreamOperator<ViewDocument>
    implements TwoInputStreamOperator<ItemEvent, ItemOffer, ViewDocument>, BoundedMultiInput {

  private static final long serialVersionUID = 1L;

  private final SignalOptions options;
  private transient ChangedStates<HotState> states;

  /** Lets popularity decay as {@code options} says. */
  public SignalsOperator(SignalOptions options) {
    this.options = options;
  }

  @Override
  public void open() throws Exception {
    super.open();
    states = new ChangedStates<>(getKeyedStateBackend(), "signals", HotState.CODEC, this::emit);
  }

  @Override
  public void processElement1(StreamRecord<ItemEvent> record) throws Exception {
    ItemEvent event = record.getValue();
    HotState state = state(event.itemId());
    state.counters().add(event);
    states.put(event.itemId(), state);
  }

  @Override
  public void processElement2(StreamRecord<ItemOffer> record) throws Exception {
    ItemOffer offer = record.getValue();
    HotState state = state(offer.itemId());
    state.offer(offer.offer());
    states.put(offer.itemId(), state);
  }

  private HotState state(String itemId) throws Exception {
    HotState known = states.get(itemId);
    return known == null ? new HotState() : known;
  }

  private void emit(String itemId, HotState state) {
    output.collect(new StreamRecord<>(new ViewDocument(itemId, state.source(itemId, options))));
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpoint) throws Exception {
    states.flush();
  }

  @Override
  public void endInput(int input) throws Exception {
    states.flush();
  }
}
