/**
 * Merchandising rules: what a shop wants shown, moved or kept out for some requests.
 *
 * <p>Begin with {@link dev.souk.retrieval.rules.RuleBook}, a shop's rules; a {@link
 * dev.souk.retrieval.rules.Rule} is a condition and what to do. {@link
 * dev.souk.retrieval.rules.RuleMatcher} finds the rules whose condition a {@link
 * dev.souk.retrieval.rules.MatchContext} fulfils without trying them one after another, and knows
 * nothing of merchandising: whatever is to be found by a condition can use it. What the rules found
 * do together is a {@link dev.souk.retrieval.rules.Steering}, which {@link
 * dev.souk.retrieval.rules.Merchandise} binds to the items there are.
 */
@NullMarked
package dev.souk.retrieval.rules;

import org.jspecify.annotations.NullMarked;
