package dev.souk.jobs.items;

import dev.souk.domain.CatalogJson;
import dev.souk.domain.Json;
import dev.souk.jobs.parse.CatalogUpdate;
import dev.souk.jobs.sink.ViewDocument;
import dev.souk.jobs.source.ModelVersion;
import dev.souk.jobs.state.ChangedStates;
import dev.souk.view.schema.ItemsSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedMultiInput;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the latest change of each item (input 1, keyed by item) and represents items with the model
 * in use (input 2, broadcast). When another model comes, all items are represented anew before the
 * next barrier: what is published depends on the items and the last model alone, not on which came
 * first.
 *
 * <p>A model that cannot be read fails the job: it is retried, and reported, until it can.
 */
@SuppressWarnings("NullAway.Init") // Flink calls initializeState() before anything else.
public final class ItemsOperator extends AbstractStreamOperator<ViewDocument>
    implements TwoInputStreamOperator<CatalogUpdate, ModelVersion, ViewDocument>,
        BoundedMultiInput {

  private static final long serialVersionUID = 1L;

  private final ItemRepresenters representers;
  private transient ChangedStates<ItemState> items;
  private transient ListState<ModelVersion> modelState;
  private transient @Nullable ModelVersion model;
  private transient ItemRepresenter representer;
  private transient boolean allChanged;

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
    representer = representers.untrained();
    for (ModelVersion last : modelState.get()) {
      model = last;
    }
    if (model != null) {
      representer = representers.trained(model);
    }
  }

  @Override
  public void open() throws Exception {
    super.open();
    items = new ChangedStates<>(getKeyedStateBackend(), "item", ItemState.CODEC);
  }

  @Override
  public void processElement1(StreamRecord<CatalogUpdate> record) throws Exception {
    CatalogUpdate update = record.getValue();
    ItemState known = items.get(update.itemId());
    if (known == null || known.precedes(update)) {
      items.put(update.itemId(), ItemState.of(update));
    }
  }

  @Override
  public void processElement2(StreamRecord<ModelVersion> record) throws IOException {
    ModelVersion next = record.getValue();
    if (!next.equals(model)) {
      representer = representers.trained(next);
      model = next;
      allChanged = true;
      LOG.info("All items are represented anew with model {}", next.name());
    }
  }

  private void emit() throws Exception {
    if (allChanged) {
      items.drainAll(this::emit);
    } else {
      items.drain(this::emit);
    }
    allChanged = false;
  }

  private void emit(String itemId, ItemState state) {
    byte[] json = state.item();
    byte[] source =
        json == null
            ? null
            : ItemsSchema.source(
                representer.represent(
                    CatalogJson.parseItem(Json.object(new String(json, StandardCharsets.UTF_8)))));
    output.collect(new StreamRecord<>(new ViewDocument(itemId, source)));
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
  }
}
