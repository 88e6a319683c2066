import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Jobs } from "../ports/jobs.js";

/** What the service counts about itself, for Prometheus. Nothing in it names a person: requests are told by their route. */
export interface Metrics {
  /** An answered request. */
  answered(request: AnsweredRequest): void;
  /** In Prometheus' text format. */
  text(): Promise<string>;
}

export interface AnsweredRequest {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
  /** Empty where nobody knows whose it was. */
  readonly workspace: string;
}

export function createMetrics(jobs: Pick<Jobs, "counts">): Metrics {
  // A registry of its own: there may be several services in a process.
  const registers = [new Registry()];
  const [registry] = registers as [Registry];
  collectDefaultMetrics({ register: registry });
  const labelNames = ["workspace", "method", "route", "status"] as const;
  const requests = new Counter({ name: "segue_http_requests_total", help: "Answered requests", labelNames, registers });
  const durations = new Histogram({
    name: "segue_http_request_duration_seconds",
    help: "How long requests took",
    labelNames: ["workspace", "method", "route"] as const,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  });
  new Gauge({
    name: "segue_jobs",
    help: "Jobs that wait or run",
    labelNames: ["workspace", "state"] as const,
    registers,
    async collect() {
      this.reset();
      for (const { workspace, state, jobs: count } of await jobs.counts()) this.set({ workspace, state }, count);
    },
  });
  return {
    answered({ workspace, method, route, status, seconds }) {
      requests.inc({ workspace, method, route, status });
      durations.observe({ workspace, method, route }, seconds);
    },
    text: () => registry.metrics(),
  };
}
