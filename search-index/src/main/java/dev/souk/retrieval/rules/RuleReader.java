package dev.souk.retrieval.rules;

import dev.souk.config.Settings;
import dev.souk.config.SettingsException;
import dev.souk.domain.InvalidInputException;
import dev.souk.retrieval.filter.FilterExpression;
import dev.souk.retrieval.filter.FilterParser;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the rules of a shop and tells all that is wrong with them at once, by rule and key. */
final class RuleReader {

  /** The last place that a pin can take. */
  static final int LAST_PLACE = 100;

  private static final int MOST_RULES = 100_000;
  private static final double MOST_FACTOR = 100;
  private static final String DEFAULT_ZONE = "UTC";

  private RuleReader() {}

  /** What a file says. */
  record Contents(ZoneId zone, List<Rule> rules) {}

  /**
   * @throws SettingsException with every problem
   */
  static Contents read(Settings settings) {
    ZoneId zone = zone(settings);
    List<Rule> rules = new ArrayList<>();
    Settings section = settings.section("rules");
    for (Map.Entry<String, Settings> named : section.named().entrySet()) {
      if (!Rule.isName(named.getKey())) {
        section.problem(named.getKey(), "name", Rule.NAME_FORM);
      }
      rules.add(rule(named.getKey(), named.getValue()));
    }
    if (rules.size() > MOST_RULES) {
      settings.problem("rules", rules.size() + " rules", "at most " + MOST_RULES);
    }
    settings.finish();
    return new Contents(zone, rules);
  }

  private static ZoneId zone(Settings settings) {
    String name = settings.text("zone", DEFAULT_ZONE);
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      settings.problem("zone", name, "a time zone such as Europe/London");
      return ZoneOffset.UTC;
    }
  }

  private static Rule rule(String name, Settings rule) {
    Instant from = instant(rule, "from");
    Instant until = instant(rule, "until");
    if (from != null && until != null && !from.isBefore(until)) {
      rule.problem("until", until, "later than from, " + from);
    }
    String when = rule.text("when", "always");
    List<RuleAction> actions = new ArrayList<>();
    pins(rule, actions);
    for (Settings boost : rule.sections("boost")) {
      String filter = boost.needed("filter");
      double factor = boost.number("factor", 2, 1, MOST_FACTOR);
      actions.add(new RuleAction.Boost(filter, filter(boost, "filter", filter), factor));
    }
    for (Settings bury : rule.sections("bury")) {
      String filter = bury.needed("filter");
      double factor = bury.number("factor", 0.5, 0, 1);
      actions.add(new RuleAction.Bury(filter, filter(bury, "filter", filter), factor));
    }
    hide(rule, actions);
    if (rule.has("filter")) {
      String filter = rule.needed("filter");
      actions.add(new RuleAction.Narrow(filter, filter(rule, "filter", filter)));
    }
    redirect(rule, actions);
    if (actions.isEmpty()) {
      rule.problem("action", null, "one or more of pin, boost, bury, hide, filter, redirect");
    }
    return new Rule(
        name,
        from,
        until,
        rule.integer("priority", 0, -1000, 1000),
        surfaces(rule),
        when,
        condition(rule, when),
        actions);
  }

  private static @Nullable Instant instant(Settings rule, String key) {
    if (!rule.has(key)) {
      return null;
    }
    String text = rule.needed(key);
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      rule.problem(key, text, "a time such as 2026-12-01T00:00:00Z");
      return null;
    }
  }

  private static Set<Surface> surfaces(Settings rule) {
    Set<Surface> on = EnumSet.noneOf(Surface.class);
    for (String text : rule.texts("on")) {
      boolean known = false;
      for (Surface surface : Surface.values()) {
        if (surface.wire().equals(text)) {
          on.add(surface);
          known = true;
        }
      }
      if (!known) {
        rule.problem("on", text, "some of search, feed, trending, similar, together");
      }
    }
    return on.isEmpty() ? EnumSet.of(Surface.SEARCH, Surface.FEED) : on;
  }

  private static Condition condition(Settings rule, String when) {
    try {
      return ConditionReader.read(when);
    } catch (InvalidInputException e) {
      rule.problem("when", value(e), e.expected());
      return new Condition.Always();
    }
  }

  private static FilterExpression filter(Settings section, String key, String filter) {
    try {
      return FilterParser.parse(filter);
    } catch (InvalidInputException e) {
      section.problem(key, value(e), e.expected());
      return new FilterExpression.All();
    }
  }

  /** The offending value of a refusal, without the field's name and what was expected. */
  private static String value(InvalidInputException e) {
    String message = String.valueOf(e.getMessage());
    String end = " (expected: " + e.expected() + ")";
    return message.substring(e.field().length() + 2, message.length() - end.length());
  }

  private static void pins(Settings rule, List<RuleAction> actions) {
    if (!rule.has("pin")) {
      return;
    }
    Settings pin = rule.section("pin");
    SortedMap<Integer, String> places = new TreeMap<>();
    for (Map.Entry<String, String> pair : pin.pairs().entrySet()) {
      int place = place(pair.getKey());
      if (place < 1) {
        pin.problem(pair.getKey(), pair.getKey(), "a place from 1 to " + LAST_PLACE);
      } else if (pair.getValue().isBlank()) {
        pin.problem(pair.getKey(), "''", "the id of an item");
      } else if (places.containsValue(pair.getValue()) || places.containsKey(place)) {
        pin.problem(pair.getKey(), pair.getValue(), "each place and item once");
      } else {
        places.put(place, pair.getValue());
      }
    }
    actions.add(new RuleAction.Pin(places));
  }

  /** 0 if it is none. */
  private static int place(String text) {
    try {
      int place = Integer.parseInt(text);
      return place <= LAST_PLACE ? place : 0;
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static void hide(Settings rule, List<RuleAction> actions) {
    if (!rule.has("hide")) {
      return;
    }
    Settings hide = rule.section("hide");
    String filter = hide.text("filter", "");
    List<String> ids = hide.texts("ids");
    if (filter.isBlank() && ids.isEmpty()) {
      hide.problem("filter", null, "a filter, or ids");
    }
    actions.add(
        new RuleAction.Hide(filter, filter.isBlank() ? null : filter(hide, "filter", filter), ids));
  }

  private static void redirect(Settings rule, List<RuleAction> actions) {
    if (!rule.has("redirect")) {
      return;
    }
    String to = rule.needed("redirect");
    // A browser takes //host for another site, and a backslash for a slash.
    if (!to.matches("(/(?![/\\\\])|https?://[^/\\s])[^\\s\\\\]*|/")) {
      rule.problem("redirect", to, "a path that begins with one /, or an http or https URL");
    }
    actions.add(new RuleAction.Redirect(to));
  }
}
