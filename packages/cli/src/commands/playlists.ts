import { writeFile } from "node:fs/promises";
import type { Command } from "commander";
import { withClient } from "../connection.js";
import { checkWritable } from "../files.js";
import { type CommonOptions, command, group } from "../options.js";
import { formatOf } from "../playlist-format.js";
import { note, printJson, printTable } from "../print.js";
import { importCommand } from "./playlists/import.js";

export function playlistsCommand(): Command {
  return group("playlists", "tracks that are kept in an order under a name, and files of them")
    .addCommand(listCommand(), { isDefault: true })
    .addCommand(showCommand())
    .addCommand(exportCommand())
    .addCommand(importCommand())
    .addCommand(deleteCommand());
}

function listCommand(): Command {
  return command("list", "playlists, newest first").action((options: CommonOptions) =>
    withClient(options, async ({ api, take }) => {
      const { items } = await take(api.GET("/v1/playlists", { params: { query: { limit: 1000 } } }));
      if (options.json) return printJson(items);
      const rows = items.map(({ id, name, tracks, changedAt }) => [id, name, tracks, changedAt]);
      printTable(["playlist", "name", "tracks", "changed"], rows);
    }),
  );
}

function showCommand(): Command {
  return command("show", "a playlist with its tracks")
    .argument("<id>")
    .action((id: string, options: CommonOptions) =>
      withClient(options, async ({ api, take }) => {
        const playlist = await take(api.GET("/v1/playlists/{id}", { params: { path: { id } } }));
        if (options.json) return printJson(playlist);
        note(playlist.name);
        const rows = playlist.items.map(({ track, title, artist, known }, i) => [
          i + 1,
          track,
          title ?? (known ? "" : "(no longer in the catalogue)"),
          artist ?? "",
        ]);
        printTable(["", "track", "title", "artist"], rows);
      }),
    );
}

/** Where a service is unless it is told otherwise. */
const USUAL_SERVER = "http://127.0.0.1:8080";

function exportCommand(): Command {
  return command("export", "writes a playlist as a file for players and other programs")
    .argument("<id>")
    .argument("<file>", "its ending says what kind: .m3u8, .m3u, .jspf or .csv")
    .option("--address <url>", `where players reach the service (default: --server, or ${USUAL_SERVER})`)
    .action(async (id: string, file: string, options: CommonOptions & { readonly address?: string }) => {
      const format = formatOf(file);
      await checkWritable(file);
      return withClient(options, async ({ api, take }) => {
        const { name, items } = await take(api.GET("/v1/playlists/{id}", { params: { path: { id } } }));
        const tracks = items.map(({ track, title, artist }) => ({ id: track, title, artist }));
        const address = (options.address ?? options.server ?? USUAL_SERVER).replace(/\/+$/, "");
        await writeFile(file, format.write(name, tracks, address));
        if (options.json) return printJson({ playlist: id, out: file });
        note(`${file}: ${tracks.length.toLocaleString("en")} tracks of ${name}`);
      });
    });
}

function deleteCommand(): Command {
  return command("delete", "deletes a playlist; its tracks stay")
    .argument("<id>")
    .action((id: string, options: CommonOptions) =>
      withClient(options, async ({ api, take }) => {
        const gone = await take(api.DELETE("/v1/playlists/{id}", { params: { path: { id } } }));
        if (options.json) return printJson(gone);
        note(`${gone.name} is deleted.`);
      }),
    );
}
