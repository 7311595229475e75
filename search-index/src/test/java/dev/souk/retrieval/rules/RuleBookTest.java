package dev.souk.retrieval.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.config.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleBookTest {

  private static final Instant DAY = Instant.parse("2026-12-01T00:00:00Z");

  @TempDir Path directory;

  private Path write(String yaml) throws IOException {
    return Files.writeString(directory.resolve("rules.yaml"), yaml);
  }

  private static List<String> names(RuleBook book, String query, Instant now) {
    MatchContext context = MatchContext.builder().query(query).value("surface", "search").build();
    return book.steer(() -> context, now).rules().stream().map(Rule::name).toList();
  }

  @Test
  void dates_sayWhenARuleHolds() throws IOException {
    RuleBook book =
        RuleBook.load(
            write(
                """
                rules:
                  december: {from: 2026-12-01T00:00:00Z, until: 2027-01-01T00:00:00Z, redirect: /x}
                  ended: {until: 2026-12-01T00:00:00Z, redirect: /y}
                """));
    assertEquals(List.of("ended"), names(book, "lamp", DAY.minusMillis(1)));
    assertEquals(List.of("december"), names(book, "lamp", DAY));
    assertEquals(List.of(), names(book, "lamp", Instant.parse("2027-01-01T00:00:00Z")));
  }

  @Test
  void precedence_isPriorityThenPlaceInTheFile() throws IOException {
    RuleBook book =
        RuleBook.load(
            write(
                """
                rules:
                  last: {priority: -1, redirect: /last}
                  b: {redirect: /b}
                  a: {redirect: /a}
                  first: {priority: 5, filter: "brand:Acme"}
                """));
    MatchContext context = MatchContext.builder().value("surface", "feed").build();
    Steering steering = book.steer(() -> context, DAY);
    assertEquals(
        List.of("first", "b", "a", "last"), steering.rules().stream().map(Rule::name).toList());
    assertEquals("/b", steering.redirect());
  }

  @Test
  void rules_holdForSearchAndFeedUnlessTheySay() throws IOException {
    RuleBook book =
        RuleBook.load(
            write(
                """
                rules:
                  usual: {redirect: /a}
                  shelf: {on: [similar, together], redirect: /b}
                """));
    for (Surface surface : Surface.values()) {
      MatchContext context = MatchContext.builder().value("surface", surface.wire()).build();
      String expected =
          switch (surface) {
            case SEARCH, FEED -> "/a";
            case SIMILAR, TOGETHER -> "/b";
            case TRENDING -> null;
          };
      assertEquals(expected, book.steer(() -> context, DAY).redirect(), surface.wire());
    }
  }

  @Test
  void everyProblem_isSaidAtOnceWithRuleAndReason() throws IOException {
    Path file =
        write(
            """
            zone: Mars/Olympus
            rules:
              Wrong Name: {redirect: /x}
              nothing: {when: always}
              broken:
                from: yesterday
                priority: many
                on: [shelf]
                when: 'colour:red'
                pin: {0: a, 2: "", 3: b, 4: b}
                boost: [{filter: 'brand:', factor: 0.5}]
                bury: [{factor: 2}]
                hide: {}
                filter: '(open'
                redirect: 'javascript:alert(1)'
                banner: x
              backwards: {from: 2026-12-02T00:00:00Z, until: 2026-12-01T00:00:00Z, redirect: //evil}
            """);
    SettingsException refusal = assertThrows(SettingsException.class, () -> RuleBook.load(file));
    List<String> problems = refusal.problems();
    for (String expected :
        List.of(
            "zone: Mars/Olympus (expected: a time zone",
            "rules.Wrong Name: name (expected: 1 to 64",
            "rules.nothing.action: missing (expected: one or more of pin",
            "rules.broken.from: yesterday (expected: a time",
            "rules.broken.priority:",
            "rules.broken.on: shelf (expected: some of",
            "rules.broken.when: field 'colour' at position 7 (expected: one of",
            "rules.broken.pin.0: 0 (expected: a place",
            "rules.broken.pin.2: '' (expected: the id",
            "rules.broken.pin.4: b (expected: each place and item once",
            "rules.broken.boost[0].filter: brand: (ends too early)",
            "rules.broken.boost[0].factor: 0.5 (expected: a number from 1.0",
            "rules.broken.bury[0].filter: missing",
            "rules.broken.bury[0].factor: 2 (expected: a number from 0.0 to 1.0",
            "rules.broken.hide.filter: missing",
            "rules.broken.filter: (open",
            "rules.broken.redirect: javascript:alert(1) (expected: a path",
            "rules.broken.banner: unknown",
            "rules.backwards.until: 2026-12-01T00:00:00Z (expected: later",
            "rules.backwards.redirect: //evil")) {
      assertTrue(
          problems.stream().anyMatch(problem -> problem.startsWith(expected)),
          expected + "\nnot among\n" + String.join("\n", problems));
    }
    assertTrue(String.valueOf(refusal.getMessage()).contains(file.toString()));
  }

  @Test
  void aChange_isPickedUp_andAWrongOneIsNot() throws IOException {
    RuleBook book = RuleBook.load(write("rules: {one: {redirect: /one}}"));
    write("rules: {second: {redirect: /second}}");
    book.refresh();
    assertEquals(List.of("second"), names(book, "lamp", DAY));
    Path file = write("rules: {third: {redirect: nowhere}}");
    book.refresh();
    assertEquals(List.of("second"), names(book, "lamp", DAY));
    assertEquals(1, book.problems().size());
    assertTrue(book.problems().getFirst().startsWith("rules.third.redirect: nowhere"));
    Files.delete(file);
    book.refresh();
    assertTrue(book.problems().getFirst().contains("cannot be read"), book.problems().toString());
    write("rules: {}");
    book.refresh();
    assertEquals(List.of(), book.problems());
    assertNull(book.steer(() -> MatchContext.builder().build(), DAY).redirect());
  }

  @Test
  void shippedRules_areRight() {
    Path shops = Path.of("..", "config", "shops");
    assertTrue(RuleBook.load(shops.resolve("gifts/rules.yaml")).rules().size() > 2);
    assertTrue(RuleBook.load(shops.resolve("bazaar/rules.yaml")).rules().size() > 2);
  }
}
