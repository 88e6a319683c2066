import {
  type CleaningSettings,
  clean,
  createDataset,
  type Dataset,
  fillCatalogue,
  type SameTracks,
  sameTracks,
} from "@segue/engine";
import { nameable } from "./nameable.js";
import type { RawListening } from "./raw-listening.js";
import { type CleaningReport, reportOn } from "./report.js";

/** Tells how far it is (0 … 1), lets the program breathe, and ends the work by rejecting. */
export type Report = (fraction: number, doing: string) => Promise<void>;

/** What models learn from, and what cleaning did until it was so. */
export interface CleanListening {
  readonly dataset: Dataset;
  readonly same: readonly SameTracks[];
  readonly report: CleaningReport;
}

/** Cleans listening data; tracks that are `apart` are taken for no other ones. */
export async function cleanListening(
  raw: RawListening,
  cleaning: CleaningSettings,
  report: Report,
  apart: ReadonlySet<string> = new Set(),
): Promise<CleanListening> {
  const same = cleaning["same-track"]!.on ? sameTracks(raw.tracks.filter(({ id }) => !apart.has(id)).map(nameable)) : [];
  const cleaned = clean({ ...raw, same }, cleaning);
  const { tracks, catalogue: known } = cleaned.parts;
  const { catalogue, filled } = cleaning.fill!.on
    ? await fillCatalogue(tracks, known, { unexplained: "leave", report })
    : { catalogue: known, filled: [] };
  const dataset = createDataset({ ...cleaned.parts, catalogue });
  return { dataset, same, report: reportOn(raw, cleaned, { same, filled }, cleaning, dataset) };
}
