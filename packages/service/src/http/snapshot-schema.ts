import { Type } from "typebox";
import type { SnapshotRecord } from "../ports/snapshots.js";
import { timeSchema, timeText } from "./schemas.js";

export const snapshotSchema = Type.Object({
  id: Type.String({ description: "The fingerprint of its content" }),
  revision: Type.Integer(),
  users: Type.Integer(),
  tracks: Type.Integer(),
  events: Type.Integer(),
  createdAt: timeSchema,
  lineage: Type.Object(
    {
      imports: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), format: Type.String() })),
      liveEvents: Type.Integer(),
      cleaning: Type.Record(Type.String(), Type.Record(Type.String(), Type.Unknown())),
      version: Type.String(),
    },
    { description: "What it was made of: imports, events that came in one by one, rules, version of the program" },
  ),
});

export const presentSnapshot = ({ fingerprint, createdAt, report: _, ...rest }: SnapshotRecord) => ({
  id: fingerprint,
  ...rest,
  createdAt: timeText(createdAt),
});
