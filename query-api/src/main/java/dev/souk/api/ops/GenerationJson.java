package dev.souk.api.ops;

import dev.souk.api.shop.GenerationInfo;
import dev.souk.api.shop.JobStatus;
import dev.souk.domain.InvalidInputException;
import dev.souk.domain.Json;
import dev.souk.log.LogPosition;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A generation as JSON, for the endpoints and for who asks them. */
public final class GenerationJson {

  private GenerationJson() {}

  static ObjectNode write(GenerationInfo generation) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("generation", generation.name());
    json.put("role", generation.role().wire());
    json.put("created", generation.created().toString());
    json.put("from", generation.from().toString());
    json.put("target", generation.target().toString());
    json.put("position", generation.position().toString());
    json.put("replayed", generation.replayed());
    json.put("to_replay", generation.toReplay());
    json.put("complete", generation.complete());
    json.put("lag", generation.lag());
    ObjectNode documents = json.putObject("documents");
    generation.documents().forEach(documents::put);
    json.put("bytes", generation.bytes());
    json.putObject("job")
        .put("state", generation.job().state().wire())
        .put("reason", generation.job().reason())
        .put("lines_read", generation.job().linesRead())
        .put("checkpoints", generation.job().checkpoints());
    return json;
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws InvalidInputException if a value is not of its type
   */
  public static GenerationInfo read(JsonNode json) {
    Map<String, Long> documents = new TreeMap<>();
    for (Map.Entry<String, JsonNode> view : json.required("documents").properties()) {
      documents.put(view.getKey(), view.getValue().longValue());
    }
    JsonNode job = json.required("job");
    return new GenerationInfo(
        json.required("generation").stringValue(),
        GenerationInfo.Role.valueOf(upper(json.required("role").stringValue())),
        Instant.parse(json.required("created").stringValue()),
        LogPosition.parse(json.required("from").stringValue()),
        LogPosition.parse(json.required("target").stringValue()),
        LogPosition.parse(json.required("position").stringValue()),
        json.required("replayed").longValue(),
        json.required("to_replay").longValue(),
        json.required("lag").longValue(),
        documents,
        json.required("bytes").longValue(),
        new JobStatus(
            JobStatus.State.valueOf(upper(job.required("state").stringValue())),
            job.required("reason").stringValue(),
            job.required("lines_read").longValue(),
            job.required("checkpoints").longValue()));
  }

  private static String upper(String wire) {
    return wire.toUpperCase(java.util.Locale.ROOT);
  }
}
