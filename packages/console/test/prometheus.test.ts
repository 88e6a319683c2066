import { describe, expect, it } from "vitest";
import { gaugeIn, latencyIn } from "../src/api/prometheus.js";

const TEXT = `# HELP up seconds
process_start_time_seconds 1700000000.5
took_bucket{le="0.01",route="/a"} 40
took_bucket{le="0.1",route="/a"} 50
took_bucket{le="+Inf",route="/a"} 50
took_bucket{le="0.01",route="/b"} 20
took_bucket{le="0.1",route="/b"} 49
took_bucket{le="+Inf",route="/b"} 50
took_sum{route="/a"} 3
`;

describe("a text of Prometheus", () => {
  it("tells within which class half and 99 of 100 requests fall, over all routes", () => {
    expect(latencyIn(TEXT, "took")).toEqual({ requests: 100, half: 0.01, most: 0.1 });
    expect(latencyIn(TEXT.replace("} 49", "} 40"), "took")).toEqual({ requests: 100, half: 0.01, most: undefined });
    expect(latencyIn("", "took")).toEqual({ requests: 0, half: undefined, most: undefined });
  });

  it("tells a number", () => {
    expect(gaugeIn(TEXT, "process_start_time_seconds")).toBe(1_700_000_000.5);
    expect(gaugeIn(TEXT, "up")).toBeUndefined();
  });
});
