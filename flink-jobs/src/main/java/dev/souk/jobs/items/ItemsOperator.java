package dev.souk.jobs.items;

import dev.souk.domain.Item;
import dev.souk.jobs.parse.CatalogUpdate;
import dev.souk.jobs.sink.ViewDocument;
import dev.souk.jobs.source.ModelVersion;
import dev.souk.jobs.state.ChangedStates;
import dev.souk.view.schema.IndexedItem;
import dev.souk.view.schema.ItemsSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedMultiInput;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what the changes of each item came to (input 1, keyed by item) and represents items with
 * the model in use (input 2, broadcast). Price and stock leave through {@link #OFFERS} at once; an
 * item is represented, and its document emitted, only if something else of it changed, however the
 * change was sent.
 *
 * <p>When another model comes, all items are represented anew before the next barrier: what is
 * published depends on the items and the last model alone, not on which came first.
 *
 * <p>A model that cannot be read fails the job: it is retried, and reported, until it can.
 */
@SuppressWarnings("NullAway.Init") // Flink calls initializeState() before anything else.
public final class ItemsOperator extends AbstractStreamOperator<ViewDocument>
    implements TwoInputStreamOperator<CatalogUpdate, ModelVersion, ViewDocument>,
        BoundedMultiInput {

  private static final long serialVersionUID = 1L;

  /** Price and stock of items that are sold, when they change. */
  public static final OutputTag<ItemOffer> OFFERS =
      new OutputTag<>("offers", TypeInformation.of(ItemOffer.class));

  /** The form of this operator's documents; 1 had price and stock in them and sent no offers. */
  private static final int FORM = 2;

  /** Items that are represented together. */
  private static final int BATCH = 64;

  /** More items than this are not left for the next barrier where each takes long. */
  private static final int MOST_WAITING = 256;

  private final ItemRepresenters representers;
  private transient ChangedStates<ItemState> items;
  private transient Set<String> reworded;
  private transient ListState<ModelVersion> modelState;
  private transient ListState<Integer> formState;
  private transient ListState<String> embedderState;
  private transient @Nullable ModelVersion model;
  private transient ItemRepresenter representer;
  private transient VectorMemory memory;
  private transient List<Item> waiting;
  private transient boolean allChanged;
  private transient boolean offersUnsent;

  /** Represents with what {@code representers} makes. */
  public ItemsOperator(ItemRepresenters representers) {
    this.representers = representers;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    // Every subtask has the same model; a union lets a subtask that is new find it.
    modelState =
        context
            .getOperatorStateStore()
            .getUnionListState(
                new ListStateDescriptor<>("model", TypeInformation.of(ModelVersion.class)));
    formState =
        context
            .getOperatorStateStore()
            .getUnionListState(new ListStateDescriptor<>("form", Types.INT));
    embedderState =
        context
            .getOperatorStateStore()
            .getUnionListState(new ListStateDescriptor<>("embedder", Types.STRING));
    // State of a version before: its items are published in today's form, once.
    offersUnsent = context.isRestored() && !formState.get().iterator().hasNext();
    allChanged = offersUnsent;
    for (ModelVersion last : modelState.get()) {
      model = last;
    }
    representer = model == null ? representers.untrained() : representers.trained(model);
    String embedder = "";
    for (String last : embedderState.get()) {
      embedder = last;
    }
    if (context.isRestored()
        && !embedder.equals(representer.embedder())
        && !representer.embedder().equals(ItemRepresenter.UNAVAILABLE)) {
      allChanged = true;
      LOG.info("All items are represented anew: embedder '{}'", representer.embedder());
    }
  }

  @Override
  public void open() throws Exception {
    super.open();
    items =
        new ChangedStates<>(
            getKeyedStateBackend(), "item", new ItemStateCodec(), this::emitReworded);
    reworded = new HashSet<>();
    waiting = new ArrayList<>();
    memory =
        representer.embedder().isEmpty()
            ? VectorMemory.NONE
            : new KeyedVectorMemory(getKeyedStateBackend());
  }

  @Override
  public void processElement1(StreamRecord<CatalogUpdate> record) throws Exception {
    CatalogUpdate update = record.getValue();
    String id = update.itemId();
    ItemState stored = items.get(id);
    ItemState known = stored == null ? ItemState.UNKNOWN : stored;
    ItemState next = known.with(update);
    // Before the state is put, which may emit what changed.
    if (!Arrays.equals(known.text(), next.text())) {
      reworded.add(id);
    }
    items.put(id, next);
    if (reworded.size() > MOST_WAITING && !representer.embedder().isEmpty()) {
      emit();
    }
    if (!Objects.equals(known.offer(), next.offer())) {
      emitOffer(id, next);
    }
  }

  private void emitOffer(String itemId, ItemState state) {
    output.collect(OFFERS, new StreamRecord<>(ItemOffer.of(itemId, state.offer())));
  }

  @Override
  public void processElement2(StreamRecord<ModelVersion> record) throws IOException {
    ModelVersion next = record.getValue();
    if (!next.equals(model)) {
      ItemRepresenter last = representer;
      representer = representers.trained(next);
      last.close();
      model = next;
      allChanged = true;
      LOG.info("All items are represented anew with model {}", next.name());
    }
  }

  private void emit() throws Exception {
    if (allChanged) {
      reworded.clear();
      items.forEach((id, state) -> {
        emit(id, state);
        if (offersUnsent) {
          emitOffer(id, state);
        }
      });
    } else {
      items.flush();
    }
    emitWaiting();
    allChanged = false;
    offersUnsent = false;
  }

  private void emitReworded(String itemId, ItemState state) throws Exception {
    if (reworded.remove(itemId)) {
      emit(itemId, state);
    }
  }

  private void emit(String itemId, ItemState state) throws Exception {
    Item item = state.item();
    if (item == null) {
      output.collect(new StreamRecord<>(new ViewDocument(itemId, null)));
    } else {
      waiting.add(item);
      if (waiting.size() == BATCH) {
        emitWaiting();
      }
    }
  }

  private void emitWaiting() throws Exception {
    for (IndexedItem item : representer.represent(waiting, memory)) {
      output.collect(
          new StreamRecord<>(new ViewDocument(item.item().id(), ItemsSchema.source(item))));
    }
    waiting.clear();
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpoint) throws Exception {
    emit();
  }

  @Override
  public void endInput(int input) throws Exception {
    emit();
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    modelState.update(model == null ? List.of() : List.of(model));
    formState.update(List.of(FORM));
    embedderState.update(List.of(representer.embedder()));
  }

  @Override
  public void close() throws Exception {
    super.close();
    if (representer != null) {
      representer.close();
    }
  }
}
