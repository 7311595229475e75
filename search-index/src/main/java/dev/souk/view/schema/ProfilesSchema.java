package dev.souk.view.schema;

import dev.souk.domain.Json;
import dev.souk.domain.Profile;
import dev.souk.view.codec.BusyCodec;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.document.Document;

/** Documents of the profiles view; the key is the shopper's id. */
public final class ProfilesSchema implements ViewSchema {

  /** The source of a profile. */
  public static byte[] source(Profile profile) {
    return ProfileCodec.encode(profile);
  }

  /** The profile of a source; until schema version 2 it was JSON. */
  public static Profile read(byte[] source) {
    return source[0] == '{'
        ? Json.MAPPER.readValue(source, Profile.class)
        : ProfileCodec.decode(source);
  }

  @Override
  public String text(byte[] source) {
    return Json.MAPPER.writeValueAsString(read(source));
  }

  @Override
  public Codec codec() {
    return BusyCodec.get();
  }

  @Override
  public Document document(String key, byte[] source) {
    return ViewSchema.base(key, source);
  }
}
