package dev.souk.view.schema;

import org.apache.lucene.document.Document;

/**
 * Documents of the factors view; the key is the item's id, or {@link #MODEL} for the one document
 * that describes the model. Sources are binary here.
 */
public final class FactorsSchema implements ViewSchema {

  /** The key of the model; no item can have it, for ids are stripped of white space. */
  public static final String MODEL = " model";

  @Override
  public Document document(String key, byte[] source) {
    return ViewSchema.base(key, source);
  }
}
