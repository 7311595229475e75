package dev.souk.jobs.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.souk.jobs.sink.ViewDocument;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DocumentOperatorTest {

  private @Nullable OneInputStreamOperatorTestHarness<String, ViewDocument> harness;

  /** Joins what comes; the key is the first letter. */
  private static final class Joining extends DocumentOperator<String, String> {

    private static final long serialVersionUID = 1L;

    Joining(int heapBytes) {
      super("joined", new Text(heapBytes));
    }

    @Override
    protected String add(String key, @Nullable String state, String record) {
      return state == null ? record : state + record;
    }

    @Override
    protected byte[] source(String key, String state) {
      return state.getBytes(StandardCharsets.UTF_8);
    }
  }

  private record Text(int heap) implements StateCodec<String> {

    @Override
    public byte[] encode(String state) {
      return state.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String decode(byte[] bytes) {
      return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public int heapBytes(String state) {
      return heap;
    }
  }

  private OneInputStreamOperatorTestHarness<String, ViewDocument> open(
      int heapBytes, @Nullable OperatorSubtaskState state) throws Exception {
    OneInputStreamOperatorTestHarness<String, ViewDocument> opened =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new Joining(heapBytes), word -> word.substring(0, 1), Types.STRING);
    harness = opened;
    if (state != null) {
      opened.initializeState(state);
    }
    opened.open();
    return opened;
  }

  @AfterEach
  void close() throws Exception {
    if (harness != null) {
      harness.close();
    }
  }

  private static List<String> documents(
      OneInputStreamOperatorTestHarness<String, ViewDocument> from) {
    return from.extractOutputValues().stream()
        .map(ViewDocument::source)
        .map(source -> new String(Objects.requireNonNull(source), StandardCharsets.UTF_8))
        .sorted()
        .toList();
  }

  private static void send(
      OneInputStreamOperatorTestHarness<String, ViewDocument> to, String... words)
      throws Exception {
    for (String word : words) {
      to.processElement(new StreamRecord<>(word));
    }
  }

  @Test
  void aKeyThatChangedHasOneDocumentBeforeEachBarrier() throws Exception {
    OneInputStreamOperatorTestHarness<String, ViewDocument> joining = open(1, null);
    send(joining, "a1", "b1", "a2");
    assertEquals(List.of(), documents(joining));
    joining.prepareSnapshotPreBarrier(1);
    assertEquals(List.of("a1a2", "b1"), documents(joining));
    send(joining, "b2");
    joining.prepareSnapshotPreBarrier(2);
    assertEquals(List.of("a1a2", "b1", "b1b2"), documents(joining));
  }

  @Test
  void whatHasNoRoomOnTheHeapIsWrittenAndPublishedAtOnce() throws Exception {
    OneInputStreamOperatorTestHarness<String, ViewDocument> joining = open(1 << 30, null);
    send(joining, "a1", "b1", "a2");
    assertEquals(List.of("a1", "a1a2", "b1"), documents(joining));
    joining.prepareSnapshotPreBarrier(1);
    assertEquals(3, documents(joining).size(), "and not twice");
    OperatorSubtaskState state = joining.snapshot(1, 1);
    joining.close();
    OneInputStreamOperatorTestHarness<String, ViewDocument> again = open(1 << 30, state);
    send(again, "b2");
    assertEquals(List.of("b1b2"), documents(again));
  }
}
