/**
 * The settings of one process, from config/souk.yaml. Begin with {@link
 * dev.souk.cli.config.SoukConfig}.
 */
@NullMarked
package dev.souk.cli.config;

import org.jspecify.annotations.NullMarked;
