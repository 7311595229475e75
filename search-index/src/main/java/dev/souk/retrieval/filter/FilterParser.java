package dev.souk.retrieval.filter;

import dev.souk.domain.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.queryparser.flexible.core.QueryNodeParseException;
import org.apache.lucene.queryparser.flexible.core.nodes.AndQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.BooleanQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.FieldQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.FuzzyQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.GroupQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.MatchAllDocsQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.ModifierQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.OrQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.QueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.QuotedFieldQueryNode;
import org.apache.lucene.queryparser.flexible.core.util.UnescapedCharSequence;
import org.apache.lucene.queryparser.flexible.standard.nodes.TermRangeQueryNode;
import org.apache.lucene.queryparser.flexible.standard.nodes.WildcardQueryNode;
import org.apache.lucene.queryparser.flexible.standard.parser.ParseException;
import org.apache.lucene.queryparser.flexible.standard.parser.StandardSyntaxParser;
import org.apache.lucene.queryparser.flexible.standard.parser.TokenMgrError;

/**
 * Reads the filter syntax, which is Lucene's standard syntax less what makes no sense in a filter:
 * fields with values or ranges, {@code AND}, {@code OR}, {@code NOT}, parentheses and quotes. Terms
 * side by side are all needed. Stateless.
 */
public final class FilterParser {

  private static final String FIELD = "filter";
  private static final int LONGEST = 20_000;
  private static final int DEEPEST = 50;

  /** Fewer than the clauses that Lucene lets a query have. */
  private static final int MOST_TERMS = 500;

  private static final String FORM =
      "field:value, field:\"a value\" or price:[5 TO 20], with AND, OR, NOT and parentheses";

  private FilterParser() {}

  /**
   * @param filter may be empty
   * @throws InvalidInputException if the syntax is broken; names the value, where it stands and
   *     what was expected
   */
  public static FilterExpression parse(String filter) {
    if (filter.isBlank()) {
      return new FilterExpression.All();
    }
    if (filter.length() > LONGEST) {
      throw new InvalidInputException(FIELD, filter.length() + " characters", "at most " + LONGEST);
    }
    checkDepth(filter);
    try {
      // Not shared: the parser keeps state while it parses.
      FilterExpression expression = convert(new StandardSyntaxParser().parse(filter, ""), filter);
      int terms = terms(expression);
      if (terms > MOST_TERMS) {
        throw new InvalidInputException(FIELD, terms + " values", "at most " + MOST_TERMS);
      }
      return expression;
    } catch (QueryNodeParseException e) {
      throw new InvalidInputException(FIELD, filter + problem(e, filter), FORM);
    }
  }

  /** The parser below descends once per parenthesis; a stack has an end. */
  private static void checkDepth(String filter) {
    int depth = 0;
    for (int i = 0; i < filter.length(); i++) {
      depth += filter.charAt(i) == '(' ? 1 : filter.charAt(i) == ')' ? -1 : 0;
      if (depth > DEEPEST) {
        throw new InvalidInputException(
            FIELD, "a parenthesis at position " + i, "at most " + DEEPEST + " open at once");
      }
    }
  }

  private static String problem(QueryNodeParseException e, String filter) {
    if (e.getCause() instanceof TokenMgrError) {
      return unclosed(filter);
    }
    if (!(e instanceof ParseException syntax) || syntax.currentToken == null) {
      return " (cannot be read)";
    }
    org.apache.lucene.queryparser.flexible.standard.parser.Token bad = syntax.currentToken.next;
    return bad == null || bad.image.isEmpty()
        ? " (ends too early)"
        : " (at position " + Math.max(0, bad.beginColumn) + ": '" + bad.image + "')";
  }

  /** Why a filter cannot be cut into words; nearly always a quote. */
  private static String unclosed(String filter) {
    int open = -1;
    for (int i = 0; i < filter.length(); i++) {
      if (filter.charAt(i) == '\\') {
        i++;
      } else if (filter.charAt(i) == '"') {
        open = open < 0 ? i : -1;
      }
    }
    return open < 0
        ? " (a bracket is not closed, or a mark not allowed)"
        : " (the quote at position " + open + " is not closed)";
  }

  private static FilterExpression convert(QueryNode node, String filter) {
    return switch (node) {
      case AndQueryNode and -> new FilterExpression.And(convertAll(and, filter));
      case OrQueryNode or -> new FilterExpression.Or(convertAll(or, filter));
      case BooleanQueryNode all -> new FilterExpression.And(convertAll(all, filter));
      case GroupQueryNode group -> convert(group.getChild(), filter);
      case ModifierQueryNode modifier -> modified(modifier, filter);
      case MatchAllDocsQueryNode all -> new FilterExpression.All();
      case TermRangeQueryNode range -> range(range, filter);
      case WildcardQueryNode wildcard when wildcard.getTextAsString().equals("*") ->
          present(wildcard, filter);
      case WildcardQueryNode wildcard -> throw unsupported(wildcard.getTextAsString());
      case FuzzyQueryNode fuzzy -> throw unsupported(fuzzy.getTextAsString() + "~");
      case FieldQueryNode equal -> equal(equal, filter);
      default -> throw unsupported(node.getClass().getSimpleName().replace("QueryNode", ""));
    };
  }

  private static int terms(FilterExpression expression) {
    return switch (expression) {
      case FilterExpression.All all -> 0;
      case FilterExpression.And and -> and.parts().stream().mapToInt(FilterParser::terms).sum();
      case FilterExpression.Or or -> or.parts().stream().mapToInt(FilterParser::terms).sum();
      case FilterExpression.Not not -> terms(not.part());
      case FilterExpression.Equal equal -> 1;
      case FilterExpression.Present present -> 1;
      case FilterExpression.Range range -> 1;
    };
  }

  private static List<FilterExpression> convertAll(QueryNode node, String filter) {
    List<FilterExpression> parts = new ArrayList<>();
    for (QueryNode child : node.getChildren()) {
      parts.add(convert(child, filter));
    }
    return parts;
  }

  private static FilterExpression modified(ModifierQueryNode node, String filter) {
    FilterExpression child = convert(node.getChild(), filter);
    return switch (node.getModifier()) {
      case MOD_NOT -> new FilterExpression.Not(child);
      case MOD_REQ, MOD_NONE -> child;
    };
  }

  private static FilterExpression equal(FieldQueryNode node, String filter) {
    String field = field(node, filter);
    String value = node.getTextAsString();
    if (value.equals("*") && !(node instanceof QuotedFieldQueryNode)) {
      return present(node, filter);
    }
    if (!(node instanceof QuotedFieldQueryNode) && hasWildcard(node.getText())) {
      throw unsupported(value + " at position " + node.getBegin());
    }
    return new FilterExpression.Equal(field, value, node.getBegin());
  }

  /** The parser leaves wildcards in the text; taken for characters they would match nothing. */
  private static boolean hasWildcard(CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      boolean mark = text.charAt(i) == '*' || text.charAt(i) == '?';
      if (mark && !(text instanceof UnescapedCharSequence raw && raw.wasEscaped(i))) {
        return true;
      }
    }
    return false;
  }

  private static FilterExpression present(FieldQueryNode node, String filter) {
    String field = field(node, filter);
    return field.equals("*")
        ? new FilterExpression.All()
        : new FilterExpression.Present(field, node.getBegin());
  }

  private static String field(FieldQueryNode node, String filter) {
    String field = node.getFieldAsString();
    if (field == null || field.isEmpty()) {
      throw new InvalidInputException(FIELD, node.getTextAsString() + " in '" + filter + "'", FORM);
    }
    return field;
  }

  private static FilterExpression range(TermRangeQueryNode node, String filter) {
    FieldQueryNode low = node.getLowerBound();
    FieldQueryNode high = node.getUpperBound();
    return new FilterExpression.Range(
        field(low, filter),
        bound(low),
        node.isLowerInclusive(),
        bound(high),
        node.isUpperInclusive(),
        Math.max(0, low.getBegin()));
  }

  /** {@code price>=5} leaves the other bound empty. */
  private static String bound(FieldQueryNode node) {
    String text = node.getTextAsString();
    return text.isEmpty() ? "*" : text;
  }

  private static InvalidInputException unsupported(String what) {
    return new InvalidInputException(FIELD, what, FORM);
  }
}
