package dev.souk.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.log.DeadLetter;
import dev.souk.log.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** docs/event-schema.md and the code that reads the log say the same. */
class EventSchemaDocTest {

  private static final Pattern EXAMPLE = Pattern.compile("```json\\n(.*?)```", Pattern.DOTALL);

  private final String page = read();
  private final List<JsonNode> examples = examples();

  private static String read() {
    try {
      return Files.readString(Path.of("..", "docs", "event-schema.md"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private List<JsonNode> examples() {
    List<JsonNode> found = new ArrayList<>();
    Matcher matcher = EXAMPLE.matcher(page);
    while (matcher.find()) {
      found.add(Json.object(matcher.group(1)));
    }
    return found;
  }

  @Test
  void everyExampleIsReadAndWrittenWithoutLoss() {
    Set<EventKind> kinds = EnumSet.noneOf(EventKind.class);
    boolean guest = false;
    int changes = 0;
    int letters = 0;
    for (JsonNode example : examples) {
      byte[] bytes = bytes(example);
      if (example.has("event_name")) {
        ShopEvent event = EventJson.parse(bytes);
        assertEquals(event, EventJson.parse(bytes(EventJson.write(event))));
        kinds.add(event.kind());
        guest |= event.header().guest();
      } else if (example.has("op")) {
        CatalogChange change = CatalogJson.parseChange(bytes);
        assertEquals(change, CatalogJson.parseChange(bytes(CatalogJson.write(change))));
        changes++;
      } else {
        DeadLetter letter = DeadLetter.fromJson(bytes);
        assertEquals(example, Json.tree(letter.toJson()));
        letters++;
      }
    }
    assertEquals(EnumSet.allOf(EventKind.class), kinds);
    assertTrue(guest, "no example of a guest");
    assertEquals(4, changes);
    assertEquals(1, letters);
  }

  @Test
  void everyFieldOfAnExampleIsExplained() {
    for (JsonNode example : examples) {
      checkNames(example);
      for (JsonNode item : example.path("items")) {
        checkNames(item);
      }
      checkNames(example.path("item"));
    }
  }

  private void checkNames(JsonNode node) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String name = "`" + field.getKey() + "`";
      assertTrue(page.contains(name), name + " is used in an example and not explained");
    }
  }

  @Test
  void theTableOfKindsHasTheirWeights() {
    for (EventKind kind : EventKind.values()) {
      Pattern row =
          Pattern.compile(
              "^\\| `" + kind.wire() + "` \\|[^|]+\\| " + (int) kind.weight() + " \\|",
              Pattern.MULTILINE);
      assertTrue(row.matcher(page).find(), kind.wire() + " with weight " + kind.weight());
    }
  }

  @Test
  void theTopicsAndAvailabilitiesAreNamed() {
    for (Topic topic : Topic.values()) {
      assertTrue(page.contains("| `" + topic.wire() + "` |"), topic.wire());
    }
    for (Availability availability : Availability.values()) {
      assertTrue(page.contains("`" + availability.wire() + "`"), availability.wire());
    }
  }

  @Test
  void theDeadLetterIsWhatItsLineGets() {
    for (JsonNode example : examples) {
      if (example.has("raw")) {
        DeadLetter letter = DeadLetter.fromJson(bytes(example));
        InvalidInputException refused =
            assertThrows(InvalidInputException.class, () -> EventJson.parse(bytes(letter.raw())));
        assertEquals(refused.getMessage(), letter.detail());
        assertEquals(letter.origin() + ":" + letter.position(), letter.id());
      }
    }
  }

  @Test
  void examplesAreFound() {
    assertFalse(examples.isEmpty());
    assertEquals(count("```json"), examples.size());
  }

  private int count(String text) {
    return page.split(Pattern.quote(text), -1).length - 1;
  }

  private static byte[] bytes(JsonNode json) {
    return bytes(json.toString());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
