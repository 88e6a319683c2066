import { activeFactRules, cleanFacts, createRuleFacts, factColumns, type IdIndex, type RuleFacts } from "@segue/engine";
import type { Store } from "../ports/store.js";
import type { AddedTrack } from "../ports/tracks.js";
import { cleaningOf } from "../snapshots/cleaning.js";

/** What is known of models' tracks, in memory for as long as it holds. */
export interface FactsInMemory {
  /** Of these tracks, as it stands now. */
  of(workspace: string, tracks: IdIndex): Promise<RuleFacts>;
}

interface Remembered {
  readonly revision: number;
  readonly facts: Promise<RuleFacts>;
}

/** Reads the facts of a model's tracks once, and again after something was said about tracks. */
export function createFactsInMemory(store: Pick<Store, "tracks" | "settings">): FactsInMemory {
  const remembered = new WeakMap<IdIndex, Remembered>();
  return {
    async of(workspace, tracks) {
      const revision = await store.tracks.revision(workspace);
      const before = remembered.get(tracks);
      if (before?.revision === revision) return before.facts;
      const facts = readFacts(store, workspace, tracks);
      remembered.set(tracks, { revision, facts });
      facts.catch(() => remembered.delete(tracks));
      return facts;
    },
  };
}

/** The name under which rules find when a track came in. */
const ADDED = "added";

async function readFacts(store: Pick<Store, "tracks" | "settings">, workspace: string, tracks: IdIndex): Promise<RuleFacts> {
  const found = new Array<AddedTrack | undefined>(tracks.size).fill(undefined);
  for await (const some of store.tracks.everything(workspace))
    for (const track of some) {
      const row = tracks.indexOf(track.id);
      if (row !== undefined) found[row] = track;
    }
  const rows = found.map((track, row) => ({ id: tracks.ids[row]!, facts: track?.facts ?? {} }));
  // Placeholders (year 0) are recognised as in snapshots; when a track was first played is not looked up for that.
  const rules = activeFactRules(await cleaningOf(store, workspace));
  const { facts } = cleanFacts(rows, new Float64Array(tracks.size).fill(Number.NaN), rules);
  const added = { name: ADDED, cells: found.map((track) => track?.addedAt ?? null) };
  return createRuleFacts({
    title: found.map((track) => track?.title ?? null),
    artist: found.map((track) => track?.artist ?? null),
    facts: [added, ...factColumns(facts).filter(({ name }) => name !== ADDED)],
  });
}
