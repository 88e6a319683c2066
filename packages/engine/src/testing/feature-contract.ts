import { strict as assert } from "node:assert";
import { createRandom } from "@segue/kernels";
import { extract, startExtraction } from "../features/audio/extract.js";
import type { FeatureSet } from "../features/audio/feature-set.js";
import { type Feature, lineage } from "../features/feature.js";
import type { ContractCase } from "./contract.js";

/** What every set of features of sound must hold. */
export function featureContract(set: FeatureSet): ContractCase[] {
  return [
    { name: "is described", check: () => describesItself(set) },
    {
      name: "has the rows it declares and finite numbers, for silence, noise, a click and no sound at all",
      check: () => {
        for (const [name, sound] of Object.entries(sounds)) assertSound(set, featureOf(set, sound), name);
      },
    },
    { name: "says the same of the same sound, however it arrives", check: () => assertSameInPieces(set) },
    {
      name: "leaves what it hears unchanged",
      check: () => {
        const sound = sounds.noise!;
        const before = sound.channels.map((channel) => channel.slice());
        featureOf(set, sound);
        assert.deepEqual(sound.channels, before);
      },
    },
  ];
}

interface Sound {
  readonly rate: number;
  readonly channels: readonly Float32Array[];
}

function noise(length: number, seed: number): Float32Array {
  const random = createRandom(seed);
  return Float32Array.from({ length }, () => 2 * random.next() - 1);
}

const sounds: Readonly<Record<string, Sound>> = {
  noise: { rate: 44_100, channels: [noise(60_000, 1), noise(60_000, 2)] },
  tone: { rate: 22_050, channels: [Float32Array.from({ length: 50_000 }, (_, n) => 0.5 * Math.sin(n / 10))] },
  square: { rate: 8000, channels: [Float32Array.from({ length: 20_000 }, (_, n) => (n % 40 < 20 ? 1 : -1))] },
  silence: { rate: 48_000, channels: [new Float32Array(100_000), new Float32Array(100_000)] },
  click: { rate: 22_050, channels: [Float32Array.of(1)] },
  nothing: { rate: 22_050, channels: [new Float32Array(0)] },
};

const featureOf = (set: FeatureSet, { rate, channels }: Sound) => extract([set], channels, rate).get(set.name)!;

function describesItself(set: FeatureSet): void {
  assert.match(set.name, /^[a-z][a-z0-9-]*$/);
  assert.ok(Number.isInteger(set.version) && set.version >= 1);
  for (const text of [set.title, set.unit, set.source]) assert.notEqual(text, "");
  for (const need of set.needs) assert.ok(lineage(set).includes(lineage(need)));
}

function assertSound(set: FeatureSet, { bands, frames, data }: Feature, name: string): void {
  assert.equal(bands, typeof set.bands === "number" ? set.bands : set.bands.length, name);
  assert.equal(data.length, bands * frames, name);
  assert.ok(data.every(Number.isFinite), `${name}: a number that is none`);
}

function assertSameInPieces(set: FeatureSet): void {
  const { rate, channels } = sounds.noise!;
  const whole = featureOf(set, sounds.noise!);
  const pieces = startExtraction([set], { rate, channels: channels.length });
  let [from, size] = [0, 1];
  for (; from < channels[0]!.length; from += size, size = (size * 7) % 5003)
    pieces.hear(channels.map((channel) => channel.subarray(from, from + size)));
  assert.deepEqual(pieces.finish().get(set.name), whole);
}
