package dev.souk.jobs.parse;

import dev.souk.domain.CatalogChange;
import dev.souk.domain.CatalogJson;
import dev.souk.domain.Json;
import dev.souk.jobs.source.LogLine;
import java.time.Instant;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/** Parses lines of the {@code catalog} topic. */
public final class CatalogOperator extends LineOperator<CatalogChange, CatalogUpdate> {

  private static final long serialVersionUID = 1L;

  @Override
  CatalogChange parse(LogLine line) {
    return CatalogJson.parseChange(line.value());
  }

  @Override
  void emit(LogLine line, CatalogChange change) {
    Instant time = change.time();
    byte @Nullable [] item =
        switch (change) {
          case CatalogChange.Upsert upsert ->
              Json.MAPPER.writeValueAsBytes(CatalogJson.toJson(upsert.item()));
          case CatalogChange.Delete _ -> null;
        };
    output.collect(
        new StreamRecord<>(
            new CatalogUpdate(
                change.itemId(), time.getEpochSecond(), time.getNano(), line.offset(), item)));
  }
}
