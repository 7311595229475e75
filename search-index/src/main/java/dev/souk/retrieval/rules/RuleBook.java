package dev.souk.retrieval.rules;

import dev.souk.config.SettingsException;
import dev.souk.config.WatchedFile;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The rules of a shop, from a file whose changes are picked up. Thread-safe. */
public final class RuleBook {

  /** Of a shop without rules. */
  public static final RuleBook NONE = of(ZoneOffset.UTC, List.of());

  private final @Nullable WatchedFile<Page> file;
  private final Page fixed;

  /** Rules in the order of precedence with their index; replaced as a whole. */
  private record Page(ZoneId zone, Map<String, Rule> rules, RuleMatcher matcher) {

    static Page of(ZoneId zone, List<Rule> rules) {
      Map<String, Rule> byName = new LinkedHashMap<>();
      Map<String, Condition> conditions = new LinkedHashMap<>();
      for (Rule rule : rules.stream().sorted(Rule.PRECEDENCE).toList()) {
        byName.put(rule.name(), rule);
        conditions.put(rule.name(), rule.whole());
      }
      RuleMatcher matcher = new RuleMatcher();
      matcher.replaceAll(conditions);
      return new Page(zone, byName, matcher);
    }
  }

  private RuleBook(@Nullable WatchedFile<Page> file, Page fixed) {
    this.file = file;
    this.fixed = fixed;
  }

  /**
   * Fixed rules.
   *
   * @param zone in which hours and days are told
   * @param rules of equal priority, the first takes precedence
   */
  public static RuleBook of(ZoneId zone, List<Rule> rules) {
    return new RuleBook(null, Page.of(zone, rules));
  }

  /**
   * The rules of a file.
   *
   * @throws SettingsException with every problem
   */
  public static RuleBook load(Path path) {
    WatchedFile<Page> file =
        WatchedFile.load(
            path,
            settings -> {
              RuleReader.Contents read = RuleReader.read(settings);
              return Page.of(read.zone(), read.rules());
            });
    return new RuleBook(file, file.get());
  }

  /** Reads the file again if it has changed; what is wrong is logged, and the old rules stay. */
  public void refresh() {
    if (file != null) {
      file.refresh();
    }
  }

  /** What is wrong with the file as it is now; the rules are then those before. */
  public List<String> problems() {
    return file == null ? List.of() : file.problems();
  }

  private Page page() {
    return file == null ? fixed : file.get();
  }

  /** All rules, in the order of precedence. */
  public List<Rule> rules() {
    return List.copyOf(page().rules().values());
  }

  /** How many rules are tried for every request. */
  public int tried() {
    return page().matcher().tried();
  }

  /** In which hours and days are told. */
  public ZoneId zone() {
    return page().zone();
  }

  /**
   * What the rules do to a request.
   *
   * @param context asked for only if there are rules
   * @param now what dates are held against
   */
  public Steering steer(Supplier<MatchContext> context, Instant now) {
    Page page = page();
    if (page.rules().isEmpty()) {
      return Steering.NONE;
    }
    List<Rule> active = new ArrayList<>();
    for (String name : page.matcher().match(context.get())) {
      Rule rule = page.rules().get(name);
      if (rule != null && rule.activeAt(now)) {
        active.add(rule);
      }
    }
    return active.isEmpty() ? Steering.NONE : Steering.of(active);
  }
}
