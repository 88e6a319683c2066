import type { Kysely, Selectable } from "kysely";
import type { Lyrics } from "../../ports/sound-files.js";
import type { NotedSound, SoundFault, SoundFolder, SoundFound, Sounds, TrackSound } from "../../ports/sounds.js";
import type { Database } from "./database.js";
import type { Schema } from "./schema.js";

/** Files read at once where all are; their lyrics are with them. */
const MANY = 500;
/** Values named in one statement, below every database's limit of parameters. */
const CHUNK = 500;

export function sqlSounds({ db, transaction }: Pick<Database, "db" | "transaction">): Sounds {
  const inFolder = (workspace: string, folder: number) =>
    db.selectFrom("sounds").where("workspace_id", "=", workspace).where("folder_pk", "=", folder);
  const findFolder = async (on: Kysely<Schema>, workspace: string, path: string) => {
    const row = await on
      .selectFrom("sound_folders")
      .where("workspace_id", "=", workspace)
      .where("path", "=", path)
      .selectAll()
      .executeTakeFirst();
    return row && presentFolder(row);
  };
  /** Files that are tracks, and their folders. */
  const ofAnyTrack = (workspace: string) =>
    db
      .selectFrom("sounds")
      .innerJoin("sound_folders", "sound_folders.pk", "sounds.folder_pk")
      .where("sounds.workspace_id", "=", workspace)
      .where("track", "is not", null)
      .where("found_json", "is not", null);
  /** What is known of them. */
  const readable = (workspace: string) =>
    ofAnyTrack(workspace)
      .select(["path", "place", "size", "changed_at", "hash", "track", "found_json", "cover_hash", "cover_type", "cover_place"])
      .select((of) => of.case().when("lyrics_json", "is", null).then(0).else(1).end().as("has_lyrics"));
  return {
    folder: (workspace, path) =>
      transaction(async (trx) => {
        const there = await findFolder(trx, workspace, path);
        if (there !== undefined) return there;
        const row = { workspace_id: workspace, path, import_id: null };
        return presentFolder(await trx.insertInto("sound_folders").values(row).returningAll().executeTakeFirstOrThrow());
      }),
    findFolder: (workspace, path) => findFolder(db, workspace, path),
    published: (workspace, folder, importId) =>
      transaction(async (trx) => {
        await trx
          .updateTable("sound_folders")
          .set({ import_id: importId })
          .where("workspace_id", "=", workspace)
          .where("pk", "=", folder)
          .execute();
      }),
    async glance(workspace, folder) {
      const rows = await inFolder(workspace, folder)
        .select(["place", "size", "changed_at", "beside", "hash", "reader", "fault_json"])
        .execute();
      return new Map(
        rows.map(({ changed_at, fault_json, ...row }) => {
          const fault = fault_json === null ? null : (JSON.parse(fault_json) as SoundFault).rule;
          return [row.place, { ...row, changedAt: changed_at, fault }];
        }),
      );
    },
    note: (workspace, folder, sound) =>
      transaction(async (trx) => {
        const row = rowOf(sound);
        await trx
          .insertInto("sounds")
          .values({ workspace_id: workspace, folder_pk: folder, ...row })
          .onConflict((conflict) => conflict.columns(["folder_pk", "place"]).doUpdateSet(row))
          .execute();
      }),
    async get(workspace, folder, place) {
      const row = await inFolder(workspace, folder).where("place", "=", place).selectAll().executeTakeFirst();
      return row && present(row);
    },
    async *everything(workspace, folder) {
      for (let after = ""; ; ) {
        const page = inFolder(workspace, folder).where("place", ">", after).orderBy("place").limit(MANY);
        const rows = await page.selectAll().execute();
        if (rows.length > 0) yield rows.map(present);
        if (rows.length < MANY) return;
        after = rows.at(-1)!.place;
      }
    },
    assign: (workspace, folder, tracks) =>
      transaction(async (trx) => {
        for (const [place, track] of tracks)
          await trx
            .updateTable("sounds")
            .set({ track })
            .where("workspace_id", "=", workspace)
            .where("folder_pk", "=", folder)
            .where("place", "=", place)
            .execute();
      }),
    forget: (workspace, folder, places) =>
      transaction(async (trx) => {
        for (let from = 0; from < places.length; from += CHUNK)
          await trx
            .deleteFrom("sounds")
            .where("workspace_id", "=", workspace)
            .where("folder_pk", "=", folder)
            .where("place", "in", places.slice(from, from + CHUNK))
            .execute();
      }),
    async ofTracks(workspace, tracks) {
      const found: TrackSound[] = [];
      for (let from = 0; from < tracks.length; from += CHUNK) {
        const chunk = tracks.slice(from, from + CHUNK);
        const rows = await readable(workspace).where("track", "in", chunk).orderBy("folder_pk").orderBy("place").execute();
        found.push(...rows.map(presentOfTrack));
      }
      return found;
    },
    async lyrics(workspace, track) {
      const row = await db
        .selectFrom("sounds")
        .where("workspace_id", "=", workspace)
        .where("track", "=", track)
        .where("lyrics_json", "is not", null)
        .orderBy("folder_pk")
        .orderBy("place")
        .select("lyrics_json")
        .executeTakeFirst();
      return row && (JSON.parse(row.lyrics_json!) as Lyrics);
    },
    async contents(workspace) {
      const rows = await readable(workspace).orderBy("hash").orderBy("folder_pk").orderBy("place").execute();
      return rows.filter(({ hash }, i) => hash !== rows[i - 1]?.hash).map(presentOfTrack);
    },
    async places(workspace) {
      const rows = await ofAnyTrack(workspace).orderBy("folder_pk").orderBy("place").select(["track", "path", "place"]).execute();
      return rows.map(({ track, path, place }) => ({ track: track!, folder: path, place }));
    },
    async inUse(workspace) {
      const values = async (column: "hash" | "cover_hash") => {
        const all = db.selectFrom("sounds").where("workspace_id", "=", workspace).where(column, "is not", null);
        return new Set((await all.select(column).distinct().execute()).map((row) => row[column as never] as string));
      };
      return { hashes: await values("hash"), covers: await values("cover_hash") };
    },
  };
}

/** Forgets the folder of which an import told, where it was one of a folder; part of the transaction in which the import goes. */
export async function forgetFolderOf(db: Kysely<Schema>, workspace: string, importId: string): Promise<void> {
  const folders = db
    .selectFrom("sound_folders")
    .where("workspace_id", "=", workspace)
    .where("import_id", "=", importId)
    .select("pk");
  await db.deleteFrom("sounds").where("folder_pk", "in", folders).execute();
  await db.deleteFrom("sound_folders").where("workspace_id", "=", workspace).where("import_id", "=", importId).execute();
}

type Row = Selectable<Schema["sounds"]>;

const presentFolder = ({ pk, path, import_id }: Selectable<Schema["sound_folders"]>): SoundFolder => ({
  pk,
  path,
  import: import_id,
});

function rowOf({ place, size, changedAt, beside, hash, reader, track, found, lyrics, cover, fault }: NotedSound) {
  return {
    ...{ place, size, beside, hash, reader, track },
    changed_at: changedAt,
    found_json: textOf(found),
    lyrics_json: textOf(lyrics),
    cover_hash: cover?.hash ?? null,
    cover_type: cover?.type ?? null,
    cover_place: cover?.place ?? null,
    fault_json: textOf(fault),
  };
}

const textOf = (value: object | null) => (value === null ? null : JSON.stringify(value));

function present(row: Row): NotedSound {
  const { place, size, changed_at, beside, hash, reader, track } = row;
  return {
    ...{ place, size, beside, hash, reader, track },
    changedAt: changed_at,
    found: parsed<SoundFound>(row.found_json),
    lyrics: parsed<Lyrics>(row.lyrics_json),
    cover: coverOf(row),
    fault: parsed<SoundFault>(row.fault_json),
  };
}

const parsed = <T>(text: string | null) => (text === null ? null : (JSON.parse(text) as T));

const coverOf = ({ cover_hash, cover_type, cover_place }: Pick<Row, "cover_hash" | "cover_type" | "cover_place">) =>
  cover_hash === null ? null : { hash: cover_hash, type: cover_type!, place: cover_place };

type TrackRow = Pick<
  Row,
  "place" | "size" | "changed_at" | "hash" | "track" | "found_json" | "cover_hash" | "cover_type" | "cover_place"
> & {
  readonly path: string;
  readonly has_lyrics: number;
};

const presentOfTrack = (row: TrackRow): TrackSound => ({
  track: row.track!,
  folder: row.path,
  place: row.place,
  size: row.size,
  changedAt: row.changed_at,
  hash: row.hash,
  found: JSON.parse(row.found_json!) as SoundFound,
  cover: coverOf(row),
  hasLyrics: Number(row.has_lyrics) === 1,
});
