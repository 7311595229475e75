/**
 * Where the bytes of views are kept: a local disk, a shared file system, or an object store.
 *
 * <p>Begin with {@link dev.souk.view.storage.ViewStorage}, the seam; {@link
 * dev.souk.view.storage.LocalStorage} is the one over files. What the bytes mean is not known here:
 * that is {@link dev.souk.view.SnapshotStore}'s.
 */
@NullMarked
package dev.souk.view.storage;

import org.jspecify.annotations.NullMarked;
