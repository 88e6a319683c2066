import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { importsQuery, usersQuery } from "../api/data.js";
import { jobsQuery } from "../api/jobs.js";
import { algorithmsQuery, modelsQuery } from "../api/models.js";
import { playlistsQuery } from "../api/playlists.js";
import { searchQuery } from "../api/queries.js";
import { useSession } from "../app/session.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";
import { modelName } from "./model-link.js";
import { whatOf } from "./what-of.js";

/** Something that the palette leads to. */
export interface Entry {
  readonly kind: string;
  readonly name: string;
  readonly href: string;
  /** The same on the command line. */
  readonly command?: string;
}

/** The newest runs that are found by their names. */
const RUNS = 10;
/** Entries shown at once. */
const MOST = 24;
/** How long typing has to rest before the service is asked, in milliseconds. */
const REST = 120;

/** What a text finds: places and verbs at once, tracks and listeners when the service has answered. */
export function useEntries(text: string): readonly Entry[] {
  const { client } = useSession();
  const texts = useTexts();
  const { places, data, operate, judging, models: words, palette } = texts;
  const { as } = useSearch({ strict: false }) as { as?: string };
  const { ago } = useFormats();
  const [asked] = useDebouncedValue(text, REST);
  const { data: tracks } = useQuery(searchQuery(client, asked, 8));
  const { data: users } = useQuery(usersQuery(client, asked, 8));
  const { data: models } = useQuery(modelsQuery(client));
  const { data: imports } = useQuery(importsQuery(client));
  const { data: playlists } = useQuery(playlistsQuery(client));
  const { data: jobs } = useQuery(jobsQuery(client, RUNS));
  const { data: algorithms } = useQuery(algorithmsQuery(client));
  const there = (path: string) => (as === undefined ? path : `${path}?as=${encodeURIComponent(as)}`);
  const page = (name: string, path: string): Entry => ({ kind: palette.page, name, href: there(path) });
  const fixed: Entry[] = [
    page(places.listen, "/"),
    page(places.map, "/map"),
    page(places.search, "/search"),
    page(places.data, "/data"),
    page(`${places.data} · ${data.parts.tracks}`, "/data/tracks"),
    page(`${places.data} · ${data.parts.listeners}`, "/data/listeners"),
    page(`${places.data} · ${data.parts.events}`, "/data/events"),
    page(`${places.data} · ${data.parts.snapshots}`, "/data/snapshots"),
    page(places.models, "/models"),
    page(words.algorithms.title, "/algorithms"),
    page(judging.compare.title, "/compare"),
    page(places.playground, "/playground"),
    page(`${places.operate} · ${operate.parts.overview}`, "/operate"),
    page(`${places.operate} · ${operate.parts.jobs}`, "/operate/jobs"),
    page(`${places.operate} · ${operate.parts.keys}`, "/operate/keys"),
    page(`${places.operate} · ${operate.parts.usage}`, "/operate/usage"),
    page(`${places.operate} · ${operate.parts.workspaces}`, "/operate/workspaces"),
    page(`${places.operate} · ${operate.parts.audit}`, "/operate/audit"),
    page(`${places.operate} · ${operate.parts.privacy}`, "/operate/privacy"),
    page(`${places.operate} · ${operate.parts.settings}`, "/operate/settings"),
    ...(algorithms?.items.map(({ id }) => ({
      kind: palette.verb,
      name: palette.train(id),
      href: there(`/algorithms/${id}`),
      command: `segue train ${id}`,
    })) ?? []),
    { kind: palette.verb, name: words.list.choose, href: `${there("/models")}#choose`, command: "segue auto" },
    { kind: palette.verb, name: palette.import, href: `${there("/data")}#drop`, command: "segue import FILE" },
    { kind: palette.verb, name: texts.map.make, href: there("/map"), command: "segue maps make" },
    { kind: palette.verb, name: operate.keys.make, href: `${there("/operate/keys")}#make`, command: "segue keys create" },
    { kind: palette.verb, name: judging.compare.anew, href: there("/compare"), command: "segue evaluate" },
    { kind: palette.verb, name: data.table.exportAll, href: `${there("/data")}#export`, command: "segue export" },
    { kind: palette.verb, name: operate.workspaces.make, href: there("/operate/workspaces"), command: "segue workspaces create" },
    ...(playlists?.items.map(({ id, name }) => ({ kind: palette.playlist, name, href: there(`/playlists/${id}`) })) ?? []),
    ...(imports?.items.map(({ id, name }) => ({ kind: palette.imported, name, href: there(`/imports/${id}`) })) ?? []),
    ...(jobs?.items.map((job) => ({
      kind: palette.run,
      name: `${whatOf(job, words.run.kinds)} · ${ago(job.createdAt)}`,
      href: there(`/runs/${job.id}`),
    })) ?? []),
    ...(models?.items.map(({ id, name, version }) => ({
      kind: palette.model,
      name: modelName(id),
      href: there(`/models/${name}/${version}`),
    })) ?? []),
  ];
  const found = [
    ...(tracks?.items.map(({ id, title, artist }) => ({
      kind: palette.track,
      name: [title ?? id, artist].filter(Boolean).join(" · "),
      href: there(`/tracks/${encodeURIComponent(id)}`),
    })) ?? []),
    ...(users?.items.map(({ id }) => ({
      kind: palette.listener,
      name: id,
      href: `/?as=${encodeURIComponent(id)}`,
      command: `segue recommend ${JSON.stringify(id)}`,
    })) ?? []),
  ];
  const wanted = text.toLowerCase();
  const matching = fixed.filter(({ name, command }) => `${name} ${command ?? ""}`.toLowerCase().includes(wanted));
  return [...matching, ...(text === "" ? [] : found)].slice(0, MOST);
}
