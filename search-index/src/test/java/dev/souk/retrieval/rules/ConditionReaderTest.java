package dev.souk.retrieval.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.domain.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionReaderTest {

  private static final MatchContext CONTEXT =
      MatchContext.builder()
          .query("red T-lights for iPhone 12")
          .value("language", "en")
          .value("filter.category", "Home > Lighting")
          .value("context.country", "GB")
          .number("hour", 16)
          .number("max_price", 19.5)
          .build();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "always                                        | true",
        "query:light                                   | true",
        "query:tlight                                  | true",
        "query:\"t light\"                             | true",
        "query:\"RED t-light\"                         | true",
        "query:\"red iphone\"                          | false",
        "query:iphone12                                | true",
        "query_any:\"mug t-light\"                     | true",
        "query_any:\"mug teapot\"                      | false",
        "query_exact:\"red t light iphone12\"          | true",
        "query_exact:\"red tlight iphone\"             | false",
        "query:*                                       | true",
        "language:EN AND hour:[8 TO 16]                | true",
        "language:en AND hour:[8 TO 16}                | false",
        "hour>=16                                      | true",
        "hour:16                                       | true",
        "words:[* TO 3]                                | false",
        "max_price:[* TO 20]                           | true",
        "min_price:[* TO 20]                           | false",
        "NOT min_price:*                               | true",
        "filter.category:\"home>lighting\"             | true",
        "filter.category:home                          | false",
        "context.country:(de OR gb)                    | true",
        "context.segment:*                             | false",
        "context.country:gb AND NOT (language:zh OR query:red) | false",
      })
  void holds_asWritten(String condition, boolean expected) {
    assertEquals(expected, ConditionReader.read(condition).holds(CONTEXT), condition);
  }

  @Test
  void chinese_isFoundInLongerQueries() {
    MatchContext context = MatchContext.builder().query("透明手机壳 防摔").build();
    assertTrue(ConditionReader.read("query:手机壳").holds(context));
    assertEquals(false, ConditionReader.read("query_exact:手机壳").holds(context));
    assertEquals(false, ConditionReader.read("query:机壳手").holds(context));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "colour:red            | field 'colour' at position 7     | one of day, hour",
        "query:the             | query:the at position 6          | words that can be searched",
        "language:[a TO b]     | language:a range                 | hour, words or a price",
        "hour:noon             | hour:noon at position 5          | a number",
        "query:\"red           | quote at position 6              | AND, OR, NOT",
        "filter.:x             | field 'filter.'                  | filter.<field>",
        "language:\"\"         | language:''                      | a value",
      })
  void whatCannotBe_isRefusedWithValueAndExpectation(
      String condition, String value, String expected) {
    InvalidInputException refusal =
        assertThrows(InvalidInputException.class, () -> ConditionReader.read(condition));
    String message = String.valueOf(refusal.getMessage());
    assertTrue(message.contains(value.strip()), message);
    assertTrue(message.contains(expected.strip()), message);
  }
}
