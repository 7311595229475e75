/**
 * How segments are written: those of busy views, and vectors ({@link
 * dev.souk.view.codec.VectorCodec}). {@link dev.souk.view.codec.BusyCodec} is found by Lucene under
 * its name, which is in every segment that it wrote: it is never changed, only followed by another
 * one.
 */
@NullMarked
package dev.souk.view.codec;

import org.jspecify.annotations.NullMarked;
