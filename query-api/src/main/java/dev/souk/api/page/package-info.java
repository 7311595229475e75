/** The storefront page, served from the class path: begin with {@link dev.souk.api.page.Pages}. */
@NullMarked
package dev.souk.api.page;

import org.jspecify.annotations.NullMarked;
