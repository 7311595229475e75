/**
 * Opening the log of a shop, whatever it is kept in.
 *
 * <p>{@link dev.souk.jobs.log.ShopLogs} opens a {@link dev.souk.jobs.log.ShopLog} by the shop's id:
 * its writer, its sources for jobs and the sink of its dead letters. {@link
 * dev.souk.jobs.log.JsonlShopLogs} is the log as a directory, for one machine without a broker.
 */
@NullMarked
package dev.souk.jobs.log;

import org.jspecify.annotations.NullMarked;
