package dev.souk.jobs.dedup;

import dev.souk.domain.EventKind;
import dev.souk.jobs.parse.BehaviorEvent;
import dev.souk.jobs.parse.ItemEvent;
import dev.souk.jobs.parse.LedgerEntry;
import dev.souk.jobs.parse.LineOutputs;
import dev.souk.jobs.parse.QuerySearch;
import dev.souk.jobs.parse.ShopperEvent;
import dev.souk.jobs.state.ChangedStates;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.RecordAttributes;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Lets each event through once. The input is keyed by {@link BehaviorEvent#key}. The main output is
 * the events of named shoppers, still in the partition of their shopper; all events leave through
 * {@link #ITEMS}, by item, and searches through {@link #QUERIES}. What was counted leaves through
 * {@link LineOutputs#LEDGER} before each barrier.
 *
 * <p>Of shoppers the ids within the window are remembered ({@link RememberedIds}); a guest's id is
 * a key of its own, which the state backend forgets when the window is over by the clock.
 *
 * <p>In a backlog, nobody waits for an event: those of a shopper are put aside until the next
 * barrier, so that what it costs to read and write his state, here and in his profile, is shared by
 * all of them. Otherwise a log of more shoppers than the heap has room for would cost each event a
 * read and a write of a whole state.
 */
@SuppressWarnings("NullAway.Init") // Flink calls open() before anything else.
public final class DuplicatesOperator extends AbstractStreamOperator<ShopperEvent>
    implements OneInputStreamOperator<BehaviorEvent, ShopperEvent>, BoundedOneInput {

  private static final long serialVersionUID = 1L;

  /** What happened to items, by guests too. */
  public static final OutputTag<ItemEvent> ITEMS =
      new OutputTag<>("items", TypeInformation.of(ItemEvent.class));

  /** What was searched for, by guests too. */
  public static final OutputTag<QuerySearch> QUERIES =
      new OutputTag<>("queries", TypeInformation.of(QuerySearch.class));

  private static final long DAY_MILLIS = 86_400_000;
  private static final long DEFERRED_BYTES = Runtime.getRuntime().maxMemory() / 24;

  private final DuplicateOptions options;
  private final boolean bounded;
  private transient DeferredEvents deferred;
  private transient boolean backlog;
  private transient ChangedStates<RememberedIds> shoppers;
  private transient ChangedStates<GuestEvent> guests;
  private transient Map<Column, Long> counts;

  private enum Column {
    ACCEPTED(LedgerEntry.ACCEPTED),
    GUESTS(LedgerEntry.GUESTS),
    DUPLICATES(LedgerEntry.DUPLICATES),
    LATE(LedgerEntry.LATE);

    private final String ledger;

    Column(String ledger) {
      this.ledger = ledger;
    }
  }

  /**
   * Remembers ids as {@code options} says.
   *
   * @param bounded whether the input ends: then all of it is a backlog, of which sources are silent
   */
  public DuplicatesOperator(DuplicateOptions options, boolean bounded) {
    this.options = options;
    this.bounded = bounded;
  }

  @Override
  public void open() throws Exception {
    super.open();
    backlog = bounded;
    deferred =
        new DeferredEvents(
            TypeInformation.of(BehaviorEvent.class)
                .createSerializer(getExecutionConfig().getSerializerConfig()),
            DEFERRED_BYTES);
    shoppers =
        new ChangedStates<>(
            getKeyedStateBackend(), "ids", new RememberedIdsCodec(options.window().toMillis()));
    guests =
        ChangedStates.forgotten(
            getKeyedStateBackend(), "guests", GuestEvent.CODEC, options.window());
    counts = new EnumMap<>(Column.class);
  }

  @Override
  public void processElement(StreamRecord<BehaviorEvent> record) throws Exception {
    BehaviorEvent event = record.getValue();
    if (!backlog || event.guest()) {
      process(event);
      return;
    }
    deferred.add(event);
    if (deferred.isFull()) {
      deferred.drain(this::process);
    }
  }

  @Override
  public void processRecordAttributes(RecordAttributes attributes) throws Exception {
    // Unknown is none.
    backlog = Boolean.TRUE.equals(attributes.isBacklog());
    if (!backlog) {
      deferred.drain(this::process);
    }
    super.processRecordAttributes(attributes);
  }

  private void process(BehaviorEvent event) throws Exception {
    Verdict verdict = event.guest() ? guest(event) : shopper(event);
    switch (verdict) {
      case DUPLICATE -> {
        count(Column.DUPLICATES);
        return;
      }
      case LATE -> count(Column.LATE);
      case NEW -> {}
    }
    emitItems(event);
    if (event.guest()) {
      count(Column.GUESTS);
    } else {
      count(Column.ACCEPTED);
      emit(event);
    }
  }

  private Verdict guest(BehaviorEvent event) throws Exception {
    if (guests.get(event.key()) != null) {
      return Verdict.DUPLICATE;
    }
    guests.put(event.key(), GuestEvent.RECEIVED);
    return Verdict.NEW;
  }

  private Verdict shopper(BehaviorEvent event) throws Exception {
    RememberedIds known = shoppers.get(event.key());
    RememberedIds ids = known == null ? new RememberedIds() : known;
    Verdict verdict = ids.offer(event.id(), event.time(), options.window().toMillis());
    shoppers.put(event.key(), ids);
    return verdict;
  }

  private void count(Column column) {
    counts.merge(column, 1L, Long::sum);
  }

  private void emitItems(BehaviorEvent event) {
    int day = Math.toIntExact(Math.floorDiv(event.time(), DAY_MILLIS));
    QuerySearch search = QuerySearch.of(event.searchTerm(), day, event.searcher());
    if (search != null) {
      output.collect(QUERIES, new StreamRecord<>(search));
    }
    for (String item : event.items()) {
      output.collect(
          ITEMS, new StreamRecord<>(new ItemEvent(item, event.kind(), day, event.rating())));
    }
  }

  private void emit(BehaviorEvent event) {
    EventKind kind = event.kind();
    if (kind.weight() == 0) {
      output.collect(
          new StreamRecord<>(
              new ShopperEvent(
                  event.key(), kind, event.time(), true, null, Double.NaN, null, null)));
      return;
    }
    for (int i = 0; i < event.items().length; i++) {
      output.collect(
          new StreamRecord<>(
              new ShopperEvent(
                  event.key(),
                  kind,
                  event.time(),
                  i == 0,
                  event.items()[i],
                  event.prices()[i],
                  event.brands()[i],
                  event.categories()[i])));
    }
  }

  private void flush() throws Exception {
    deferred.drain(this::process);
    shoppers.flush();
    guests.flush();
    counts.forEach((column, lines) ->
        output.collect(
            LineOutputs.LEDGER, new StreamRecord<>(new LedgerEntry(column.ledger, lines))));
    counts.clear();
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpoint) throws Exception {
    flush();
  }

  @Override
  public void endInput() throws Exception {
    flush();
  }
}
