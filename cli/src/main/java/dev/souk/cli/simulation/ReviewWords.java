package dev.souk.cli.simulation;

import java.util.List;

/** Words for simulated reviews in one language, by how content the reviewer is. Immutable. */
final class ReviewWords {

  private static final ReviewWords ENGLISH =
      new ReviewWords(
          " ",
          new Tone(
              List.of(
                  "Not what I hoped for.",
                  "I am disappointed.",
                  "I would not buy this again.",
                  "Looked better in the picture.",
                  "I wanted to like it."),
              List.of(
                  "The quality is poor for the price.",
                  "It arrived damaged.",
                  "It is not as described.",
                  "I expected much more.",
                  "Support took days to answer.")),
          new Tone(
              List.of(
                  "It is all right.",
                  "Decent, no more.",
                  "Mixed feelings.",
                  "Fine for the price.",
                  "Neither good nor bad."),
              List.of(
                  "Delivery took longer than promised.",
                  "I expected a bit more.",
                  "Nothing special about it.",
                  "It differs a little from the photo.",
                  "I have had better for the same money.")),
          new Tone(
              List.of(
                  "Really happy with it.",
                  "Exactly as described.",
                  "Better than I expected.",
                  "A lovely find.",
                  "I would buy it again."),
              List.of(
                  "Good quality and worth the money.",
                  "It arrived quickly and well packed.",
                  "My family likes it too.",
                  "A friend already asked where I got it.",
                  "The quality is great.")));
  private static final ReviewWords CHINESE =
      new ReviewWords(
          "",
          new Tone(
              List.of("有点失望。", "跟图片差得有点远。", "不会再买了。", "这次踩坑了。", "本来挺期待的。"),
              List.of("质量差，不值这个价。", "收到的时候就有破损。", "和期待的差太多。", "跟描述的不太一样。", "客服半天不回复。")),
          new Tone(
              List.of("一般般吧。", "还行，凑合。", "中规中矩。", "这个价位还可以。", "不好不坏。"),
              List.of("物流有点慢。", "比想象中差一点。", "细节一般。", "和照片略有出入。", "没什么惊喜。")),
          new Tone(
              List.of("很满意。", "和描述的一样。", "比预想的好。", "挖到宝了。", "会回购。"),
              List.of("品质不错，物有所值。", "发货很快，包装也仔细。", "家里人也喜欢。", "朋友看到也来问链接。", "质量很好，推荐。")));

  private record Tone(List<String> verdicts, List<String> reasons) {}

  private final String between;
  private final Tone low;
  private final Tone middle;
  private final Tone high;

  private ReviewWords(String between, Tone low, Tone middle, Tone high) {
    this.between = between;
    this.low = low;
    this.middle = middle;
    this.high = high;
  }

  /** The words for items in {@code language}, English unless it is Chinese. */
  static ReviewWords of(String language) {
    return language.startsWith("zh") ? CHINESE : ENGLISH;
  }

  /** One or two sentences that fit {@code rating}, 1 to 5. */
  String write(int rating, Draws draws) {
    Tone tone = rating <= 2 ? low : rating == 3 ? middle : high;
    String verdict = draws.anyOf(tone.verdicts());
    return draws.chance(0.7) ? verdict + between + draws.anyOf(tone.reasons()) : verdict;
  }

  /** Whether {@code text} is one that {@link #write} could have written for {@code rating}. */
  boolean fits(String text, int rating) {
    Tone tone = rating <= 2 ? low : rating == 3 ? middle : high;
    for (String verdict : tone.verdicts()) {
      if (text.equals(verdict)) {
        return true;
      }
      String prefix = verdict + between;
      if (text.startsWith(prefix) && tone.reasons().contains(text.substring(prefix.length()))) {
        return true;
      }
    }
    return false;
  }
}
