/** What a person at the terminal sees: progress of long work. */
@NullMarked
package dev.souk.cli.console;

import org.jspecify.annotations.NullMarked;
