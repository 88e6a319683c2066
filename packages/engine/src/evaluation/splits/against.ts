import { type Random, rowOf, type SparseRow, stackRows } from "@segue/kernels";
import type { Dataset } from "../../dataset/dataset.js";
import { createIdIndex } from "../../dataset/id-index.js";
import { sequencesOf } from "../../dataset/sequences.js";
import type { Split } from "./split.js";

/** A listener of the test data, tracks as rows of the training data. */
interface Judged {
  readonly id: string;
  readonly shown: SparseRow;
  /** What is shown, in order of play. */
  readonly sequence: Int32Array;
  readonly targets: SparseRow;
}

/**
 * The split that judges a model trained on all of `trained` by test data of its user's own. A listener whom the model learned from
 * is shown what it learned and has the test data's tracks as targets; one whom it never saw is shown four fifths of their test
 * tracks, and the rest is to be predicted. `overlap` lists the pairs (listener, track) of the test data that the model was trained on:
 * where there are any, the figures would flatter.
 */
export function splitAgainst(
  trained: Dataset,
  test: Dataset,
  random: Random,
): { split: Split; overlap: [user: string, track: string][] } {
  const overlap: [string, string][] = [];
  const judged: Judged[] = [];
  const learnedOrder = sequencesOf(trained.events, trained.users.size);
  const testOrder = sequencesOf(test.events, test.users.size);
  test.users.ids.forEach((id, row) => {
    const told = inRowsOf(trained, test, rowOf(test.plays, row));
    const user = trained.users.indexOf(id);
    if (user === undefined) {
      const order = testOrder[row]!.map((track) => trained.tracks.indexOf(test.tracks.ids[track]!) ?? -1);
      judged.push(divide(id, told, order, random.fork(`listener ${id}`)));
      return;
    }
    const shown = rowOf(trained.plays, user);
    const learned = new Set(shown.indices);
    for (const track of told.indices) if (learned.has(track)) overlap.push([id, trained.tracks.ids[track]!]);
    judged.push({ id, shown, sequence: learnedOrder[user]!, targets: told });
  });
  const usable = judged.filter(({ shown, targets }) => shown.indices.length > 0 && targets.indices.length > 0);
  return { split: splitOf(trained, usable), overlap };
}

function splitOf(trained: Dataset, judged: readonly Judged[]): Split {
  const tracks = trained.tracks.size;
  const newcomers = judged.filter(({ id }) => trained.users.indexOf(id) === undefined).map(({ id }) => id);
  const users = createIdIndex([...trained.users.ids, ...newcomers]);
  const history = stackRows(
    judged.map(({ shown }) => shown),
    tracks,
  );
  return {
    text: "test data of your own",
    train: { ...trained, users },
    listeners: Int32Array.from(judged, ({ id }) => users.indexOf(id)!),
    history,
    sequences: judged.map(({ sequence }) => sequence),
    known: history,
    validation: stackRows(
      judged.map(() => pick([])),
      tracks,
    ),
    test: stackRows(
      judged.map(({ targets }) => targets),
      tracks,
    ),
  };
}

/** A row of the test data with the training data's track numbers, ascending; tracks that are new to the model are left out. */
function inRowsOf(trained: Dataset, test: Dataset, row: SparseRow): SparseRow {
  const entries = [...row.indices].map(
    (track, i) => [trained.tracks.indexOf(test.tracks.ids[track]!) ?? -1, row.values[i]!] as const,
  );
  return pick(entries.filter(([track]) => track >= 0).sort(([a], [b]) => a - b));
}

function divide(id: string, { indices, values }: SparseRow, order: Int32Array, random: Random): Judged {
  const hidden = new Set(random.shuffle([...indices.keys()]).slice(0, Math.ceil(indices.length / 5)));
  const entries = [...indices].map((track, i) => [track, values[i]!] as const);
  const shown = pick(entries.filter((_, i) => !hidden.has(i)));
  const isShown = new Set(shown.indices);
  return {
    id,
    shown,
    sequence: order.filter((track) => isShown.has(track)),
    targets: pick(entries.filter((_, i) => hidden.has(i))),
  };
}

const pick = (entries: readonly (readonly [number, number])[]): SparseRow => ({
  indices: Int32Array.from(entries, ([track]) => track),
  values: Float32Array.from(entries, ([, value]) => value),
});
