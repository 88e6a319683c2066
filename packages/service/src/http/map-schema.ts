import { Type } from "typebox";
import type { MapRecord } from "../maps/kept-map.js";
import { timeSchema, timeText } from "./schemas.js";

export const mapSchema = Type.Object({
  id: Type.String({ description: "What makes tracks near on it: plays, model or sound" }),
  from: Type.Union([Type.String(), Type.Null()], { description: "The model, or the sets of features" }),
  tracks: Type.Integer(),
  leftOut: Type.Integer({ description: "Tracks of which nothing is known there" }),
  neighbours: Type.Integer(),
  seed: Type.Integer(),
  createdAt: timeSchema,
  job: Type.String(),
});

export const presentMap = ({ id, from, tracks, leftOut, neighbours, seed, createdAt, job }: MapRecord) => ({
  ...{ id, from, tracks, leftOut, neighbours, seed, job },
  createdAt: timeText(createdAt),
});
