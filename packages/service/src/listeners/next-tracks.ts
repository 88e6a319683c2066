import { setImmediate as breathe } from "node:timers/promises";
import type { Asked, RankedTrack } from "@segue/engine";
import type { Steering } from "../control/steering.js";
import type { Answering } from "../deployments/answering.js";
import type { HistoryEvent } from "../ports/events.js";
import type { Services } from "../services.js";
import { cleaningOf } from "../snapshots/cleaning.js";
import { queryOf } from "./history.js";
import { type Reasons, reasonsOf } from "./reasons.js";

/** What may come next in a session, best first. */
export interface NextTracks {
  readonly items: string[];
  /** The model's score of each. */
  readonly scores: number[];
  /** Why each is there, by the ids of tracks of the session; absent where it was not asked for, and where the model knows none of them. */
  readonly reasons?: ToldReasons[];
}

type ToldReasons = Omit<Reasons<never>, "because"> & {
  readonly because: { readonly track: string; readonly contribution: number; readonly share: number }[];
};

export interface NextWish {
  readonly n: number;
  readonly steering: Steering;
  /** How many reasons of each track are wanted at most; none unless given. */
  readonly reasons?: number | undefined;
}

/** Sessions answered before others may have their turn. */
const AT_ONCE = 32;
/** Ids that are asked for at once. */
const CHUNK = 1000;

/**
 * The `n` tracks that go on best from each session (track ids in order of play), played ones among them. Tracks that the model does
 * not know are passed over in a session; tracks that are no longer there are in no answer.
 */
export async function nextTracks(
  { store }: Pick<Services, "store">,
  workspace: string,
  model: Answering,
  sessions: readonly (readonly string[])[],
  { n, steering, reasons }: NextWish,
): Promise<NextTracks[]> {
  const { rules, past } = steering;
  const cleaning = await cleaningOf(store, workspace);
  const answers: NextTracks[] = [];
  for (let from = 0; from < sessions.length; from += AT_ONCE) {
    const queries = sessions
      .slice(from, from + AT_ONCE)
      .map((session) => queryOf(session.map(played), model, cleaning, { past }));
    const gone = async (asked: number): Promise<NextTracks[]> => {
      const lists = await model.recommend(queries, asked, rules);
      const named = lists.map(({ items }) => items.map((item) => ({ ...item, id: model.tracks.ids[item.track]! })));
      const there = await known(
        store,
        workspace,
        named.flatMap((list) => list.map(({ id }) => id)),
      );
      const left = named.map((list) => list.filter(({ id }) => there.has(id)));
      const short = left.some((list, q) => list.length < n && lists[q]!.items.length === asked);
      if (short) return gone(4 * asked);
      const best = left.map((list) => list.slice(0, n));
      const why = best.map((list, q) =>
        reasons === undefined || lists[q]!.basis !== "model"
          ? undefined
          : reasonsFor(model, queries[q]!, list, { steering, most: reasons }),
      );
      return Promise.all(best.map(async (list, q) => told(list, await why[q])));
    };
    answers.push(...(await gone(n)));
    await breathe();
  }
  return answers;
}

const played = (track: string): HistoryEvent => ({ track, kind: "play", value: 1, at: null, duration: null, trackSeconds: null });

const told = (list: readonly (RankedTrack & { readonly id: string })[], reasons: ToldReasons[] | undefined): NextTracks => ({
  items: list.map(({ id }) => id),
  scores: list.map(({ score }) => score),
  ...(reasons && { reasons }),
});

async function reasonsFor(
  model: Answering,
  query: Asked,
  list: readonly RankedTrack[],
  { steering: { rules, scores }, most }: { readonly steering: Steering; readonly most: number },
): Promise<ToldReasons[]> {
  const rows = list.map(({ track }) => track);
  const explanations = await model.explain(query, rules, rows);
  return explanations.map((explanation, i) => {
    const { because, ...found } = reasonsOf(explanation, list[i]!, { most, ruled: scores });
    return { ...found, because: because.map(({ track, ...counted }) => ({ track: model.tracks.ids[track]!, ...counted })) };
  });
}

async function known({ tracks }: Services["store"], workspace: string, ids: readonly string[]): Promise<Set<string>> {
  const different = [...new Set(ids)];
  const found = new Set<string>();
  for (let from = 0; from < different.length; from += CHUNK)
    for (const { id } of await tracks.getMany(workspace, different.slice(from, from + CHUNK))) found.add(id);
  return found;
}
