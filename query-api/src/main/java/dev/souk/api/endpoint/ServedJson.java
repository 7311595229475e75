package dev.souk.api.endpoint;

import dev.souk.retrieval.SearchResponse.AppliedRule;
import dev.souk.retrieval.SearchResponse.Marks;
import dev.souk.retrieval.SearchResponse.Served;
import dev.souk.retrieval.highlight.Highlights;
import dev.souk.retrieval.rules.RuleMark;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What rules, experiments and highlighting add to an answer; nothing where there is nothing. */
final class ServedJson {

  private ServedJson() {}

  static void write(ObjectNode json, Served served) {
    if (!served.rules().isEmpty()) {
      ArrayNode rules = json.putArray("rules");
      for (AppliedRule rule : served.rules()) {
        ArrayNode actions = rules.addObject().put("name", rule.name()).putArray("actions");
        rule.actions().forEach(actions::add);
      }
    }
    if (served.redirect() != null) {
      json.put("redirect", served.redirect());
    }
    if (served.experiment() != null) {
      json.putObject("experiment")
          .put("name", served.experiment().experiment())
          .put("arm", served.experiment().arm());
    }
    if (!served.interleaved().isEmpty()) {
      served.interleaved().forEach(json.putArray("interleaved")::add);
    }
  }

  static void write(ObjectNode json, Marks marks) {
    if (!marks.rules().isEmpty()) {
      ArrayNode rules = json.putArray("rules");
      for (RuleMark mark : marks.rules()) {
        ObjectNode line = rules.addObject().put("name", mark.rule()).put("action", mark.action());
        if (mark.action().equals("pin")) {
          line.put("place", (int) mark.value());
        } else {
          line.put("factor", mark.value());
        }
      }
    }
    if (marks.team() != null) {
      json.put("team", marks.team());
    }
    Highlights highlights = marks.highlights();
    if (highlights != null) {
      ObjectNode highlight = json.putObject("highlight");
      ranges(highlight.putArray("title"), highlights.title());
      Highlights.Fragment fragment = highlights.description();
      if (fragment != null) {
        ObjectNode description =
            highlight
                .putObject("description")
                .put("text", fragment.text())
                .put("start", fragment.start())
                .put("whole", fragment.whole());
        ranges(description.putArray("ranges"), fragment.ranges());
      }
    }
  }

  private static void ranges(ArrayNode array, List<Highlights.Range> ranges) {
    for (Highlights.Range range : ranges) {
      array.addArray().add(range.start()).add(range.end());
    }
  }
}
