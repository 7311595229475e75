package dev.souk.jobs.parse;

import dev.souk.domain.CatalogChange;
import dev.souk.domain.CatalogJson;
import dev.souk.domain.Json;
import dev.souk.domain.OfferJson;
import dev.souk.domain.OfferPatch;
import dev.souk.jobs.parse.CatalogUpdate.Kind;
import dev.souk.jobs.source.LogLine;
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
    output.collect(new StreamRecord<>(flat(line.offset(), change)));
  }

  /**
   * A change as it travels.
   *
   * @param offset of its line
   */
  public static CatalogUpdate flat(long offset, CatalogChange change) {
    return switch (change) {
      case CatalogChange.Upsert upsert ->
          flat(
              offset,
              upsert,
              Kind.UPSERT,
              Json.MAPPER.writeValueAsBytes(
                  OfferJson.removeFrom(CatalogJson.toJson(upsert.item()))),
              OfferPatch.of(upsert.item()));
      case CatalogChange.OfferUpdate update ->
          flat(offset, update, Kind.OFFER, null, update.patch());
      case CatalogChange.Delete delete -> flat(offset, delete, Kind.DELETE, null, null);
    };
  }

  private static CatalogUpdate flat(
      long offset,
      CatalogChange change,
      Kind kind,
      byte @Nullable [] text,
      @Nullable OfferPatch patch) {
    return new CatalogUpdate(
        change.itemId(),
        change.time().getEpochSecond(),
        change.time().getNano(),
        offset,
        kind,
        text,
        patch == null || patch.price() == null ? null : patch.price().toString(),
        patch != null && patch.namesSalePrice(),
        patch == null || patch.salePrice() == null ? null : patch.salePrice().toString(),
        patch == null || patch.availability() == null ? null : patch.availability().wire());
  }
}
