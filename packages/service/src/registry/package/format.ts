import { OneOf } from "@segue/engine";
import { type Static, Type } from "typebox";
import { evaluationSchema } from "../../http/model-schemas.js";
import { sha256 } from "../model-files.js";
import { MODEL_NAME } from "../reference.js";

/** What a model is there for. */
export type Task = keyof typeof FORMATS;
/** The format of a model's file, by its task: whoever reads the first alone says of the others that they are newer. */
export const FORMATS = { recommend: 1, analyze: 2 } as const;
export const NEWEST = Math.max(...Object.values(FORMATS));
/** What tells about the rest; its own content is hashed too. */
export const RECORD = "export.json";
/** The files of a model, as they lie in the registry. */
export const FILES: Readonly<Record<Task, readonly string[]>> = {
  recommend: ["model.json", "tensors.safetensors", "tracks.json"],
  analyze: ["model.json", "tensors.safetensors", "learned.json"],
};

const time = Type.Integer({ minimum: 0, description: "Milliseconds since 1970 UTC" });
const hash = Type.String({ pattern: "^[0-9a-f]{64}$" });
const count = Type.Integer({ minimum: 0 });
const text = Type.String({ maxLength: 1024 });
const amount = Type.Number({ minimum: 0 });

const dataSchema = Type.Object({
  snapshot: hash,
  takenAt: time,
  imports: Type.Array(Type.Object({ name: text, format: text, simulated: Type.Boolean() }), { maxItems: 10_000 }),
  liveEvents: count,
  before: count,
  events: count,
  users: count,
  tracks: count,
  period: Type.Union([
    Type.Object({ unit: OneOf(["day", "month", "year"]), from: Type.Integer(), to: Type.Integer() }),
    Type.Null(),
  ]),
  cleaning: Type.Array(Type.Object({ rule: text, title: text, events: Type.Union([count, Type.Null()]) }), { maxItems: 1000 }),
  sameTracks: count,
});

/** What `export.json` says of a model of a task. */
export const recordSchema = (task: Task) =>
  Type.Object({
    kind: Type.Literal("segue-model"),
    format: Type.Literal(FORMATS[task]),
    exportedBy: text,
    exportedAt: time,
    model: Type.Object({
      name: Type.String({ pattern: MODEL_NAME }),
      version: Type.Integer({ minimum: 1 }),
      holds: OneOf(["tracks", "histories"], {
        description: "histories: what listeners heard is in the file, without their names",
      }),
      users: count,
      seconds: Type.Object({ load: amount, train: amount }),
      peakRssMb: amount,
      createdAt: time,
      codeVersion: text,
      evaluation: Type.Union([evaluationSchema, Type.Null()]),
      data: Type.Union([dataSchema, Type.Null()]),
    }),
    /** SHA-256 of each other file. */
    files: Type.Object(Object.fromEntries(FILES[task].map((name) => [name, hash])) as Record<string, typeof hash>),
    /** SHA-256 of all this as JSON, without this field. */
    checksum: hash,
  });

export type PackageRecord = Static<ReturnType<typeof recordSchema>>;

/** The record with its checksum. */
export const sealed = (content: Omit<PackageRecord, "checksum">): PackageRecord => ({
  ...content,
  checksum: sha256(JSON.stringify(content)),
});
