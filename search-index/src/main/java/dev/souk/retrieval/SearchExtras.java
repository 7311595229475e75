package dev.souk.retrieval;

import dev.souk.domain.InvalidInputException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a request may ask besides what to search.
 *
 * @param highlight whether to tell where the words are in titles and descriptions
 * @param interleave two ranking profiles whose answers to merge, or none
 * @param visit tells a guest's visit apart from others, for experiments; null if not known
 * @param context what the storefront tells for rules to hold conditions against, values by name,
 *     such as {@code country} or {@code segment}
 */
public record SearchExtras(
    boolean highlight,
    List<String> interleave,
    @Nullable String visit,
    Map<String, List<String>> context) {

  /** Nothing besides. */
  public static final SearchExtras NONE = new SearchExtras(false, List.of(), null, Map.of());

  private static final int LONGEST = 200;
  private static final int MOST_VALUES = 50;
  private static final String NAME_FORM = "name:value, the name 1 to 40 of a-z, 0-9, '_' and '-'";

  /**
   * @throws InvalidInputException if not none or two different profiles are to be interleaved, or
   *     something is too long or too much
   */
  public SearchExtras {
    if (!interleave.isEmpty() && interleave.stream().distinct().count() != 2
        || interleave.size() > 2) {
      throw new InvalidInputException(
          "interleave", String.join(",", interleave), "two different ranking profiles");
    }
    if (visit != null && visit.length() > LONGEST) {
      throw new InvalidInputException("visit", visit.length() + " characters", "at most 200");
    }
    int values = 0;
    TreeMap<String, List<String>> copy = new TreeMap<>();
    for (Map.Entry<String, List<String>> entry : context.entrySet()) {
      if (!entry.getKey().matches("[a-z0-9_-]{1,40}")) {
        throw new InvalidInputException("context", entry.getKey(), NAME_FORM);
      }
      for (String value : entry.getValue()) {
        if (value.isBlank() || value.length() > LONGEST) {
          throw new InvalidInputException(
              "context", entry.getKey() + ":" + value, "values of 1 to 200 characters");
        }
        values++;
      }
      copy.put(entry.getKey(), List.copyOf(entry.getValue()));
    }
    if (values > MOST_VALUES) {
      throw new InvalidInputException("context", values + " values", "at most " + MOST_VALUES);
    }
    interleave = List.copyOf(interleave);
    context = Collections.unmodifiableMap(copy);
  }
}
