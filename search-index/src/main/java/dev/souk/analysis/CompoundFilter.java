package dev.souk.analysis;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionLengthAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;
import org.jspecify.annotations.Nullable;

/**
 * Makes the spellings of a compound find each other: {@code t-light}, {@code tlight} and {@code t
 * light}; {@code 15cm} and {@code 15 cm}; {@code iphone12} and {@code iphone 12}.
 *
 * <p>A compound yields the joined word, and beside it its parts. The joined word spans the parts
 * (its position length is their number), so a query parser that understands token graphs reads
 * "joined OR all of the parts". What a compound is, {@link Compounds} decides. Chinese tokens pass
 * unchanged.
 */
final class CompoundFilter extends TokenFilter {

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
  private final PositionIncrementAttribute increment =
      addAttribute(PositionIncrementAttribute.class);
  private final PositionLengthAttribute length = addAttribute(PositionLengthAttribute.class);
  private final TypeAttribute type = addAttribute(TypeAttribute.class);

  private final ArrayDeque<Token> pending = new ArrayDeque<>();
  private @Nullable Token ahead;

  CompoundFilter(TokenStream input) {
    super(input);
  }

  @Override
  public boolean incrementToken() throws IOException {
    while (pending.isEmpty()) {
      Token token = read();
      if (token == null) {
        return false;
      }
      open(token);
    }
    write(pending.removeFirst());
    return true;
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    pending.clear();
    ahead = null;
  }

  private void open(Token token) throws IOException {
    if (!token.isWord()) {
      pending.add(token);
      return;
    }
    List<Compounds.Part> parts = Compounds.split(token.text);
    if (parts.size() > 1) {
      openOne(token, parts);
    } else if (parts.size() == 1) {
      Token part = token.part(parts.getFirst(), token.increment);
      if (Compounds.canLead(part.text)) {
        joinWithNext(part);
      } else {
        pending.add(part);
      }
    }
  }

  private void openOne(Token token, List<Compounds.Part> parts) {
    String joined = Compounds.join(parts);
    int first = token.increment;
    if (!joined.isEmpty()) {
      pending.add(
          new Token(joined, token.start, token.end, token.increment, parts.size(), token.type));
      first = 0;
    }
    for (int i = 0; i < parts.size(); i++) {
      pending.add(token.part(parts.get(i), i == 0 ? first : 1));
    }
  }

  private void joinWithNext(Token lead) throws IOException {
    Token next = read();
    if (next != null
        && next.isWord()
        && next.start - lead.end <= 1
        && Compounds.joins(lead.text, next.text)) {
      pending.add(
          new Token(lead.text + next.text, lead.start, next.end, lead.increment, 2, next.type));
      pending.add(new Token(lead.text, lead.start, lead.end, 0, 1, lead.type));
      pending.add(next);
    } else {
      pending.add(lead);
      ahead = next;
    }
  }

  private @Nullable Token read() throws IOException {
    Token token = ahead;
    if (token != null) {
      ahead = null;
      return token;
    }
    if (!input.incrementToken()) {
      return null;
    }
    return new Token(
        term.toString(),
        offset.startOffset(),
        offset.endOffset(),
        increment.getPositionIncrement(),
        length.getPositionLength(),
        type.type());
  }

  private void write(Token token) {
    clearAttributes();
    term.setEmpty().append(token.text);
    offset.setOffset(token.start, token.end);
    increment.setPositionIncrement(token.increment);
    length.setPositionLength(token.length);
    type.setType(token.type);
  }

  private record Token(String text, int start, int end, int increment, int length, String type) {

    boolean isWord() {
      return type.equals(StandardTokenizer.TOKEN_TYPES[StandardTokenizer.ALPHANUM])
          || type.equals(StandardTokenizer.TOKEN_TYPES[StandardTokenizer.NUM]);
    }

    /** Offsets are exact only while no earlier step changed the token's length. */
    Token part(Compounds.Part part, int partIncrement) {
      boolean exact = text.length() == end - start;
      int from = exact ? start + part.from() : start;
      int to = exact ? start + part.from() + part.text().length() : end;
      return new Token(part.text(), from, to, partIncrement, 1, type);
    }
  }
}
