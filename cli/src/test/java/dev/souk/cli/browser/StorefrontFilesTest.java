package dev.souk.cli.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What the page's files must keep, as no build step checks them: they fit together, and stay home.
 */
class StorefrontFilesTest {

  private static final Pattern ASSET = Pattern.compile("(?:href|src)=\"/(assets/[^\"]+)\"");
  private static final Pattern IMPORT =
      Pattern.compile("import (?:\\* as \\w+|\\{([^}]*)\\}) from \"\\./([\\w.]+)\";");
  private static final Pattern EXPORT =
      Pattern.compile("^export (?:async )?(?:function|const|class) (\\w+)", Pattern.MULTILINE);
  private static final Pattern MESSAGE =
      Pattern.compile("^ {2}\"([^\"]+)\": \"", Pattern.MULTILINE);
  private static final Pattern SPOKEN = Pattern.compile("\\bt\\(\"([\\w.]+)\"");
  private static final Pattern INLINE =
      Pattern.compile("<style|<script(?![^>]*\\bsrc=)|\\sstyle=|\\son\\w+=");
  private static final Pattern ELSEWHERE =
      Pattern.compile(
          "(?:https?:)?//(?!www\\.w3\\.org/2000/svg)[a-z0-9-]+\\.[a-z]", Pattern.CASE_INSENSITIVE);

  private static String read(String name) throws IOException {
    try (InputStream file = StorefrontFilesTest.class.getResourceAsStream("/storefront/" + name)) {
      if (file == null) {
        throw new AssertionError(
            "no file " + name + " (expected: in /storefront/ on the class path)");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Set<String> all(Pattern pattern, String text) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  /** All scripts that the page loads, by name. */
  private static Map<String, String> scripts() throws IOException {
    Map<String, String> scripts = new TreeMap<>();
    Deque<String> open = new ArrayDeque<>(List.of("main.js"));
    while (!open.isEmpty()) {
      String name = open.pop();
      if (!scripts.containsKey(name)) {
        String text = read("assets/" + name);
        scripts.put(name, text);
        Matcher imports = IMPORT.matcher(text);
        while (imports.find()) {
          open.push(imports.group(2));
        }
      }
    }
    return scripts;
  }

  @Test
  void everyImportedNameIsExported() throws IOException {
    Map<String, String> scripts = scripts();
    assertTrue(scripts.size() > 10, () -> "too few scripts: " + scripts.keySet());
    List<String> missing = new ArrayList<>();
    for (Map.Entry<String, String> script : scripts.entrySet()) {
      Matcher imports = IMPORT.matcher(script.getValue());
      while (imports.find()) {
        if (imports.group(1) == null) {
          continue;
        }
        Set<String> exported = all(EXPORT, read("assets/" + imports.group(2)));
        for (String name : imports.group(1).split(",", -1)) {
          if (!exported.contains(name.strip())) {
            missing.add(script.getKey() + ": " + name.strip() + " of " + imports.group(2));
          }
        }
      }
    }
    assertEquals(List.of(), missing);
  }

  @Test
  void everyScriptBeginsWithWhatItIsFor() throws IOException {
    for (Map.Entry<String, String> script : scripts().entrySet()) {
      assertTrue(script.getValue().startsWith("// "), script.getKey());
    }
  }

  @Test
  void bothLanguagesHaveTheSameMessages() throws IOException {
    String[] languages = read("assets/messages.js").split("const zh = ", -1);
    assertEquals(2, languages.length);
    Set<String> english = all(MESSAGE, languages[0]);
    Set<String> chinese = all(MESSAGE, languages[1]);
    // The name of an attribute is English already; only some need another word.
    english.removeIf(key -> key.startsWith("attribute."));
    chinese.removeIf(key -> key.startsWith("attribute."));
    assertEquals(english, chinese);
  }

  @Test
  void everyMessageThatIsSpokenExists() throws IOException {
    Set<String> known = all(MESSAGE, read("assets/messages.js"));
    for (Map.Entry<String, String> script : scripts().entrySet()) {
      Set<String> spoken = all(SPOKEN, script.getValue());
      spoken.removeAll(known);
      assertEquals(Set.of(), spoken, script.getKey());
    }
  }

  @Test
  void nothingIsInlineAndNothingComesFromElsewhere() throws IOException {
    String page = read("index.html");
    String markup = page.replaceAll("(?s)<!--.*?-->", "");
    assertFalse(INLINE.matcher(markup).find(), "inline style, script or handler");
    Map<String, String> files = new TreeMap<>(scripts());
    files.put("index.html", markup);
    for (String asset : all(ASSET, page)) {
      files.put(asset, read(asset));
    }
    for (Map.Entry<String, String> file : files.entrySet()) {
      Matcher elsewhere = ELSEWHERE.matcher(file.getValue());
      if (elsewhere.find()) {
        throw new AssertionError(
            file.getKey() + " names " + elsewhere.group() + " (expected: only this origin)");
      }
    }
  }
}
