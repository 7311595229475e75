package dev.souk.jobs.plain;

import dev.souk.view.View;
import dev.souk.view.schema.ViewSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * In what a view differs from what it should say.
 *
 * @param missing documents that should be there and are not
 * @param extra documents that should not be there
 * @param changed documents whose sources differ
 * @param first some of them, by key
 */
public record ViewDifferences(long missing, long extra, long changed, List<Difference> first) {

  /** How much of a source is shown. */
  private static final int SHOWN = 240;

  /**
   * One document that differs.
   *
   * @param key its key
   * @param expected the source as it should be, or null if there should be none
   * @param actual the source as it is, or null if there is none
   */
  public record Difference(String key, @Nullable String expected, @Nullable String actual) {

    @Override
    public String toString() {
      int at = 0;
      if (expected != null && actual != null) {
        int same = Arrays.mismatch(expected.toCharArray(), actual.toCharArray());
        at = Math.max(0, same - SHOWN / 2);
      }
      return "'%s': expected %s%n  but is %s".formatted(key, cut(expected, at), cut(actual, at));
    }

    private static String cut(@Nullable String source, int from) {
      if (source == null) {
        return "nothing";
      }
      int to = Math.min(source.length(), from + SHOWN);
      return (from > 0 ? "..." : "")
          + source.substring(Math.min(from, to), to)
          + (to < source.length() ? "..." : "");
    }
  }

  public ViewDifferences {
    first = List.copyOf(first);
  }

  /** Compares what {@code view} says; of what differs at most {@code max} documents are kept. */
  public static ViewDifferences between(
      View view, ViewContents expected, ViewContents actual, int max) {
    long missing = 0;
    long extra = 0;
    long changed = 0;
    List<Difference> first = new ArrayList<>();
    Iterator<Map.Entry<String, byte[]>> left = expected.sources().entrySet().iterator();
    Iterator<Map.Entry<String, byte[]>> right = actual.sources().entrySet().iterator();
    Map.@Nullable Entry<String, byte[]> wanted = next(left);
    Map.@Nullable Entry<String, byte[]> found = next(right);
    while (wanted != null || found != null) {
      int order = order(wanted, found);
      byte[] should = order <= 0 ? Objects.requireNonNull(wanted).getValue() : null;
      byte[] is = order >= 0 ? Objects.requireNonNull(found).getValue() : null;
      if (!Arrays.equals(should, is)) {
        missing += is == null ? 1 : 0;
        extra += should == null ? 1 : 0;
        changed += should != null && is != null ? 1 : 0;
        if (first.size() < max) {
          String key = Objects.requireNonNull(order <= 0 ? wanted : found).getKey();
          first.add(new Difference(key, text(view, should), text(view, is)));
        }
      }
      wanted = order <= 0 ? next(left) : wanted;
      found = order >= 0 ? next(right) : found;
    }
    return new ViewDifferences(missing, extra, changed, first);
  }

  private static <T> @Nullable T next(Iterator<T> entries) {
    return entries.hasNext() ? entries.next() : null;
  }

  private static int order(
      Map.@Nullable Entry<String, byte[]> a, Map.@Nullable Entry<String, byte[]> b) {
    if (a == null || b == null) {
      return a == null ? 1 : -1;
    }
    return a.getKey().compareTo(b.getKey());
  }

  private static @Nullable String text(View view, byte @Nullable [] source) {
    return source == null ? null : ViewSchema.of(view).text(source);
  }

  /** Whether nothing differs. */
  public boolean none() {
    return missing + extra + changed == 0;
  }

  /** One line with the counts, and the first documents that differ. */
  @Override
  public String toString() {
    StringBuilder text =
        new StringBuilder("%d missing, %d extra, %d different".formatted(missing, extra, changed));
    for (Difference difference : first) {
      text.append(System.lineSeparator()).append(difference);
    }
    return text.toString();
  }
}
