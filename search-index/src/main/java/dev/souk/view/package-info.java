/**
 * Views: Lucene indexes derived from the log, published as immutable snapshots and read without
 * locks.
 *
 * <p>Begin with {@link dev.souk.view.Manifest}, which says what a snapshot is; {@link
 * dev.souk.view.SnapshotStore} stores files and publishes manifests; {@link
 * dev.souk.view.ViewReader} opens them and follows new ones. What a document of each view holds is
 * in {@code dev.souk.view.schema}.
 */
@NullMarked
package dev.souk.view;

import org.jspecify.annotations.NullMarked;
