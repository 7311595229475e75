/**
 * What an operator does with the generations of a shop's views: {@code souk rebuild}, {@code
 * generations}, {@code switch}, {@code rollback} and {@code drop}.
 *
 * <p>Begin with {@link dev.souk.cli.rebuild.ShopOptions}: a server that runs is asked over HTTP
 * ({@link dev.souk.cli.rebuild.RemoteGenerations}), else the command runs the shop itself as long
 * as it takes.
 */
@NullMarked
package dev.souk.cli.rebuild;

import org.jspecify.annotations.NullMarked;
