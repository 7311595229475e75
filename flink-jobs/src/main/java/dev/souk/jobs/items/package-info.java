/**
 * Catalogue changes become items with their representations.
 *
 * <p>{@link dev.souk.jobs.items.ItemsOperator} keeps the latest change of each item and represents
 * it with the model in use; {@link dev.souk.jobs.items.ItemRepresenters} is the seam behind which a
 * model is read.
 */
@NullMarked
package dev.souk.jobs.items;

import org.jspecify.annotations.NullMarked;
