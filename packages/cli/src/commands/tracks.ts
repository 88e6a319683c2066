import type { Track as ClientTrack } from "@segue/client";
import type { Command } from "commander";
import { withClient } from "../connection.js";
import { type CommonOptions, collect, command, group, settings } from "../options.js";
import { note, printJson, printTable } from "../print.js";
import { UsageError } from "../tell-error.js";

export function tracksCommand(): Command {
  return group("tracks", "what is known about tracks: show, change, delete, and which are the same")
    .addCommand(showCommand())
    .addCommand(changeCommand())
    .addCommand(deleteCommand())
    .addCommand(mergesCommand())
    .addCommand(apartCommand());
}

interface Track {
  readonly id: string;
  readonly title: string | null;
  readonly artist: string | null;
  readonly facts: Readonly<Record<string, string | number>>;
  readonly sound?: ClientTrack["sound"];
  readonly cover?: string | null;
}

function tell({ id, title, artist, facts, sound, cover }: Track, { json }: CommonOptions): void {
  if (json) {
    printJson({ id, title, artist, facts, ...(sound === undefined ? {} : { sound, cover }) });
    return;
  }
  const rows = [["track", id], ["title", title ?? ""], ["artist", artist ?? ""], ...Object.entries(facts)];
  printTable(["what", "value"], [...rows, ...soundRows(sound ?? null, cover ?? null)] as [string, string | number][]);
}

function soundRows(sound: ClientTrack["sound"], cover: string | null): [string, string][] {
  if (sound === null) return [];
  const { format, rate, channels, quality, lyrics } = sound;
  const clipped =
    quality === undefined ? "" : `, clipped ${(100 * quality.clipped).toFixed(3)} %, floor ${quality.floor.toFixed(1)} dBFS`;
  const beside = [...(cover === null ? [] : ["cover"]), ...(lyrics ? ["words"] : [])].join(", ");
  return [
    ["sound", `${format}, ${channels ?? "?"} channels, ${rate ?? "?"} Hz${clipped}`],
    ...(beside === "" ? [] : [["with", beside] as [string, string]]),
  ];
}

function showCommand(): Command {
  return command("show", "what is known about a track")
    .argument("<track>")
    .action((id: string, options: CommonOptions) =>
      withClient(options, async ({ api, take }) =>
        tell(await take(api.GET("/v1/tracks/{id}", { params: { path: { id } } })), options),
      ),
    );
}

function changeCommand(): Command {
  return command("change", "write over what imports say; an empty value takes that back")
    .argument("<track>")
    .option("--set <name=value>", "title, artist, or anything else that is known; may be repeated", collect)
    .action((id: string, options: CommonOptions & { readonly set?: string[] }) =>
      withClient(options, async ({ api, take }) => {
        const { title, artist, ...facts } = Object.fromEntries(
          Object.entries(settings(options.set)).map(([name, value]) => [name, value === "" ? null : value]),
        );
        if (options.set === undefined) throw new UsageError("Nothing to change.", "Write --set title=… or --set year=1999.");
        const body = {
          ...(title === undefined ? {} : { title }),
          ...(artist === undefined ? {} : { artist }),
          facts: Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, numberOr(value)])),
        };
        tell(await take(api.PATCH("/v1/tracks/{id}", { params: { path: { id } }, body })), options);
      }),
    );
}

const numberOr = (value: string | null) => (value !== null && Number.isFinite(Number(value)) ? Number(value) : value);

function deleteCommand(): Command {
  return command("delete", "remove a track and everything about it")
    .argument("<track>")
    .action((id: string, options: CommonOptions) =>
      withClient(options, async ({ api, take }) => {
        const gone = await take(api.DELETE("/v1/tracks/{id}", { params: { path: { id } } }));
        if (options.json) return printJson(gone);
        note(`${gone.id}: removed`);
      }),
    );
}

function mergesCommand(): Command {
  return command("merges", "tracks that are taken for another one, and why").action((options: CommonOptions) =>
    withClient(options, async ({ api, take }) => {
      const { items } = await take(api.GET("/v1/merges", { params: { query: { limit: 1000 } } }));
      if (options.json) return printJson(items);
      printTable(
        ["track", "is taken for", "by", "because"],
        items.map(({ track, takenFor, by, why }) => [track, takenFor, by, why]),
      );
    }),
  );
}

function apartCommand(): Command {
  return command("keep-apart", "take a merge back, for good")
    .argument("<track>")
    .action((id: string, options: CommonOptions) =>
      withClient(options, async ({ api, take }) => {
        const apart = await take(api.DELETE("/v1/merges/{id}", { params: { path: { id } } }));
        if (options.json) return printJson(apart);
        note(`${apart.id}: kept apart from the next snapshot on`);
      }),
    );
}
