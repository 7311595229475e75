package dev.souk.cli.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.domain.Item;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of documents, queries and judgements, in the forms that data sets have. */
class JudgedQueriesTest {

  @TempDir Path temp;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(temp.resolve(name), text);
  }

  private void refused(String expected, String queries, String judgements) throws IOException {
    Path texts = file("queries", queries);
    Path qrels = file("qrels", judgements);
    IOException refused = assertThrows(IOException.class, () -> JudgedQueries.read(texts, qrels));
    assertTrue(String.valueOf(refused.getMessage()).contains(expected), refused.getMessage());
  }

  @Test
  void read_columnsOrJson_withTrecJudgementsOrThreeColumns() throws IOException {
    Map<String, String> texts = Map.of("1", "red lamp", "2", "华为 手机");
    Map<String, Map<String, Integer>> grades =
        Map.of("1", Map.of("a", 2, "b", 0), "2", Map.of("c", 1));
    JudgedQueries columns =
        JudgedQueries.read(
            file("q.tsv", "1\tred lamp\n2\t华为 手机\n3\tnobody judged\n"),
            file("q.trec", "1 0 a 2\n1 0 b 0\n\n2 0 c 1\n"));
    assertEquals(texts, columns.texts());
    assertEquals(grades, columns.grades());
    JudgedQueries json =
        JudgedQueries.read(
            file(
                "q.jsonl",
                "{\"_id\":1,\"text\":\"red lamp\"}\n{\"id\":\"2\",\"query\":\"华为 手机\"}\n"),
            file("q.qrels.tsv", "query-id\tcorpus-id\tscore\n1\ta\t2\n1\tb\t0\n2\tc\t1\n"));
    assertEquals(columns, json);
  }

  @Test
  void read_whatItCannotRead_saysWhereAndWhatWasExpected() throws IOException {
    refused("queries, line 1: '1 lamp' (expected: 'id', a tab", "1 lamp\n", "1 0 a 1\n");
    refused("qrels, line 2: '1 0 b x' (expected: 'query 0", "1\tlamp\n", "1 0 a 1\n1 0 b x\n");
    refused("line 1: '{\"id\":1}' (expected: one of the fields text", "{\"id\":1}\n", "1 0 a 1\n");
    refused("no query that", "2\tlamp\n", "1 0 a 1\n");
  }

  private static Item item(Documents documents, String id) {
    return Objects.requireNonNull(documents.items().get(id), id);
  }

  @Test
  void documents_areColumnsOrJson_withoutAPriceToo() throws IOException {
    Documents columns = Documents.read(file("docs.tsv", "a\tRed lamp\tOf glass\nb\t手机\n"));
    assertEquals(List.of("a", "b"), List.copyOf(columns.items().keySet()));
    assertEquals("Of glass", item(columns, "a").description());
    Documents json =
        Documents.read(
            file(
                "docs.jsonl",
                """
                {"_id":"a","title":"Red lamp","text":"Of glass"}
                {"id":"b","title":"Mug","price":"8 USD","brand":"Potter"}
                {"docno":"c","text":"Only a text"}
                """));
    assertEquals("Of glass", item(json, "a").description());
    assertEquals("Potter", item(json, "b").brand());
    assertEquals("Only a text", item(json, "c").title());
    Path broken = file("broken.tsv", "a\n");
    IOException refused = assertThrows(IOException.class, () -> Documents.read(broken));
    assertTrue(String.valueOf(refused.getMessage()).contains("line 1: 'a'"), refused.getMessage());
  }
}
