import { Counter, Gauge, Registry } from "prom-client";
import type { AnswerCost } from "../ports/models.js";

/** What answers cost by model, in Prometheus' text format. */
export async function modelCosts(costs: readonly AnswerCost[]): Promise<string> {
  const registry = new Registry();
  const registers = [registry];
  const labelNames = ["model", "version"] as const;
  const answers = new Counter({ name: "segue_model_answers_total", help: "Answers by model", labelNames, registers });
  const seconds = new Counter({
    name: "segue_model_answer_seconds_total",
    help: "Seconds spent scoring and ranking, by model",
    labelNames,
    registers,
  });
  const bytes = new Gauge({
    name: "segue_model_answer_bytes",
    help: "The most memory that answering took, by model",
    labelNames,
    registers,
  });
  for (const { name, version, ...cost } of costs) {
    const labels = { model: name, version: String(version) };
    answers.inc(labels, cost.answers);
    seconds.inc(labels, cost.seconds);
    bytes.set(labels, cost.bytes);
  }
  return registry.metrics();
}
