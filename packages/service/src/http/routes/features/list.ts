import { audioFeatures, type FeatureSet, type ImageSet, imageFeatures, type TextSet, textFeatures } from "@segue/engine";
import { Type } from "typebox";
import { defineRoute } from "../../route.js";
import { pageOf } from "../../schemas.js";

const setSchema = Type.Object({
  id: Type.String(),
  title: Type.String(),
  of: Type.Enum(["sound", "text", "cover"], { description: "What it describes: the sound of a track, its words, or its cover" }),
  version: Type.Integer({ description: "What was computed by another is out of date" }),
  unit: Type.String(),
  bands: Type.Union([Type.Integer(), Type.Array(Type.String())], { description: "How many rows, or what each row is" }),
  source: Type.String({ description: "Where it is defined" }),
  needs: Type.Array(Type.String(), { description: "The sets that it reads" }),
});

export default defineRoute({
  method: "GET",
  url: "/v1/features",
  operation: "listFeatures",
  tag: "features",
  summary: "Sets of numbers that describe sound, covers, and the words of songs",
  scope: "read",
  schemas: {},
  answer: { status: 200, schema: pageOf(setSchema) },
  handle: async () => ({
    items: [
      ...audioFeatures.map((set) => present(set, "sound")),
      ...imageFeatures.map((set) => present(set, "cover")),
      ...textFeatures.map((set) => present(set, "text")),
    ],
  }),
});

const present = (
  { name, title, version, unit, bands, source, needs }: FeatureSet | ImageSet | TextSet,
  of: "sound" | "cover" | "text",
) => ({
  ...{ id: name, title, of, version, unit, source },
  bands: typeof bands === "number" ? bands : [...bands],
  needs: needs.map((set) => set.name),
});
