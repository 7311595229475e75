package dev.souk.api.endpoint;

import dev.souk.domain.Json;
import dev.souk.retrieval.experiment.Experiment;
import dev.souk.retrieval.rules.Rule;
import dev.souk.retrieval.rules.RuleAction;
import dev.souk.retrieval.rules.RuleReport;
import dev.souk.retrieval.rules.RuleTrial;
import dev.souk.retrieval.rules.Surface;
import java.util.TreeSet;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Rules and experiments as JSON. Stateless. */
final class RulesJson {

  private RulesJson() {}

  static ObjectNode write(RuleReport report) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("zone", report.zone().getId());
    ArrayNode rules = json.putArray("rules");
    for (RuleReport.Line line : report.rules()) {
      ObjectNode rule = rule(line.rule()).put("active", line.active());
      line.problems().forEach(rule.putArray("problems")::add);
      rules.add(rule);
    }
    json.put("tried_always", report.tried());
    ArrayNode experiments = json.putArray("experiments");
    for (RuleReport.Running running : report.experiments()) {
      experiments.add(experiment(running));
    }
    report.problems().forEach(json.putArray("problems")::add);
    return json;
  }

  static ObjectNode write(RuleTrial trial) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("at", trial.at().toString());
    ObjectNode context = json.putObject("context");
    trial.context().forEach((field, values) -> values.forEach(context.withArray(field)::add));
    ArrayNode rules = json.putArray("rules");
    for (Rule rule : trial.rules()) {
      rules.add(rule(rule));
    }
    ArrayNode pins = json.putArray("pins");
    for (RuleTrial.TriedPin pin : trial.pins()) {
      ObjectNode line = pins.addObject().put("rule", pin.rule()).put("item_id", pin.itemId());
      if (pin.place() > 0) {
        line.put("place", pin.place());
      } else {
        line.putNull("place");
      }
    }
    if (trial.redirect() != null) {
      json.put("redirect", trial.redirect());
    }
    trial.problems().forEach(json.putArray("problems")::add);
    return json;
  }

  private static ObjectNode rule(Rule rule) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("name", rule.name());
    json.put("priority", rule.priority());
    json.put("from", rule.from() == null ? null : rule.from().toString());
    json.put("until", rule.until() == null ? null : rule.until().toString());
    ArrayNode on = json.putArray("on");
    for (Surface surface : new TreeSet<>(rule.on())) {
      on.add(surface.wire());
    }
    json.put("when", rule.when());
    ArrayNode actions = json.putArray("actions");
    for (RuleAction action : rule.actions()) {
      write(actions.addObject().put("action", action.wire()), action);
    }
    return json;
  }

  private static void write(ObjectNode json, RuleAction action) {
    switch (action) {
      case RuleAction.Pin pin -> {
        ObjectNode places = json.putObject("places");
        pin.places().forEach((place, id) -> places.put(Integer.toString(place), id));
      }
      case RuleAction.Boost boost ->
          json.put("filter", boost.filter()).put("factor", boost.factor());
      case RuleAction.Bury bury -> json.put("filter", bury.filter()).put("factor", bury.factor());
      case RuleAction.Hide hide -> {
        json.put("filter", hide.filter());
        hide.ids().forEach(json.putArray("ids")::add);
      }
      case RuleAction.Narrow narrow -> json.put("filter", narrow.filter());
      case RuleAction.Redirect redirect -> json.put("to", redirect.to());
    }
  }

  private static ObjectNode experiment(RuleReport.Running running) {
    Experiment experiment = running.experiment();
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("name", experiment.name());
    json.put("from", experiment.from() == null ? null : experiment.from().toString());
    json.put("until", experiment.until() == null ? null : experiment.until().toString());
    ArrayNode arms = json.putArray("arms");
    experiment
        .arms()
        .forEach((arm, share) -> {
          ObjectNode line = arms.addObject().put("arm", arm.name()).put("share", share);
          arm.profiles().forEach(line.putArray("profiles")::add);
        });
    json.put("active", running.active());
    running.problems().forEach(json.putArray("problems")::add);
    return json;
  }
}
