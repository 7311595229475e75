/**
 * How the segments of busy views are written. {@link dev.souk.view.codec.BusyCodec} is found by
 * Lucene under its name, which is in every segment that it wrote: it is never changed, only
 * followed by another one.
 */
@NullMarked
package dev.souk.view.codec;

import org.jspecify.annotations.NullMarked;
