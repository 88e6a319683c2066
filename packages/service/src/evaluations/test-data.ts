import {
  createDataset,
  type EventRow,
  emptyCatalogue,
  emptyEvents,
  type IdIndex,
  kindCode,
  onTracks,
  type Split,
  splitAgainst,
} from "@segue/engine";
import type { Random } from "@segue/kernels";
import { SegueError } from "../errors.js";
import { openInput } from "../imports/input.js";
import { readRows } from "../imports/read-rows.js";
import { removeUpload } from "../imports/uploads.js";
import type { ModelRecord } from "../ports/models.js";
import type { Services } from "../services.js";
import type { EvaluationInput } from "./input.js";

type TestFiles = NonNullable<EvaluationInput["on"]>;

/** The split that judges a trained model on files of the user's own; pairs that the model was trained on are refused. */
export async function splitByTestData(
  services: Services,
  workspace: string,
  record: ModelRecord,
  known: IdIndex,
  wish: TestFiles,
  random: Random,
): Promise<Split> {
  const { data } = services.config;
  if (record.origin !== null) {
    const id = `${record.name}@${record.version}`;
    throw new SegueError(
      "not-enough-data",
      `${id} was trained elsewhere: nobody here can tell whether it has seen the test data.`,
      {
        hint: "Judge it where it was trained.",
      },
    );
  }
  const input = await openInput(data, workspace, wish);
  const rows: EventRow[] = [];
  // Judging is no place for tolerance: every row counts.
  const reading = { choice: input.choice, columns: wish.columns, now: services.clock.now(), maxBad: 0 };
  await readRows(reading, { rows: async (batch) => void rows.push(...batch.filter((row) => row.type === "event")) });
  input.close();
  for (const { id } of wish.uploads) await removeUpload(data, workspace, id);
  const fingerprint = await services.store.snapshots.current(workspace, record.dataset);
  const snapshot = await services.snapshotFiles.read(workspace, fingerprint);
  const trained = onTracks(snapshot, known.ids);
  const { split, overlap } = splitAgainst(trained, datasetOfRows(rows), random);
  if (overlap.length > 0) {
    throw new SegueError(
      "trained-on-test-data",
      `${overlap.length} pairs of listener and track in ${wish.uploads.map(({ name }) => name).join(", ")} were in the training data of ` +
        `${record.name}@${record.version}, the first being ${overlap[0]?.join(" and ")}.`,
      { hint: "Leave them out of the test data, or judge the algorithm on a split." },
    );
  }
  return split;
}

function datasetOfRows(rows: readonly EventRow[]) {
  const users = [...new Set(rows.map((row) => row.user))];
  const tracks = [...new Set(rows.map((row) => row.track))];
  const userAt = new Map(users.map((id, at) => [id, at]));
  const trackAt = new Map(tracks.map((id, at) => [id, at]));
  const events = emptyEvents(rows.length);
  rows.forEach((row, i) => {
    events.user[i] = userAt.get(row.user)!;
    events.track[i] = trackAt.get(row.track)!;
    events.kind[i] = kindCode(row.kind);
    events.value[i] = row.value;
    events.at[i] = row.at ?? Number.NaN;
  });
  return createDataset({ users, tracks, events, catalogue: emptyCatalogue(tracks.length) });
}
