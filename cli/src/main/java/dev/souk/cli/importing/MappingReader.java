package dev.souk.cli.importing;

import dev.souk.cli.importing.ImportMapping.Case;
import dev.souk.cli.importing.ImportMapping.Catalog;
import dev.souk.cli.importing.ImportMapping.Condition;
import dev.souk.cli.importing.ImportMapping.EventRule;
import dev.souk.cli.importing.ImportMapping.Normalize;
import dev.souk.cli.importing.ImportMapping.Reject;
import dev.souk.config.Settings;
import dev.souk.domain.EventKind;
import dev.souk.domain.InvalidInputException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads an {@link ImportMapping} from YAML, all problems at once. */
final class MappingReader {

  private static final Pattern ANY = Pattern.compile(".*", Pattern.DOTALL);

  private final Path file;
  private final Settings settings;

  private MappingReader(Path file) {
    this.file = file;
    this.settings = Settings.read(file);
  }

  /**
   * @throws dev.souk.config.SettingsException with everything that is wrong
   */
  static ImportMapping read(Path file) {
    MappingReader reader = new MappingReader(file);
    ImportMapping mapping = reader.mapping();
    reader.settings.finish();
    return mapping;
  }

  private ImportMapping mapping() {
    String format = settings.text("format", "csv");
    if (!format.equals("csv") && !format.equals("tsv")) {
      settings.problem("format", format, "csv or tsv");
    }
    Map<String, String> columns = columns();
    Settings time = settings.section("time");
    List<EventRule> rules = rules();
    Map<String, EventKind> names = names();
    if (rules.isEmpty() && (names.isEmpty() || !columns.containsKey("event"))) {
      settings.problem("events", null, "event_rules, or events with a column 'event'");
    }
    Settings constant = settings.section("constant");
    String currency = constant.text("currency", "");
    return new ImportMapping(
        format.equals("tsv") ? '\t' : ',',
        charset(),
        columns,
        settings.section("event_id").needed("prefix"),
        normalize(),
        timeFormat(time),
        zone(time),
        rules,
        names,
        currency.isEmpty() ? null : currency,
        rejects(),
        settings.has("catalog") ? catalog(settings.section("catalog")) : null);
  }

  private Charset charset() {
    String name = settings.text("encoding", "UTF-8");
    try {
      return Charset.forName(name);
    } catch (IllegalArgumentException e) {
      settings.problem("encoding", name, "a charset, such as UTF-8 or GBK");
      return StandardCharsets.UTF_8;
    }
  }

  private Map<String, String> columns() {
    Settings section = settings.section("columns");
    Map<String, String> columns = section.pairs();
    for (String field : columns.keySet()) {
      if (!ImportMapping.FIELDS.contains(field)) {
        section.problem(field, "unknown field", "one of " + ImportMapping.FIELDS);
      }
    }
    for (String needed : List.of("item", "time")) {
      if (!columns.containsKey(needed)) {
        section.problem(needed, null, "the name of a column");
      }
    }
    return columns;
  }

  private Map<String, Normalize> normalize() {
    Map<String, Normalize> normalize = new LinkedHashMap<>();
    settings
        .section("normalize")
        .named()
        .forEach((field, section) ->
            normalize.put(
                field,
                new Normalize(
                    section.oneOf("case", Case.KEEP, Case.class),
                    section.text("strip_suffix", ""))));
    return normalize;
  }

  private DateTimeFormatter timeFormat(Settings time) {
    String pattern = time.needed("pattern");
    try {
      return DateTimeFormatter.ofPattern(pattern).withResolverStyle(ResolverStyle.STRICT);
    } catch (IllegalArgumentException e) {
      time.problem("pattern", pattern, "a pattern such as 'uuuu-MM-dd HH:mm:ss'");
      return DateTimeFormatter.ISO_LOCAL_DATE_TIME;
    }
  }

  private static ZoneId zone(Settings time) {
    String zone = time.text("zone", "UTC");
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException e) {
      time.problem("zone", zone, "a time zone, such as UTC or Asia/Shanghai");
      return ZoneOffset.UTC;
    }
  }

  private List<EventRule> rules() {
    List<EventRule> rules = new ArrayList<>();
    for (Settings rule : settings.sections("event_rules")) {
      boolean always = !rule.has("column");
      rules.add(
          new EventRule(
              always ? null : rule.needed("column"),
              always ? ANY : pattern(rule, "matches"),
              kind(rule, "event", rule.needed("event")),
              rule.flag("negate_quantity", false)));
    }
    return rules;
  }

  private Map<String, EventKind> names() {
    Settings section = settings.section("events");
    Map<String, EventKind> names = new LinkedHashMap<>();
    section.pairs().forEach((name, event) -> names.put(name, kind(section, name, event)));
    return names;
  }

  private static EventKind kind(Settings section, String key, String name) {
    try {
      return EventKind.parse(name);
    } catch (InvalidInputException e) {
      section.problem(key, name, e.expected());
      return EventKind.VIEW_ITEM;
    }
  }

  private static Pattern pattern(Settings section, String key) {
    String regex = section.needed(key);
    try {
      return Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      section.problem(key, regex, "a regular expression: " + e.getDescription());
      return ANY;
    }
  }

  private List<Reject> rejects() {
    List<Reject> rejects = new ArrayList<>();
    for (Settings rule : settings.sections("reject")) {
      EventKind event = rule.has("event") ? kind(rule, "event", rule.needed("event")) : null;
      rejects.add(new Reject(rule.needed("reason"), rule.needed("column"), condition(rule), event));
    }
    return rejects;
  }

  private static Condition condition(Settings rule) {
    if (rule.flag("missing", false)) {
      return new Condition.Missing();
    }
    if (rule.has("matches")) {
      return new Condition.Matches(pattern(rule, "matches"), true);
    }
    if (rule.has("not_matches")) {
      return new Condition.Matches(pattern(rule, "not_matches"), false);
    }
    double most = Double.MAX_VALUE;
    if (rule.has("below")) {
      return new Condition.Within(-most, Math.nextDown(rule.number("below", 0, -most, most)));
    }
    if (rule.has("at_most")) {
      return new Condition.Within(-most, rule.number("at_most", 0, -most, most));
    }
    if (rule.has("above")) {
      return new Condition.Within(Math.nextUp(rule.number("above", 0, -most, most)), most);
    }
    rule.problem("", "no condition", "one of missing, matches, not_matches, below, at_most, above");
    return new Condition.Missing();
  }

  private Catalog catalog(Settings section) {
    List<EventKind> from = new ArrayList<>();
    for (String name : section.texts("from")) {
      from.add(kind(section, "from", name));
    }
    Settings title = section.section("title");
    title.oneOf("choose", TitleChoice.MOST_FREQUENT, TitleChoice.class);
    Settings price = section.section("price");
    price.oneOf("choose", PriceChoice.MEDIAN, PriceChoice.class);
    section.oneOf("time", TimeChoice.FIRST_SEEN, TimeChoice.class);
    Map<String, KeywordTable> attributes = new LinkedHashMap<>();
    section
        .section("attributes")
        .named()
        .forEach((name, table) -> {
          KeywordTable read = table(table);
          if (read != null) {
            attributes.put(name, read);
          }
        });
    return new Catalog(
        from.isEmpty() ? List.of(EventKind.PURCHASE) : from,
        title.needed("column"),
        title.oneOf("case", Case.KEEP, Case.class),
        price.needed("column"),
        section.has("product_type") ? table(section.section("product_type")) : null,
        attributes,
        section.section("constant").pairs());
  }

  private @Nullable KeywordTable table(Settings section) {
    String name = section.needed("table");
    String absent = section.text("default", "");
    KeywordTable.Choose choose =
        section.oneOf("choose", KeywordTable.Choose.LONGEST, KeywordTable.Choose.class);
    try {
      return KeywordTable.read(
          file.resolveSibling(name).normalize(), choose, absent.isEmpty() ? null : absent);
    } catch (IOException e) {
      section.problem("table", name, "a CSV file of keyword and value: " + e.getMessage());
      return null;
    }
  }

  private enum TitleChoice {
    MOST_FREQUENT
  }

  private enum PriceChoice {
    MEDIAN
  }

  private enum TimeChoice {
    FIRST_SEEN
  }
}
