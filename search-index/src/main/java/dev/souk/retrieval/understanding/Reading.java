package dev.souk.retrieval.understanding;

import dev.souk.retrieval.source.Scope;
import dev.souk.retrieval.source.TextSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query as it was read.
 *
 * @param scope what may be answered
 * @param words what is searched for, mistyped words put right
 * @param text finds them; null if nothing does
 * @param understanding what an answer tells of it
 * @param notes what an answer says of it in words
 */
public record Reading(
    Scope scope,
    String words,
    @Nullable TextSource text,
    Understanding understanding,
    List<String> notes) {

  public Reading {
    notes = List.copyOf(notes);
  }

  /** Where no words were asked for. */
  public static Reading ofNothing(Scope scope) {
    return new Reading(scope, "", null, Understanding.NONE, List.of());
  }
}
