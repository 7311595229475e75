package dev.souk.jobs.embedded;

import dev.souk.domain.ShopId;
import dev.souk.jobs.items.ItemRepresenters;
import dev.souk.log.JsonlLayout;
import dev.souk.log.LogWriter;
import java.nio.file.Path;

/**
 * A shop whose job is to run.
 *
 * @param shop the shop
 * @param log where its log is
 * @param writer the one writer of that log in this process, for dead letters; not closed by the job
 * @param views where its views go
 * @param models the directory whose {@code CURRENT} names the basis that items are projected on;
 *     need not exist yet
 * @param representers how the basis is read
 */
public record ShopJob(
    ShopId shop,
    JsonlLayout log,
    LogWriter writer,
    Path views,
    Path models,
    ItemRepresenters representers) {}
