/**
 * What is known of who asks. A guest with a basket and a customer with a profile are treated by the
 * same code: both are a {@link dev.souk.retrieval.taste.Taste}.
 */
@NullMarked
package dev.souk.retrieval.taste;

import org.jspecify.annotations.NullMarked;
