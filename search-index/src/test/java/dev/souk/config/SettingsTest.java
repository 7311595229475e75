package dev.souk.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

  private enum Backend {
    AUTO,
    OPEN_CL
  }

  @Test
  void read_ofEveryKind_givesValuesAndDefaults() {
    Settings settings =
        Settings.parse(
            "souk.yaml",
            """
            http: {port: 18080, body: 2MiB, wait: 500ms, tls: true, share: 0.5, backend: open_cl}
            shops: {gifts: {title: Gifts}, bazaar: {title: 集市}}
            list: [a, 1]
            steps: [{n: 1}, {n: 2}]
            """);
    List<String> titles = new ArrayList<>();
    List<Integer> steps = new ArrayList<>();
    Settings http = settings.section("http");
    assertEquals(18080, http.integer("port", 1, 0, 65535));
    assertEquals(2 << 20, http.bytes("body", 1));
    assertEquals(Duration.ofMillis(500), http.duration("wait", Duration.ZERO));
    assertEquals(true, http.flag("tls", false));
    assertEquals(0.5, http.number("share", 0, 0, 1));
    assertEquals(Backend.OPEN_CL, http.oneOf("backend", Backend.AUTO, Backend.class));
    assertEquals("absent", http.text("host", "absent"));
    settings.section("shops").named().forEach((name, shop) -> titles.add(shop.needed("title")));
    assertEquals(List.of("Gifts", "集市"), titles);
    assertEquals(List.of("a", "1"), settings.texts("list"));
    for (Settings step : settings.sections("steps")) {
      steps.add(step.integer("n", 0, 0, 9));
    }
    assertEquals(List.of(1, 2), steps);
    assertEquals(Map.of(), settings.section("none").pairs());
  }

  @Test
  void finish_withProblems_namesThemAll() {
    Settings settings =
        Settings.parse(
            "souk.yaml",
            "http: {port: 70000, wait: soon, prot: 1}\nkernels: {backend: gpu}\nlist: {}");
    Settings http = settings.section("http");
    http.integer("port", 8080, 0, 65535);
    http.duration("wait", Duration.ZERO);
    settings.section("kernels").oneOf("backend", Backend.AUTO, Backend.class);
    settings.needed("data");
    settings.texts("list");
    SettingsException refused = assertThrows(SettingsException.class, settings::finish);
    assertEquals(
        List.of(
            "http.port: 70000 (expected: a whole number from 0 to 65535)",
            "http.wait: soon (expected: a time span such as 500ms, 5s, 10m, 2h or 90d)",
            "kernels.backend: gpu (expected: one of [auto, open_cl])",
            "data: missing (expected: a text)",
            "list: {} (expected: a list of texts)",
            "http.prot: unknown (expected: one of [port, wait])"),
        refused.problems());
  }

  @Test
  void parse_ofWhatIsNotYaml_isRefused() {
    assertThrows(SettingsException.class, () -> Settings.parse("souk.yaml", "a: [1"));
    assertThrows(SettingsException.class, () -> Settings.parse("souk.yaml", "- a").finish());
  }
}
