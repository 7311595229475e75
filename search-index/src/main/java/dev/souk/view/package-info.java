/**
 * Views: Lucene indexes derived from the log, published as immutable snapshots and read without
 * locks.
 *
 * <p>Begin with {@link dev.souk.view.Manifest}, which says what a snapshot is; {@link
 * dev.souk.view.SnapshotStore} stores files and publishes manifests; {@link
 * dev.souk.view.ViewReader} opens them and follows new ones. Where bytes are kept is {@code
 * dev.souk.view.storage}'s matter; what a document of each view holds is {@code
 * dev.souk.view.schema}'s.
 */
@NullMarked
package dev.souk.view;

import org.jspecify.annotations.NullMarked;
