package dev.souk.retrieval.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.retrieval.experiment.Experiments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/merchandising.md says what is so. */
class MerchandisingDocTest {

  private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| (`[^|]+) \\| [^|]+ \\| `([^`]+)` \\|$");

  @TempDir Path directory;

  private static String doc() throws IOException {
    return Files.readString(Path.of("..", "docs", "merchandising.md"));
  }

  @Test
  void examples_areRight() throws IOException {
    int rules = 0;
    int experiments = 0;
    for (Matcher example = YAML.matcher(doc()); example.find(); ) {
      Path file = Files.writeString(directory.resolve("example.yaml"), example.group(1));
      if (example.group(1).contains("experiments:")) {
        experiments += Experiments.load(file).all().size();
      } else {
        rules += RuleBook.load(file).rules().size();
      }
    }
    assertEquals(3, rules);
    assertEquals(2, experiments);
  }

  @Test
  void everyField_isExplainedWithACondition() throws IOException {
    List<String> explained = new ArrayList<>();
    for (Matcher row = ROW.matcher(doc()); row.find(); ) {
      ConditionReader.read(row.group(2));
      for (String field : row.group(1).split(",")) {
        explained.add(field.replace("`", "").strip());
      }
    }
    List<String> known = List.of(ConditionFields.known().split(", "));
    assertEquals(known.stream().sorted().toList(), explained.stream().sorted().toList());
  }

  @Test
  void whatItSaysOfWords_isSo() {
    assertTrue(holds("query:lamp", "Red Lamps"));
    assertTrue(holds("query:\"t light\"", "t-light holder"));
    assertTrue(holds("query:手机壳", "透明手机壳"));
  }

  private static boolean holds(String condition, String query) {
    return ConditionReader.read(condition).holds(MatchContext.builder().query(query).build());
  }
}
