package dev.souk.jobs.items;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.souk.domain.CatalogChange;
import dev.souk.domain.CatalogJson;
import dev.souk.domain.Item;
import dev.souk.jobs.TermFrequencyRepresenters;
import dev.souk.jobs.parse.CatalogOperator;
import dev.souk.jobs.parse.CatalogUpdate;
import dev.souk.jobs.sink.ViewDocument;
import dev.souk.jobs.source.ModelVersion;
import dev.souk.view.schema.IndexedItem;
import dev.souk.view.schema.ItemsSchema;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ItemsOperatorTest {

  private KeyedTwoInputStreamOperatorTestHarness<String, CatalogUpdate, ModelVersion, ViewDocument>
      harness;
  private long checkpoint;

  @BeforeEach
  void open() throws Exception {
    harness = harness();
    harness.open();
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  private static KeyedTwoInputStreamOperatorTestHarness<
          String, CatalogUpdate, ModelVersion, ViewDocument>
      harness() throws Exception {
    return harness(new TermFrequencyRepresenters());
  }

  private static KeyedTwoInputStreamOperatorTestHarness<
          String, CatalogUpdate, ModelVersion, ViewDocument>
      harness(ItemRepresenters representers) throws Exception {
    return new KeyedTwoInputStreamOperatorTestHarness<>(
        new ItemsOperator(representers), CatalogUpdate::itemId, null, Types.STRING);
  }

  private void update(String id, long second, long offset, @Nullable String title)
      throws Exception {
    if (title == null) {
      change(id, second, offset, "\"op\":\"delete\",\"id\":\"" + id + "\"");
    } else {
      upsert(id, second, offset, title, "1 USD");
    }
  }

  private void upsert(String id, long second, long offset, String title, String price)
      throws Exception {
    change(
        id,
        second,
        offset,
        "\"op\":\"upsert\",\"item\":{\"id\":\"%s\",\"title\":\"%s\",\"price\":\"%s\"}"
            .formatted(id, title, price));
  }

  private void offer(String id, long second, long offset, String fields) throws Exception {
    change(id, second, offset, "\"op\":\"offer\",\"id\":\"" + id + "\"," + fields);
  }

  private void change(String id, long second, long offset, String fields) throws Exception {
    String json = "{\"event_id\":\"%s\",\"event_time\":%d,%s}".formatted(id, second * 1000, fields);
    CatalogChange change = CatalogJson.parseChange(json.getBytes(StandardCharsets.UTF_8));
    harness.processElement1(new StreamRecord<>(CatalogOperator.flat(offset, change)));
  }

  /** Price, sale price and availability by item, of the last offers sent since the last call. */
  private Map<String, String> offers() {
    Map<String, String> offers = new TreeMap<>();
    ConcurrentLinkedQueue<StreamRecord<ItemOffer>> sent =
        harness.getSideOutput(ItemsOperator.OFFERS);
    if (sent != null) {
      for (StreamRecord<ItemOffer> record : sent) {
        ItemOffer offer = record.getValue();
        offers.put(
            offer.itemId(), offer.price() + "/" + offer.salePrice() + "/" + offer.availability());
      }
      sent.clear();
    }
    return offers;
  }

  private void model(String name) throws Exception {
    harness.processElement2(new StreamRecord<>(new ModelVersion(name, "/" + name)));
  }

  /** Title and basis by item, of the documents that the next barrier brings. */
  private Map<String, String> barrier() throws Exception {
    harness.getOutput().clear();
    harness.prepareSnapshotPreBarrier(++checkpoint);
    Map<String, String> documents = new TreeMap<>();
    for (ViewDocument document : harness.extractOutputValues()) {
      byte[] source = document.source();
      IndexedItem item = source == null ? null : ItemsSchema.read(source);
      documents.put(
          document.key(), item == null ? "deleted" : item.item().title() + "/" + item.basis());
    }
    return documents;
  }

  @Test
  void theLatestChangeWinsByTimeAndThenByOffset() throws Exception {
    update("a", 10, 0, "old");
    update("a", 20, 1, "new");
    update("a", 15, 2, "late");
    update("b", 10, 3, "first");
    update("b", 10, 4, "second");
    assertEquals(Map.of("a", "new/", "b", "second/"), barrier());
    assertEquals(Map.of(), barrier());
  }

  @Test
  void aDeletedItemIsNotBroughtBackByAnOlderChange() throws Exception {
    update("a", 10, 0, "old");
    update("a", 20, 1, null);
    update("a", 15, 2, "late");
    assertEquals(Map.of("a", "deleted"), barrier());
    update("a", 30, 3, "again");
    assertEquals(Map.of("a", "again/"), barrier());
  }

  @Test
  void changesThatAreDeliveredAgainAlterNothing() throws Exception {
    update("a", 10, 0, "old");
    update("a", 20, 1, null);
    update("b", 10, 2, "shade");
    assertEquals(Map.of("a", "deleted", "b", "shade/"), barrier());
    update("a", 10, 3, "old");
    update("a", 20, 4, null);
    update("b", 10, 5, "shade");
    assertEquals("deleted", barrier().getOrDefault("a", "deleted"));
    update("a", 10, 6, "old");
    assertEquals(Map.of(), barrier());
  }

  @Test
  void aNewModelRepresentsAllItemsAnewOnce() throws Exception {
    update("a", 10, 0, "lamp");
    barrier();
    update("b", 10, 1, "shade");
    model("m1");
    assertEquals(Map.of("a", "lamp/m1", "b", "shade/m1"), barrier());
    model("m1");
    assertEquals(Map.of(), barrier());
    update("c", 10, 2, "chair");
    assertEquals(Map.of("c", "chair/m1"), barrier());
  }

  @Test
  void theModelSurvivesARestart() throws Exception {
    update("a", 10, 0, "lamp");
    model("m1");
    barrier();
    OperatorSubtaskState state = harness.snapshot(checkpoint, 0);
    harness.close();
    harness = harness();
    harness.initializeState(state);
    harness.open();
    model("m1");
    update("b", 10, 1, "shade");
    assertEquals(Map.of("b", "shade/m1"), barrier());
  }

  /** Represents with an embedder of a name, which is the basis. */
  private record Embedding(String name) implements ItemRepresenters {

    @Override
    public ItemRepresenter untrained() {
      return new ItemRepresenter() {
        @Override
        public IndexedItem represent(Item item) {
          return new IndexedItem(item, Map.of(), new float[] {1}, name);
        }

        @Override
        public String embedder() {
          return name;
        }
      };
    }

    @Override
    public ItemRepresenter trained(ModelVersion model) {
      return untrained();
    }
  }

  private void restart(ItemRepresenters representers) throws Exception {
    OperatorSubtaskState state = harness.snapshot(checkpoint, 0);
    harness.close();
    harness = harness(representers);
    harness.initializeState(state);
    harness.open();
  }

  @Test
  void anotherEmbedderRepresentsAllItemsAnew_unlessItCannotBeLoaded() throws Exception {
    update("a", 10, 0, "lamp");
    assertEquals(Map.of("a", "lamp/"), barrier());
    restart(new Embedding("one"));
    assertEquals(Map.of("a", "lamp/one"), barrier());
    restart(new Embedding("one"));
    assertEquals(Map.of(), barrier());
    restart(new Embedding(ItemRepresenter.UNAVAILABLE));
    assertEquals(Map.of(), barrier());
    restart(new Embedding("one"));
    assertEquals(Map.of("a", "lamp/one"), barrier(), "meanwhile items may have got no vector");
    restart(new TermFrequencyRepresenters());
    assertEquals(Map.of("a", "lamp/"), barrier());
  }

  @Test
  void manyItemsAreNotLeftForTheBarrier_whereEachTakesLong() throws Exception {
    restart(new Embedding("one"));
    for (int i = 0; i < 300; i++) {
      update("i" + i, 10, i, "lamp");
    }
    int before = harness.extractOutputValues().size();
    assertEquals(257, before);
    assertEquals(300 - before, barrier().size());
  }

  @Test
  void aPriceThatChangesIsSentAndNotIndexed() throws Exception {
    upsert("a", 10, 0, "lamp", "1 USD");
    assertEquals(Map.of("a", "1 USD/null/in_stock"), offers());
    assertEquals(Map.of("a", "lamp/"), barrier());
    offer("a", 20, 1, "\"price\":\"2 USD\"");
    assertEquals(Map.of("a", "2 USD/null/in_stock"), offers());
    upsert("a", 30, 2, "lamp", "3 USD");
    assertEquals(Map.of("a", "3 USD/null/in_stock"), offers());
    offer("a", 25, 3, "\"price\":\"9 USD\",\"sale_price\":\"8 USD\"");
    assertEquals(Map.of(), offers());
    assertEquals(Map.of(), barrier());
    upsert("a", 40, 4, "lamp of brass", "3 USD");
    assertEquals(Map.of("a", "lamp of brass/"), barrier());
    assertEquals(Map.of(), offers());
  }

  @Test
  void anOfferWaitsForItsItemAndEndsWithIt() throws Exception {
    offer("a", 20, 0, "\"availability\":\"backorder\"");
    assertEquals(Map.of(), offers());
    assertEquals(Map.of(), barrier());
    upsert("a", 10, 1, "lamp", "1 USD");
    assertEquals(Map.of("a", "1 USD/null/backorder"), offers());
    assertEquals(Map.of("a", "lamp/"), barrier());
    update("a", 30, 2, null);
    assertEquals(Map.of("a", "null/null/null"), offers());
    assertEquals(Map.of("a", "deleted"), barrier());
    upsert("a", 40, 3, "lamp", "1 USD");
    assertEquals(Map.of("a", "1 USD/null/in_stock"), offers());
  }

  @Test
  void offersSurviveARestart() throws Exception {
    upsert("a", 10, 0, "lamp", "1 USD");
    offer("a", 30, 1, "\"sale_price\":\"0.50 USD\"");
    barrier();
    offers();
    OperatorSubtaskState state = harness.snapshot(checkpoint, 0);
    harness.close();
    harness = harness();
    harness.initializeState(state);
    harness.open();
    assertEquals(Map.of(), barrier());
    assertEquals(Map.of(), offers());
    upsert("a", 20, 2, "lamp", "2 USD");
    assertEquals(Map.of("a", "2 USD/0.50 USD/in_stock"), offers());
  }
}
