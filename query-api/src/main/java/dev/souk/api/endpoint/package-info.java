/**
 * One class for every endpoint of a shop; each says in its documentation what it takes and answers.
 *
 * <p>Begin with {@link dev.souk.api.endpoint.SearchEndpoint}; {@link
 * dev.souk.api.endpoint.EventsEndpoint} is how events enter the log.
 */
@NullMarked
package dev.souk.api.endpoint;

import org.jspecify.annotations.NullMarked;
