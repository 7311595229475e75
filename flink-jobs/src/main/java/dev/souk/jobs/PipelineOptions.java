package dev.souk.jobs;

import dev.souk.jobs.dedup.DuplicateOptions;
import dev.souk.jobs.profiles.ProfileOptions;
import dev.souk.jobs.queries.QueryOptions;
import dev.souk.jobs.signals.SignalOptions;

/**
 * What a shop may tune in its pipeline.
 *
 * @param profiles how profiles are kept
 * @param signals how popularity decays
 * @param duplicates how long ids of events are remembered
 * @param queries which queries are published
 */
public record PipelineOptions(
    ProfileOptions profiles,
    SignalOptions signals,
    DuplicateOptions duplicates,
    QueryOptions queries) {

  /** What suits most shops. */
  public static final PipelineOptions DEFAULT =
      new PipelineOptions(
          ProfileOptions.DEFAULT,
          SignalOptions.DEFAULT,
          DuplicateOptions.DEFAULT,
          QueryOptions.DEFAULT);
}
