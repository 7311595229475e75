package dev.souk.jobs.queries;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.domain.EventHeader;
import dev.souk.domain.QuerySignals;
import dev.souk.domain.ShopEvent;
import dev.souk.jobs.parse.QuerySearch;
import dev.souk.jobs.signals.SignalOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QueryStateTest {

  private static final SignalOptions DECAY = SignalOptions.DEFAULT;

  private static QuerySearch search(String term, @Nullable String shopper, @Nullable String visit) {
    return Objects.requireNonNull(
        QuerySearch.of(
            new ShopEvent.ViewSearchResults(
                new EventHeader("e", Instant.parse("2026-01-01T00:00:00Z"), shopper, visit, null),
                term,
                List.of()),
            100));
  }

  private static QueryState state(List<QuerySearch> searches) {
    QueryState state = new QueryState();
    searches.forEach(state::add);
    return state;
  }

  @Test
  void aQueryIsPublishedOnceSeveralDifferentShoppersSearched() {
    QueryState state = new QueryState();
    for (int again = 0; again < 3; again++) {
      for (int shopper = 0; shopper < 4; shopper++) {
        state.add(search("red lamp", "s" + shopper, "v" + again));
      }
      state.add(search("red lamp", null, null));
    }
    assertFalse(state.published(QueryOptions.DEFAULT), "4 shoppers, and guests who may be anybody");
    assertNull(new QueriesOperator(QueryOptions.DEFAULT, DECAY).source("red lamp", state));
    state.add(search("red lamp", null, "v9"));
    assertTrue(state.published(QueryOptions.DEFAULT));
    assertNotNull(new QueriesOperator(QueryOptions.DEFAULT, DECAY).source("red lamp", state));
    QuerySignals signals = state.signals("red lamp", DECAY);
    assertEquals(16, signals.searches());
    assertEquals(5, signals.shoppers());
  }

  @Test
  void spellingsOfOneQueryAreOne_shownAsMostWriteIt() {
    QuerySearch shouted = search("  RED \u3000 lamp ", "a", null);
    assertEquals("red lamp", shouted.query());
    assertEquals("RED lamp", shouted.text());
    QueryState state =
        state(List.of(shouted, search("Red Lamp", "b", null), search("Red Lamp", "c", null)));
    assertEquals("Red Lamp", state.signals("red lamp", DECAY).text());
  }

  @Test
  void neitherOrderNorTheCodecChangeAState() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<QuerySearch> searches = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      StringBuilder text = new StringBuilder("lamp");
      for (int at = 0; at < 4; at++) {
        if (random.nextInt(3) == 0) {
          text.setCharAt(at, Character.toUpperCase(text.charAt(at)));
        }
      }
      searches.add(
          new QuerySearch(
              "lamp",
              text.toString(),
              random.nextInt(40),
              1 + random.nextInt(1_500) * 0x9E3779B97F4A7C15L));
    }
    byte[] expected = QueryState.CODEC.encode(state(searches));
    for (int round = 0; round < 5; round++) {
      Collections.shuffle(searches, random);
      byte[] shuffled = QueryState.CODEC.encode(state(searches));
      assertArrayEquals(expected, shuffled, "seed " + seed);
    }
    QueryState decoded = QueryState.CODEC.decode(expected);
    assertArrayEquals(expected, QueryState.CODEC.encode(decoded), "seed " + seed);
    long counted = decoded.signals("lamp", DECAY).shoppers();
    assertTrue(counted > 650 && counted < 3_000, () -> counted + ", seed " + seed);
  }

  @Test
  void shoppersAreCountedExactlyWhileTheyAreFew() {
    Searchers searchers = new Searchers();
    for (int shopper = 1; shopper <= 60; shopper++) {
      searchers.add(shopper * 0x9E3779B97F4A7C15L);
      searchers.add(shopper * 0x9E3779B97F4A7C15L);
      assertEquals(shopper, searchers.count());
    }
  }

  @Test
  void optionsOutOfRangeAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new QueryOptions(0));
    assertThrows(IllegalArgumentException.class, () -> new QueryOptions(65));
  }
}
