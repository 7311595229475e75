package dev.souk.view;

import dev.souk.domain.InvalidInputException;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of generations, such as {@code g2}: what is one, and which comes first. */
final class GenerationNames {

  private static final Pattern VALID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final Pattern NUMBERED = Pattern.compile("(.*?)(\\d{1,18})");

  /** By the number at the end, so that g10 comes after g9. */
  static final Comparator<String> ORDER =
      Comparator.comparing(GenerationNames::stem)
          .thenComparingLong(GenerationNames::number)
          .thenComparing(Comparator.naturalOrder());

  private GenerationNames() {}

  static boolean valid(String name) {
    return VALID.matcher(name).matches();
  }

  static String check(String name) {
    if (!valid(name)) {
      throw new InvalidInputException("generation", name, "letters, digits, '.', '_', '-'");
    }
    return name;
  }

  private static String stem(String name) {
    Matcher numbered = NUMBERED.matcher(name);
    return numbered.matches() ? numbered.group(1) : name;
  }

  private static long number(String name) {
    Matcher numbered = NUMBERED.matcher(name);
    return numbered.matches() ? Long.parseLong(numbered.group(2)) : -1;
  }
}
