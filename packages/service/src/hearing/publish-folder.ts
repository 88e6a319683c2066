import { createHash, randomUUID } from "node:crypto";
import type { SourceRow } from "@segue/engine";
import { Tally } from "../imports/tally.js";
import type { JobContext } from "../jobs/handler.js";
import type { ImportRecord } from "../ports/imports.js";
import type { NotedSound, SoundFolder } from "../ports/sounds.js";
import { identify } from "./identify.js";
import { READER } from "./read-sound.js";
import { soundRows } from "./sound-rows.js";

/** The name of the format in the list of imports. */
export const MUSIC = "music";

/**
 * Lets an import tell what was noted of a folder, in place of the one that did so before; nothing is changed where it would say the same. Interrupted, it
 * can be called again.
 */
export async function publishFolder(
  context: JobContext,
  folder: SoundFolder,
  told: Pick<ImportRecord, "name" | "simulated">,
  report: JobContext["report"],
): Promise<Pick<ImportRecord, "id" | "rules">> {
  const { services, workspace, id: job } = context;
  const { imports, sounds } = services.store;
  await report(0, "looking which tracks are known");
  await identifyNew(context, folder);
  const contentHash = await hashOfAll(context, folder);
  const there = await imports.byContent(workspace, contentHash);
  await report(0.3, "publishing");
  // A job that is started again may have published before it was killed, and the folder has changed since.
  const id = (await imports.get(workspace, job)) === undefined ? job : randomUUID();
  const record = there ?? (await publish(context, folder, { ...told, id, contentHash }));
  await sounds.published(workspace, folder.pk, record.id);
  if (folder.import !== null && folder.import !== record.id) await imports.remove(workspace, folder.import);
  return record;
}

/** Notes which tracks those files are that nobody has looked at. */
async function identifyNew({ services, workspace }: JobContext, folder: SoundFolder): Promise<void> {
  const { sounds } = services.store;
  const fresh: NotedSound[] = [];
  for await (const some of sounds.everything(workspace, folder.pk))
    for (const sound of some) if (sound.track === null && sound.found !== null) fresh.push({ ...sound, lyrics: null });
  await sounds.assign(workspace, folder.pk, await identify(services, workspace, folder.path, fresh));
}

/** What the folder's import depends on, as one word. */
async function hashOfAll({ services, workspace }: JobContext, { pk, path }: SoundFolder): Promise<string> {
  const files: string[] = [];
  for await (const some of services.store.sounds.everything(workspace, pk))
    for (const { place, hash, track, fault } of some) files.push(JSON.stringify([place, hash, track, fault]));
  const whole = createHash("sha256").update(JSON.stringify([MUSIC, READER, path]));
  for (const file of files.sort()) whole.update(file);
  return whole.digest("hex");
}

async function publish(
  { services, workspace }: JobContext,
  folder: SoundFolder,
  record: Pick<ImportRecord, "id" | "name" | "simulated" | "contentHash">,
): Promise<ImportRecord> {
  const { store, clock } = services;
  await store.imports.sweep();
  const stage = await store.imports.stage(workspace, record.id);
  try {
    const tally = new Tally();
    const count = (rows: readonly SourceRow[]) => {
      for (const row of rows) tally.count(row);
    };
    for await (const some of store.sounds.everything(workspace, folder.pk)) {
      for (const { data, problems } of some.map(soundRows)) {
        // What is said of a file counts once: by its track.
        count([...problems, ...data.filter(({ type }) => type === "track")]);
        await stage.add(data);
        await stage.addProblems(problems);
      }
    }
    const whole = {
      ...record,
      format: MUSIC,
      rows: tally.rows(),
      rules: tally.rules(),
      createdAt: clock.now(),
    };
    await stage.publish(whole);
    return whole;
  } catch (thrown) {
    await stage.discard();
    throw thrown;
  }
}
