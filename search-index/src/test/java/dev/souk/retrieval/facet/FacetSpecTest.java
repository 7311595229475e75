package dev.souk.retrieval.facet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.domain.InvalidInputException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FacetSpecTest {

  @Test
  void name_alone_hasDefaults() {
    FacetSpec spec = FacetSpec.parse(" brand ");
    assertEquals(new FacetSpec("brand", 100, false, "", null, List.of()), spec);
    assertNull(spec.under());
  }

  @Test
  void options_inAnyOrder_quotedWhereNeeded() {
    assertEquals(
        new FacetSpec("brand", 7, true, "so;)\"", null, List.of()),
        FacetSpec.parse("brand( sort:value ; find:\"So;)\\\"\" ; limit:7 )"));
    assertEquals(List.of(-1.5, 0.0, 20.0), FacetSpec.parse("price(bounds:-1.5 0  20)").bounds());
    assertEquals("Home > Lamps", FacetSpec.parse("category(under:Home>Lamps)").under());
    assertEquals("", FacetSpec.parse("category(under:\"\")").under());
  }

  @Test
  void split_atCommasOutsideParentheses() {
    assertEquals(
        List.of("brand", "category(find:\"a),b\")", "price(bounds:1 2)"),
        FacetSpec.split("brand, category(find:\"a),b\"),,price(bounds:1 2)"));
    assertEquals(List.of(), FacetSpec.split(""));
    assertEquals(List.of("open(limit:1,brand"), FacetSpec.split("open(limit:1,brand"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "brand(limit:0)",
        "brand(limit:1001)",
        "brand(limit:x)",
        "brand(limit:1;limit:2)",
        "brand(sort:up)",
        "brand(sort)",
        "brand(colour:red)",
        "brand(limit:1",
        "(limit:1)",
        "price(bounds:3 2)",
        "price(bounds:)",
        "price(bounds:1 NaN)",
        "price(bounds:1e999)"
      })
  void anotherForm_isRefused_andNamesTheParameter(String spec) {
    InvalidInputException refused =
        assertThrows(InvalidInputException.class, () -> FacetSpec.parse(spec));
    assertEquals("facets", refused.field());
  }

  @Test
  void find_isTheBeginningOfAWord() {
    FacetSpec spec = FacetSpec.parse("brand(find:so)");
    assertTrue(spec.wants("Sony"));
    assertTrue(spec.wants("Big-SOUND"));
    assertFalse(spec.wants("Epson"));
    assertTrue(FacetSpec.parse("brand(find:为)").wants("华为"));
  }

  @Test
  void under_isTheNextLevelOnly() {
    FacetSpec spec = FacetSpec.parse("category(under:home)");
    assertTrue(spec.wants("Home > Lamps"));
    assertFalse(spec.wants("Home"));
    assertFalse(spec.wants("Home > Lamps > Floor"));
    assertFalse(spec.wants("Homeware > Lamps"));
    FacetSpec first = FacetSpec.parse("category(under:\"\")");
    assertTrue(first.wants("Home"));
    assertFalse(first.wants("Home > Lamps"));
  }
}
