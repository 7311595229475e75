/**
 * What a document of each view holds. Begin with {@link dev.souk.view.schema.ViewSchema}; one class
 * per view says which Lucene fields its documents have and reads them back.
 */
@NullMarked
package dev.souk.view.schema;

import org.jspecify.annotations.NullMarked;
