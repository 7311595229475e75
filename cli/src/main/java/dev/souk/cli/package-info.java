/**
 * The {@code souk} command: the one place that sees every module and puts them together.
 *
 * <p>Begin with {@link dev.souk.cli.SoukCommand}, which lists the subcommands.
 */
@NullMarked
package dev.souk.cli;

import org.jspecify.annotations.NullMarked;
