import { drawsOf } from "./draws.js";

/** What a cover is drawn from; where the key is not known, only from the name. */
export interface Heard {
  /** 0 C … 11 B. */
  readonly key: number;
  readonly minor: boolean;
  /** From 0, calm, to 1. */
  readonly energy: number;
  /** From −1 to 1. */
  readonly valence: number;
  /** Beats a minute. */
  readonly tempo: number;
}

type Facts = Readonly<Record<string, string | number>>;

const NAMES = ["c", "c#", "d", "d#", "e", "f", "f#", "g", "g#", "a", "a#", "b"];
const FLATS: Readonly<Record<string, string>> = { db: "c#", eb: "d#", gb: "f#", ab: "g#", bb: "a#" };

/** What a track's facts say of its sound; undefined where they say nothing of it. Where the key is not known, the artist's name stands for it, so that tracks of one artist go together. */
export function heardIn(facts: Facts, artist: string): Heard | undefined {
  const valence = number(facts.valence);
  const key = keyIn(facts);
  const told = [facts.energy, facts.loudness, facts.arousal, facts.tempo].some((fact) => number(fact) !== undefined);
  if (key === undefined && !told) return undefined;
  return {
    ...(key ?? { key: Math.floor(12 * drawsOf(artist)()), minor: (valence ?? 0) < 0 }),
    energy: energyIn(facts),
    valence: valence ?? 0,
    tempo: number(facts.tempo) ?? 100,
  };
}

/** `D minor`, or a number from 0 with a mode of 0 (minor) or 1. */
function keyIn({ key, mode }: Facts): Pick<Heard, "key" | "minor"> | undefined {
  if (typeof key === "number")
    return key >= 0 && key < 12 ? { key: Math.floor(key), minor: mode === 0 || mode === "minor" } : undefined;
  const [, name = "", kind = ""] =
    /^([a-g](?:#|b)?)\s*(minor|min|m)?/i.exec(key?.replace("♯", "#").replace("♭", "b") ?? "") ?? [];
  const at = NAMES.indexOf(FLATS[name.toLowerCase()] ?? name.toLowerCase());
  return at < 0 ? undefined : { key: at, minor: kind !== "" || mode === 0 || mode === "minor" };
}

/** Half of it loudness between −30 and −6 LUFS, half onsets up to eight a second; where neither is known, how lively it is. What is not known counts as the middle. */
function energyIn({ energy, loudness, onsets, arousal }: Facts): number {
  const said = number(energy);
  if (said !== undefined) return within(said);
  const loud = number(loudness);
  const dense = number(onsets);
  const lively = number(arousal);
  if (loud === undefined && dense === undefined && lively !== undefined) return within(0.5 + LIVELY * lively);
  return 0.5 * (loud === undefined ? 0.5 : within((loud + 30) / 24)) + 0.5 * (dense === undefined ? 0.5 : within(dense / 8));
}

/** Arousal comes seldom near its ends. */
const LIVELY = 0.7;

const number = (fact: string | number | undefined): number | undefined => (typeof fact === "number" ? fact : undefined);
const within = (x: number) => Math.min(1, Math.max(0, x));
