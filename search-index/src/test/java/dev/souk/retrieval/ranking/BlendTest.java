package dev.souk.retrieval.ranking;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class BlendTest {

  private static final Blend FEED =
      Blend.of(
          Map.of(
              SourceKind.ITEM_ITEM, 1.0,
              SourceKind.FACTORS, 0.5,
              SourceKind.INTEREST, 0.1,
              SourceKind.VECTOR, 0.05,
              SourceKind.POPULARITY, 0.05));

  @Test
  void contentSpeaksForThePartOfAHistoryThatModelsDoNotKnow() {
    Blend half = FEED.withKnownShare(0.5, FEED);
    assertEquals(0.5, half.weight(SourceKind.ITEM_ITEM), 1e-12);
    assertEquals(0.25, half.weight(SourceKind.FACTORS), 1e-12);
    assertEquals(0.6, half.weight(SourceKind.INTEREST), 1e-12);
    assertEquals(0.3, half.weight(SourceKind.VECTOR), 1e-12);
    assertEquals(0.05, half.weight(SourceKind.POPULARITY), 1e-12);
    assertEquals(FEED, FEED.withKnownShare(1, FEED));
    assertEquals(0, FEED.withKnownShare(0, FEED).weight(SourceKind.ITEM_ITEM));
  }

  @Test
  void indicatorsSpeakForItToo() {
    Blend feed =
        Blend.of(
            Map.of(
                SourceKind.ITEM_ITEM, 0.8,
                SourceKind.INDICATORS, 0.3,
                SourceKind.INTEREST, 0.1));
    Blend half = feed.withKnownShare(0.5, feed);
    assertEquals(0.4, half.weight(SourceKind.ITEM_ITEM), 1e-12);
    assertEquals(0.6, half.weight(SourceKind.INDICATORS), 1e-12);
    assertEquals(0.2, half.weight(SourceKind.INTEREST), 1e-12);
  }

  @Test
  void aBlendWithoutContentStaysAsItIs() {
    Blend only = Blend.of(Map.of(SourceKind.ITEM_ITEM, 1.0));
    assertEquals(only, only.withKnownShare(0.3, only));
  }

  @Test
  void learnedWeights_leaveTheirSumAndWhatTheyDoNotName() {
    Blend learned = FEED.withWeights(Map.of("item_item", 3.0, "interest", 1.0, "trend", 9.0));
    assertEquals(1.1 * 0.75, learned.weight(SourceKind.ITEM_ITEM), 1e-12);
    assertEquals(1.1 * 0.25, learned.weight(SourceKind.INTEREST), 1e-12);
    assertEquals(0.5, learned.weight(SourceKind.FACTORS), 1e-12);
    assertEquals(0, learned.weight(SourceKind.TREND), "left out on purpose");
    assertEquals(FEED, FEED.withWeights(Map.of("trend", 1.0)));
  }

  @Test
  void contentThatIsWorthNothingBesideTheModels_speaksWhereTheyCannot() {
    Blend learned = FEED.withWeights(Map.of("item_item", 1.0, "interest", 0.0, "vector", 0.0));
    Blend unknown = learned.withKnownShare(0, FEED);
    assertEquals(0, unknown.weight(SourceKind.ITEM_ITEM), 1e-12);
    assertEquals(1.65 * 2 / 3, unknown.weight(SourceKind.INTEREST), 1e-12);
    assertEquals(1.65 / 3, unknown.weight(SourceKind.VECTOR), 1e-12);
  }
}
