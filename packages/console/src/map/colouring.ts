import type { MapFact } from "@segue/client";

/** How points are told apart: a code each, and what a code looks like and means. */
export interface Colouring {
  /** For each point a position in `legend`. */
  readonly codes: Uint8Array;
  readonly legend: readonly LegendEntry[];
  /** Numbers in order rather than names: the legend is a ramp. */
  readonly ordered: boolean;
  /** All names, those too that share a colour; absent for numbers. */
  readonly named?: Named;
}

export interface LegendEntry {
  /** A name, or the least number of its class; undefined: all others, or unknown. */
  readonly name: string | number | undefined;
  readonly color: string;
  /** Points that have it. */
  readonly many: number;
}

/** Of each theme: names, all others, and numbers from low to high. The names are told apart with deuteranopia and protanopia, too. */
const THEMES = {
  light: {
    names: ["#2f44c8", "#c17e0a", "#0f4a32", "#be3370", "#2a90c0", "#632280"],
    others: "#a9a59b",
    ramp: ["#2a2b66", "#6d3c74", "#b9527f", "#c86f4f", "#c17e0a"],
  },
  dark: {
    names: ["#a6b4ff", "#edb85f", "#80f0e2", "#e56f78", "#3a8dd6", "#8f5886"],
    others: "#5f5b54",
    ramp: ["#4b4fa8", "#83509b", "#b9527f", "#d98f7a", "#f6ce7b"],
  },
} as const;

export type MapTheme = keyof typeof THEMES;

/** By names: the six of most tracks, and all others alike. By numbers: five classes with as many tracks each. */
export function colouringBy(fact: MapFact, theme: MapTheme): Colouring {
  return fact.kind === "names" ? byNames(fact, theme) : byNumbers(fact.values, theme);
}

/** Names, and for each point the position of its own; −1 where that is unknown. */
export type Named = Extract<MapFact, { kind: "names" }>;

function byNames(named: Named, theme: MapTheme): Colouring {
  const { names, codes } = named;
  const { names: colors, others } = THEMES[theme];
  const shown = names.slice(0, colors.length);
  const points = Uint8Array.from(codes, (code) => (code < 0 || code >= shown.length ? shown.length : code));
  const entries = shown.map((name, i) => ({ name, color: colors[i]! }));
  return { codes: points, legend: counted(points, [...entries, { name: undefined, color: others }]), ordered: false, named };
}

function byNumbers(values: readonly (number | null)[], theme: MapTheme): Colouring {
  const { ramp, others } = THEMES[theme];
  const sorted = Float64Array.from(values.filter((value) => value !== null)).sort();
  const ends = ramp.map((_, i) => sorted[Math.floor((i * sorted.length) / ramp.length)] ?? 0);
  const classOf = (value: number) => ends.findLastIndex((least, i) => i === 0 || value >= least);
  const points = Uint8Array.from(values, (value) => (value === null ? ramp.length : classOf(value)));
  const entries = ramp.map((color, i) => ({ name: ends[i]!, color }));
  return { codes: points, legend: counted(points, [...entries, { name: undefined, color: others }]), ordered: true };
}

/** Those that any point has. */
function counted(codes: Uint8Array, entries: readonly Omit<LegendEntry, "many">[]): LegendEntry[] {
  const many = new Uint32Array(entries.length);
  for (const code of codes) many[code]!++;
  return entries.map((entry, code) => ({ ...entry, many: many[code]! }));
}
