import { createDataset, type EventRow, emptyCatalogue, emptyEvents, kindCode, type Split, splitAgainst } from "@segue/engine";
import type { Random } from "@segue/kernels";
import { SegueError } from "../errors.js";
import { choose, readRows } from "../imports/read-rows.js";
import { openUpload, removeUpload } from "../imports/uploads.js";
import type { ModelRecord } from "../ports/models.js";
import type { Services } from "../services.js";

interface TestFiles {
  readonly uploads: readonly { readonly id: string; readonly name: string }[];
  readonly format: string;
  readonly columns: Readonly<Record<string, string>>;
}

/** The split that judges a trained model on files of the user's own; pairs that the model was trained on are refused. */
export async function splitByTestData(
  services: Services,
  workspace: string,
  record: ModelRecord,
  { uploads, format, columns }: TestFiles,
  random: Random,
): Promise<Split> {
  const { data } = services.config;
  const files = await Promise.all(uploads.map(({ id, name }) => openUpload(data, id, name)));
  const rows: EventRow[] = [];
  await readRows({ choice: await choose({ files, format }), columns, now: services.clock.now() }, async (batch) => {
    for (const row of batch) if (row.type === "event") rows.push(row);
  });
  for (const { id } of uploads) await removeUpload(data, id);
  const trained = await services.snapshotFiles.read(workspace, record.dataset);
  const { split, overlap } = splitAgainst(trained, datasetOfRows(rows), random);
  if (overlap.length > 0) {
    throw new SegueError(
      "trained-on-test-data",
      `${overlap.length} pairs of listener and track in ${files.map((file) => file.name).join(", ")} were in the training data of ` +
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
