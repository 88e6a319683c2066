import { writeFile } from "node:fs/promises";
import { type Job, SegueApiError, type SegueClient } from "@segue/client";
import { hoursText } from "@segue/service/basics";
import type { Command } from "commander";
import { withClient } from "../connection.js";
import { checkWritable } from "../files.js";
import { type CommonOptions, command } from "../options.js";
import { note, printJson, printTable } from "../print.js";
import { runJob } from "../run-job.js";

interface Options extends CommonOptions {
  readonly html?: string;
}

export function reportCommand(): Command {
  return command("report", "what came in, what was left out and why, and what the data can support")
    .argument("[import]", "of one import; otherwise of all data")
    .option("--html <file>", "write it as a page with pictures")
    .action(async (id: string | undefined, options: Options) => {
      if (options.html !== undefined) await checkWritable(options.html);
      return withClient(options, (client) => report(client, id, options));
    });
}

async function report(client: SegueClient, id: string | undefined, options: Options): Promise<void> {
  const { api, take } = client;
  if (id !== undefined) await take(api.GET("/v1/imports/{id}", { params: { path: { id } } }));
  await takeSnapshot(client);
  if (options.html !== undefined) {
    await writeFile(
      options.html,
      await client.page(id === undefined ? "/v1/report" : `/v1/imports/${encodeURIComponent(id)}/report`),
    );
    return note(`${options.html}: written`);
  }
  const found =
    id === undefined
      ? await take(api.GET("/v1/report"))
      : await take(api.GET("/v1/imports/{id}/report", { params: { path: { id } } }));
  if (options.json) return printJson(found);
  tellImports("import" in found ? [found.import] : found.imports);
  if ("catalogue" in found) tellCatalogue(found.catalogue);
  if (found.cleaning !== null) return tellCleaning(found.cleaning, id);
  note("Nobody has listened to anything yet: what listening is like is told once there are plays.");
}

/** Takes a snapshot of what people listened to; tracks that nobody has listened to are reported without one. */
async function takeSnapshot(client: SegueClient): Promise<void> {
  const { api, take } = client;
  try {
    await runJob(client, take(api.POST("/v1/snapshots")) as Promise<Job>);
  } catch (thrown) {
    const isSilent = thrown instanceof SegueApiError && thrown.problem.code === "no-data";
    if (!isSilent || (await take(api.GET("/v1/data"))).tracks === 0) throw thrown;
  }
}

type All = Awaited<ReturnType<typeof all>>;
const all = (client: SegueClient) => client.take(client.api.GET("/v1/report"));

const many = (n: number) => n.toLocaleString("en");
const percent = (share: number) => `${Number((share * 100).toPrecision(2))} %`;

function tellImports(imports: All["imports"]): void {
  printTable(
    ["import", "name", "read", "kept", "corrected", "left out"],
    imports.map(({ id, name, rows }) => [id, name, many(rows.read), many(rows.kept), many(rows.changed), many(rows.left)]),
  );
  const rules = imports.flatMap(({ name, rules }) =>
    rules.map(({ rule, outcome, rows, examples }) => [name, rule, outcome, many(rows), examples[0] ?? ""]),
  );
  if (rules.length > 0) printTable(["import", "rule", "what became of it", "rows", "for example"], rules);
}

function tellCatalogue({ tracks, music }: All["catalogue"]): void {
  if (music === null) return;
  const { files, seconds, formats, covers, lyrics } = music;
  printTable(
    ["music", ""],
    [
      ["tracks that are known", many(tracks)],
      ["of these can be heard", many(music.tracks)],
      ["files", `${many(files)}: ${formats.map(({ name, files }) => `${many(files)} ${name}`).join(", ")}`],
      ["all of them last", hoursText(seconds)],
      ["with a cover, with lyrics", `${many(covers)}, ${many(lyrics)}`],
    ],
  );
}

function tellCleaning(
  { before, after, rules, same, facts, filled, shape, warnings, support }: NonNullable<All["cleaning"]>,
  id?: string,
): void {
  printTable(
    ["cleaning left out", "events", ...(id === undefined ? [] : ["of this import"]), "for example"],
    [
      ...rules.map(({ title, on, rows, byImport, examples }) => [
        title,
        on ? many(rows) : "off",
        ...(id === undefined ? [] : [many(byImport[id] ?? 0)]),
        examples[0] ?? "",
      ]),
      [
        "The same track under several ids",
        same.on ? `${many(same.tracks)} tracks` : "off",
        ...(id === undefined ? [] : [""]),
        same.examples[0] ?? "",
      ],
    ],
  );
  const found = facts.flatMap(({ title, on, found }) => (on ? found.map((each) => [title, each] as const) : []));
  if (found.length > 0)
    printTable(
      ["taken for unknown", "fact", "cells", "why"],
      found.map(([title, { fact, cells, why }]) => [title, fact, many(cells), why]),
    );
  if (filled.length > 0)
    printTable(
      ["filled", "known", "by", "left missing", "error (a guess has 100 %)"],
      filled.map(({ fact, known, by, left, error }) => [
        fact,
        many(known),
        Object.entries(by)
          .map(([method, cells]) => `${method} ${many(cells)}`)
          .join(", "),
        many(left),
        error === null ? "" : percent(error.chosen.value),
      ]),
    );
  printTable(
    ["", "before", "after"],
    (["events", "users", "tracks"] as const).map((what) => [what, many(before[what]), many(after[what])]),
  );
  printTable(
    ["what is left", ""],
    [
      ["tracks of a user", `half have ${shape.tracksPerUser.median} or fewer, at most ${many(shape.tracksPerUser.largest)}`],
      ["listeners of a track", `half have ${shape.usersPerTrack.median} or fewer, at most ${many(shape.usersPerTrack.largest)}`],
      ["density", percent(shape.density)],
      ["events with a time", percent(shape.timed / Math.max(1, shape.events))],
      ...shape.missing.map(({ field, missing }) => [`tracks without ${field}`, percent(missing / Math.max(1, shape.catalogue))]),
    ],
  );
  for (const { message } of warnings) note(`! ${message}`);
  printTable(
    ["algorithm", "can it be trained?"],
    support.map(({ algorithm, unfit }) => [algorithm, unfit ?? "yes"]),
  );
}
