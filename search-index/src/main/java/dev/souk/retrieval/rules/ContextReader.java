package dev.souk.retrieval.rules;

import dev.souk.analysis.Languages;
import dev.souk.retrieval.SearchRequest;
import dev.souk.retrieval.filter.FilterExpression;
import dev.souk.retrieval.taste.Taste;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes the context that rules match of a request. Stateless. */
public final class ContextReader {

  /** What is liked at least half as much as the favourite is a preference. */
  private static final double PREFERRED = 0.5;

  private ContextReader() {}

  /**
   * @param filter of the request
   * @param taste of who asks
   * @param now when
   * @param zone in which the hour is told
   */
  public static MatchContext read(
      SearchRequest request,
      Surface surface,
      FilterExpression filter,
      Taste taste,
      Instant now,
      ZoneId zone) {
    ZonedDateTime time = now.atZone(zone);
    MatchContext.Builder context =
        MatchContext.builder()
            .query(request.text())
            .value(ConditionFields.SURFACE, surface.wire())
            .value(ConditionFields.PROFILE, request.profile())
            .value(ConditionFields.SHOPPER, request.shopper() == null ? "guest" : "known")
            .number(ConditionFields.HOUR, time.getHour())
            .value(
                ConditionFields.DAY,
                time.getDayOfWeek().name().substring(0, 3).toLowerCase(Locale.ROOT));
    if (!request.text().isBlank()) {
      context.value(ConditionFields.LANGUAGE, Languages.of(request.text()).tag());
    }
    addPreferred(context, ConditionFields.LIKES_CATEGORY, taste.categories());
    addPreferred(context, ConditionFields.LIKES_BRAND, taste.brands());
    for (Map.Entry<String, List<String>> told : request.extras().context().entrySet()) {
      for (String value : told.getValue()) {
        context.value(ConditionFields.CONTEXT_PREFIX + told.getKey(), value);
      }
    }
    addFilter(context, filter);
    return context.build();
  }

  private static void addPreferred(
      MatchContext.Builder context, String field, Map<String, Double> preferences) {
    preferences.forEach((value, weight) -> {
      if (weight >= PREFERRED) {
        context.value(field, value);
      }
    });
  }

  private static void addFilter(MatchContext.Builder context, FilterExpression filter) {
    switch (filter) {
      case FilterExpression.All all -> {}
      case FilterExpression.Not not -> {}
      case FilterExpression.Present present -> {}
      case FilterExpression.And and -> and.parts().forEach(part -> addFilter(context, part));
      case FilterExpression.Or or -> or.parts().forEach(part -> addFilter(context, part));
      case FilterExpression.Equal equal -> addValue(context, equal.field(), equal.value());
      case FilterExpression.Range range -> {
        if (range.field().equals("price")) {
          addBound(context, ConditionFields.MIN_PRICE, range.low());
          addBound(context, ConditionFields.MAX_PRICE, range.high());
        }
      }
    }
  }

  /** Who looks into Home > Lighting is in Home too. */
  private static void addValue(MatchContext.Builder context, String field, String value) {
    String name =
        ConditionFields.FILTER_PREFIX + (field.equals("product_type") ? "category" : field);
    if (!ConditionFields.isPath(name)) {
      context.value(name, value);
      return;
    }
    StringBuilder path = new StringBuilder();
    for (String level : value.strip().split("\\s*>\\s*", -1)) {
      path.append(path.isEmpty() ? "" : " > ").append(level);
      context.value(name, path.toString());
    }
  }

  private static void addBound(MatchContext.Builder context, String field, String bound) {
    try {
      double number = Double.parseDouble(bound);
      if (Double.isFinite(number)) {
        context.number(field, number);
      }
    } catch (NumberFormatException e) {
      // An open end, or what the filter itself refuses.
    }
  }
}
