/**
 * Searches become what shoppers search for, of which suggestions are made.
 *
 * <p>Begin with {@link dev.souk.jobs.queries.QueryState}. What one shopper alone searched for may
 * tell who they are; it stays in the job's state and is never published.
 */
@NullMarked
package dev.souk.jobs.queries;

import org.jspecify.annotations.NullMarked;
