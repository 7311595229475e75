/**
 * Whether two snapshots of a view say the same: begin with {@link
 * dev.souk.view.compare.ViewComparison}.
 */
@NullMarked
package dev.souk.view.compare;

import org.jspecify.annotations.NullMarked;
