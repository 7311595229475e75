package dev.souk.jobs.state;

import dev.souk.jobs.sink.ViewDocument;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Adds records to the state of their key and, before each barrier, emits one document for each key
 * that changed: visibility is per checkpoint anyway, and a document per record would be waste.
 *
 * @param <IN> a record, keyed by a string
 * @param <S> the state of a key; mutable
 */
@SuppressWarnings("NullAway.Init") // Flink calls open() before anything else.
public abstract class DocumentOperator<IN, S> extends AbstractStreamOperator<ViewDocument>
    implements OneInputStreamOperator<IN, ViewDocument>, BoundedOneInput {

  private static final long serialVersionUID = 1L;

  private final String name;
  private final StateCodec<S> codec;
  private transient ChangedStates<S> states;

  /**
   * @param name of the keyed state
   */
  protected DocumentOperator(String name, StateCodec<S> codec) {
    this.name = name;
    this.codec = codec;
  }

  /** The state of {@code key} after {@code record}; {@code state} is null if it had none. */
  protected abstract S add(String key, @Nullable S state, IN record);

  /** The source of the document of a state, null if it has none. */
  protected abstract byte @Nullable [] source(String key, S state);

  /** Called with each state whose document is emitted, before that is made. */
  protected void changed(String key, S state) {
    // Most have nothing else to tell.
  }

  @Override
  public void open() throws Exception {
    super.open();
    states = new ChangedStates<>(getKeyedStateBackend(), name, codec, this::emit);
  }

  @Override
  public void processElement(StreamRecord<IN> record) throws Exception {
    String key = (String) getCurrentKey();
    states.put(key, add(key, states.get(key), record.getValue()));
  }

  private void emit(String key, S state) {
    changed(key, state);
    output.collect(new StreamRecord<>(new ViewDocument(key, source(key, state))));
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpoint) throws Exception {
    states.flush();
  }

  @Override
  public void endInput() throws Exception {
    states.flush();
  }
}
