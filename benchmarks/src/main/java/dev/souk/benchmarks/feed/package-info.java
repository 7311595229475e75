/**
 * Feeds of a large shop under load. {@link dev.souk.benchmarks.feed.FeedCommand} is the benchmark,
 * {@link dev.souk.benchmarks.feed.SyntheticShop} the shop, {@link
 * dev.souk.benchmarks.feed.SyntheticViews} writes its views, {@link
 * dev.souk.benchmarks.feed.FeedLoad} asks.
 */
@NullMarked
package dev.souk.benchmarks.feed;

import org.jspecify.annotations.NullMarked;
