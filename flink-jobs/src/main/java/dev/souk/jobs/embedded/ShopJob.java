package dev.souk.jobs.embedded;

import dev.souk.domain.ShopId;
import dev.souk.jobs.items.ItemRepresenters;
import dev.souk.jobs.sink.DeadLetterSink;
import dev.souk.jobs.source.LogSources;
import java.nio.file.Path;

/**
 * A shop whose job is to run.
 *
 * @param shop the shop
 * @param logs what its log is read with
 * @param deadLetters what lines that were refused are appended with
 * @param views where its views go
 * @param models the directory whose {@code CURRENT} names the basis that items are projected on;
 *     need not exist yet
 * @param representers how the basis is read
 */
public record ShopJob(
    ShopId shop,
    LogSources logs,
    DeadLetterSink deadLetters,
    Path views,
    Path models,
    ItemRepresenters representers) {}
