package dev.souk.jobs.items;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.souk.jobs.TermFrequencyRepresenters;
import dev.souk.jobs.parse.CatalogUpdate;
import dev.souk.jobs.sink.ViewDocument;
import dev.souk.jobs.source.ModelVersion;
import dev.souk.view.schema.IndexedItem;
import dev.souk.view.schema.ItemsSchema;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
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
    return new KeyedTwoInputStreamOperatorTestHarness<>(
        new ItemsOperator(new TermFrequencyRepresenters()),
        CatalogUpdate::itemId,
        null,
        Types.STRING);
  }

  private void update(String id, long second, long offset, @Nullable String title)
      throws Exception {
    String json = "{\"id\":\"%s\",\"title\":\"%s\",\"price\":\"1 USD\"}".formatted(id, title);
    byte[] item = title == null ? null : json.getBytes(StandardCharsets.UTF_8);
    harness.processElement1(new StreamRecord<>(new CatalogUpdate(id, second, 0, offset, item)));
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
}
