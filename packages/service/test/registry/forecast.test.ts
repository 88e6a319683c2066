import { algorithms, type Config, resolveConfig, usualSize } from "@segue/engine";
import { describe, expect, it } from "vitest";
import { parseConfig } from "../../src/config.js";
import { expectedEnd } from "../../src/jobs/expected-end.js";
import { adviceFor } from "../../src/registry/advice.js";
import { type DataSize, forecastTraining } from "../../src/registry/forecast.js";
import { roomFor } from "../../src/registry/room.js";

const size: DataSize = { ...usualSize({ users: 50_000, tracks: 30_000, plays: 3e6 }), events: 4e6, untaken: false };
const named = (name: string) => algorithms.find((algorithm) => algorithm.name === name)!;
const configOf = (name: string, set: Record<string, unknown> = {}): Config => {
  const resolved = resolveConfig(named(name), set);
  if ("problems" in resolved) throw new Error("the parameters fit");
  return resolved.value;
};
const bytesOf = (name: string, set: Record<string, unknown> = {}) =>
  forecastTraining(named(name), configOf(name, set), size).bytes;

describe("a forecast", () => {
  it.each(algorithms.map(({ name }) => name))("of %s counts the process and its data, and grows with them", (name) => {
    const of = (data: DataSize) => forecastTraining(named(name), configOf(name), data);
    expect(of(size).bytes).toBeGreaterThan(100e6 + 21 * size.events);
    expect(of({ ...size, untaken: true }).seconds).toBeGreaterThan(of(size).seconds);
    expect(of({ ...size, events: 2 * size.events }).bytes).toBeGreaterThan(of(size).bytes);
  });
});

describe("advice", () => {
  it("names the value of a parameter that fits and comes closest, and it does fit", () => {
    const room = bytesOf("als", { factors: 200 });
    const advice = adviceFor(named("als"), configOf("als", { factors: 1024 }), size, room);
    expect(advice[0]).toEqual({ algorithm: "als", set: { factors: 128 }, bytes: bytesOf("als", { factors: 128 }) });
    for (const { bytes } of advice) expect(bytes).toBeLessThanOrEqual(room);
  });

  it("knows parameters for which smaller is not less, and choices", () => {
    const neighbours = adviceFor(named("item-knn"), configOf("item-knn"), size, bytesOf("item-knn", { neighbours: 1000 }));
    expect(neighbours[0]).toMatchObject({ algorithm: "item-knn", set: { neighbours: 512 } });
    const form = adviceFor(named("ease"), configOf("ease", { form: "users" }), size, bytesOf("ease"));
    expect(form).toContainEqual({ algorithm: "ease", set: { form: "auto" }, bytes: bytesOf("ease") });
  });

  it("names other algorithms, and nothing where nothing fits", () => {
    const advice = adviceFor(named("ease"), configOf("ease"), size, 1e9);
    expect(advice.map(({ algorithm }) => algorithm)).toContain("als");
    expect(advice.map(({ algorithm }) => algorithm)).not.toContain("ease");
    expect(adviceFor(named("ease"), configOf("ease"), size, 1e6)).toEqual([]);
  });
});

describe("the room for a job", () => {
  const others = [
    { id: "a", bytes: 300, expected: 1000 },
    { id: "b", bytes: 200, expected: 0 },
  ];
  const services = {
    config: parseConfig({ memory: 5000 }),
    store: { jobs: { memory: async () => others } },
  } as unknown as Parameters<typeof roomFor>[0];

  it("is what others leave of the limit, now and at their most", async () => {
    expect(await roomFor(services, "mine")).toEqual({ bytes: 5000 - 1000 - 200, alone: 5000 });
    expect(await roomFor(services)).toEqual({ bytes: 5000, alone: 5000 });
  });

  it("is never more than the machine has", async () => {
    const unlimited = { ...services, config: parseConfig({}) };
    const { bytes, alone } = await roomFor(unlimited, "mine");
    expect(bytes).toBeLessThan(alone);
    expect(alone).toBeLessThan(1e15);
  });
});

describe("the setting memory", () => {
  it.each([
    [1_000_000, 1_000_000],
    ["1000000", 1_000_000],
    ["8GB", 8e9],
    ["1.5 GiB", 1.5 * 2 ** 30],
    ["500MiB", 500 * 2 ** 20],
    ["2K", 2000],
  ])("%j is %d bytes", (given, bytes) => {
    expect(parseConfig({ memory: given }).memory).toBe(bytes);
  });

  it.each(["lots", "-1", "8 gallons", 0, ""])("%j is refused", (given) => {
    expect(() => parseConfig({ memory: given })).toThrow(expect.objectContaining({ code: "invalid-config" }));
  });
});

describe("the end of a job", () => {
  const estimate = { seconds: 100, bytes: 1 };
  it("is expected as estimated at first, and then more and more by its own pace", () => {
    const end = (progress: number, now: number) => expectedEnd({ startedAt: 0, now, progress, estimate });
    expect(end(0, 1000)).toBe(100_000);
    expect(end(0.5, 100_000)).toBe(150_000);
    expect(end(0.9, 180_000)).toBe(0.1 * 100_000 + 0.9 * 200_000);
    expect(end(0, 300_000)).toBe(300_000);
  });

  it("is not known where nothing tells", () => {
    expect(expectedEnd({ startedAt: 0, now: 5000, progress: 0, estimate: null })).toBeNull();
    expect(expectedEnd({ startedAt: 0, now: 5000, progress: 0.5, estimate: null })).toBe(10_000);
  });
});
