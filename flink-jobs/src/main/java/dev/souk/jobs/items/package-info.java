/**
 * Catalogue changes become items with their representations.
 *
 * <p>{@link dev.souk.jobs.items.ItemsOperator} keeps what the changes of each item came to and
 * represents it with the model in use; {@link dev.souk.jobs.items.OfferState} is how price and
 * stock are merged, and {@link dev.souk.jobs.items.ItemOffer} how they leave for the signals view;
 * {@link dev.souk.jobs.items.ItemRepresenters} is the seam behind which a model is read.
 */
@NullMarked
package dev.souk.jobs.items;

import org.jspecify.annotations.NullMarked;
