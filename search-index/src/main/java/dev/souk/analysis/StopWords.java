package dev.souk.analysis;

import java.util.List;
import org.apache.lucene.analysis.CharArraySet;

/**
 * Words that carry no meaning in product text. Short on purpose: "no", "not" and "up" stay, since a
 * "no smoking" sign is not a smoking sign; Chinese characters that also form content words (和 in
 * 和服, 吧 in 酒吧) stay too.
 */
final class StopWords {

  /** English function words, and Chinese particles that would otherwise pollute two bigrams. */
  static final CharArraySet BEFORE_BIGRAMS =
      set(
          "a", "an", "and", "are", "as", "at", "be", "been", "but", "by", "for", "from", "has",
          "have", "if", "in", "into", "is", "it", "its", "of", "on", "or", "our", "such", "that",
          "the", "their", "then", "there", "these", "they", "this", "those", "to", "was", "were",
          "which", "will", "with", "you", "your", "的", "了", "吗", "呢", "啊", "哦", "嘛");

  /** Chinese function words of two characters. */
  static final CharArraySet BIGRAMS =
      set(
          "以及", "或者", "并且", "而且", "但是", "因为", "所以", "如果", "虽然", "我们", "你们", "他们", "它们", "这个", "那个",
          "这些", "那些", "一个", "可以", "已经", "非常", "就是", "还是", "不仅", "无论");

  private StopWords() {}

  private static CharArraySet set(String... words) {
    return CharArraySet.unmodifiableSet(new CharArraySet(List.of(words), false));
  }
}
