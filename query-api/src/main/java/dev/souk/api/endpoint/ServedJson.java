package dev.souk.api.endpoint;

import dev.souk.retrieval.SearchResponse.AppliedRule;
import dev.souk.retrieval.SearchResponse.Marks;
import dev.souk.retrieval.SearchResponse.Served;
import dev.souk.retrieval.highlight.Highlights;
import dev.souk.retrieval.rules.RuleMark;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** What rules, experiments and highlighting add to an answer; nothing where there is nothing. */
final class ServedJson {

  private ServedJson() {}

  static void write(JsonGenerator json, Served served) {
    if (!served.rules().isEmpty()) {
      json.writeArrayPropertyStart("rules");
      for (AppliedRule rule : served.rules()) {
        json.writeStartObject();
        json.writeStringProperty("name", rule.name());
        texts(json, "actions", rule.actions());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    if (served.redirect() != null) {
      json.writeStringProperty("redirect", served.redirect());
    }
    if (served.experiment() != null) {
      json.writeObjectPropertyStart("experiment");
      json.writeStringProperty("name", served.experiment().experiment());
      json.writeStringProperty("arm", served.experiment().arm());
      json.writeEndObject();
    }
    if (!served.interleaved().isEmpty()) {
      texts(json, "interleaved", served.interleaved());
    }
  }

  static void write(JsonGenerator json, Marks marks) {
    if (!marks.rules().isEmpty()) {
      json.writeArrayPropertyStart("rules");
      for (RuleMark mark : marks.rules()) {
        json.writeStartObject();
        json.writeStringProperty("name", mark.rule());
        json.writeStringProperty("action", mark.action());
        if (mark.action().equals("pin")) {
          json.writeNumberProperty("place", (int) mark.value());
        } else {
          json.writeNumberProperty("factor", mark.value());
        }
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    if (marks.team() != null) {
      json.writeStringProperty("team", marks.team());
    }
    Highlights highlights = marks.highlights();
    if (highlights != null) {
      json.writeObjectPropertyStart("highlight");
      ranges(json, "title", highlights.title());
      Highlights.Fragment fragment = highlights.description();
      if (fragment != null) {
        json.writeObjectPropertyStart("description");
        json.writeStringProperty("text", fragment.text());
        json.writeNumberProperty("start", fragment.start());
        json.writeBooleanProperty("whole", fragment.whole());
        ranges(json, "ranges", fragment.ranges());
        json.writeEndObject();
      }
      json.writeEndObject();
    }
  }

  private static void texts(JsonGenerator json, String name, List<String> texts) {
    json.writeArrayPropertyStart(name);
    texts.forEach(json::writeString);
    json.writeEndArray();
  }

  private static void ranges(JsonGenerator json, String name, List<Highlights.Range> ranges) {
    json.writeArrayPropertyStart(name);
    for (Highlights.Range range : ranges) {
      json.writeStartArray();
      json.writeNumber(range.start());
      json.writeNumber(range.end());
      json.writeEndArray();
    }
    json.writeEndArray();
  }
}
