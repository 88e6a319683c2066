import { createHash } from "node:crypto";
import { type Block, byRarity, describeText, type Feature, rarityOf, weighTerms } from "@segue/engine";
import { SegueError } from "../../errors.js";
import { describeUpload } from "../../hearing/describe-upload.js";
import { setsByKind } from "../../hearing/feature-sets.js";
import { soundsOf } from "../../hearing/sounds-of.js";
import type { JobContext } from "../../jobs/handler.js";
import type { Track } from "../../ports/tracks.js";
import type { Services } from "../../services.js";
import { type KnownTracks, ordered } from "../known-tracks.js";
import type { WordReading } from "../reading.js";
import type { Readable, Reader } from "./reader.js";

/** Facts that are texts about a track. */
const CAPTIONS = ["lyrics", "caption", "description"];
/** The set whose rows count the more the rarer they are. */
const TERMS = "terms";

type Rule = Pick<WordReading, "what" | "without">;

/** Lyrics and captions, or tags, by sets of features one after the other: rows of numbers. */
export const words: Reader<WordReading> = {
  async having(what, { services, workspace, known }) {
    if (what === "tags") {
      const tagged = await tagsOf({ without: [], what: "tags" }, services, workspace, known.trackOf);
      // What is to be learned is not read.
      return (track, { source }) => source !== "tags" && tagged.has(track);
    }
    const sung = new Set(known.sounds.flatMap(({ track, hasLyrics }) => (hasLyrics ? [track] : [])));
    for (const { id, facts } of known.tracks.values()) if (captionsIn({ facts }).length > 0) sung.add(known.trackOf(id) ?? id);
    return (track) => sung.has(track);
  },
  async learn({ plan, named, source, known }, context) {
    const what = plan.what as WordReading["what"];
    if (what === "tags" && source === "tags")
      throw new SegueError("invalid-parameter", "reads: tags are what is to be learned.", {
        hint: "Read something else: --reads words.",
      });
    const rule: Rule = { what, without: what === "tags" ? named.classes.map((name) => name.toLowerCase()) : [] };
    const texts = [...(await textsOf(rule, known, new Set(named.tracks), context))].sort(([a], [b]) => ordered(a, b));
    if (texts.length === 0)
      throw new SegueError("no-labels", `No labelled track has ${what} that are here.`, {
        hint:
          what === "tags"
            ? "Import tags: a table user,track,tag."
            : `Import music with lyrics in its files or beside them, or a table of tracks with a column ${CAPTIONS.join(", ")}.`,
      });
    const described: { track: string; text: string; features: Map<string, Feature> }[] = [];
    for (const [i, [track, text]] of texts.entries()) {
      described.push({ track, text, features: await describeText(setsByKind(plan.sets).text, text) });
      await context.report(i / texts.length, `read the words of ${i} of ${texts.length} tracks`);
    }
    const terms = described.flatMap(({ features }) => features.get(TERMS)?.data ?? []);
    const reading = { ...rule, sets: plan.sets, rarity: [...rarityOf(terms)] };
    return {
      reading,
      ...(terms.length > 0 && { fit: byRarity({ from: termsBegin(reading, described[0]!.features), rows: terms[0]!.length }) }),
      readable: described.map(({ track, text, features }) => ({
        track,
        content: contentOf(reading, track, text),
        block: async () => unweighted(reading, features),
      })),
    };
  },
  async all(reading, known, context) {
    const texts = [...(await textsOf(reading, known, undefined, context))].sort(([a], [b]) => ordered(a, b));
    const readable = texts.map(
      ([track, text]): Readable => ({ track, content: contentOf(reading, track, text), block: () => textBlock(reading, text) }),
    );
    return { readable, failed: 0 };
  },
  async ofTrack(reading, services, workspace, track) {
    const text = await textOf(reading, services, workspace, track);
    if (text !== undefined) return textBlock(reading, text);
    throw new SegueError("unknown-lyrics", `No ${reading.what} are known of the track ${JSON.stringify(track)}.`);
  },
  async ofUpload(reading, services, workspace, upload) {
    return blockOf(reading, (await describeUpload(services, workspace, upload, reading.sets)).features);
  },
};

/** Who has learned the words of one knows them of another; the same few tags say nothing of the kind. */
const contentOf = ({ what }: WordReading, track: string, text: string) =>
  what === "tags" ? track : createHash("sha256").update(text).digest("hex");

const textBlock = async (reading: WordReading, text: string) =>
  blockOf(reading, await describeText(setsByKind(reading.sets).text, text));

function blockOf(reading: WordReading, features: ReadonlyMap<string, Feature>): Block {
  const block = unweighted(reading, features);
  return reading.rarity.length === 0 ? block : weighTerms(block, termsBegin(reading, features), reading.rarity);
}

function unweighted({ sets }: WordReading, features: ReadonlyMap<string, Feature>): Block {
  const rows = sets.flatMap((name) => [...features.get(name)!.data]);
  return { shape: [rows.length], data: Float32Array.from(rows) };
}

/** The place of the first term among the numbers of a text. */
const termsBegin = ({ sets }: WordReading, features: ReadonlyMap<string, Feature>): number =>
  sets.slice(0, sets.indexOf(TERMS)).reduce((sum, name) => sum + features.get(name)!.data.length, 0);

/** The text of each of these tracks, or of all, that has one. */
async function textsOf(
  rule: Rule,
  known: KnownTracks,
  wanted: ReadonlySet<string> | undefined,
  { services, workspace }: JobContext,
): Promise<Map<string, string>> {
  const isWanted = (track: string) => wanted?.has(track) ?? true;
  if (rule.what === "tags")
    return joined(
      await tagsOf(rule, services, workspace, (name) => {
        const track = known.trackOf(name);
        return track !== undefined && isWanted(track) ? track : undefined;
      }),
    );
  const texts = new Map<string, string[]>();
  const add = (track: string, own: readonly string[]) =>
    own.length > 0 && texts.set(track, [...(texts.get(track) ?? []), ...own]);
  for (const { track, hasLyrics } of known.sounds)
    if (hasLyrics && isWanted(track) && !texts.has(track)) {
      const lyrics = await services.store.sounds.lyrics(workspace, track);
      if (lyrics !== undefined) add(track, [lyrics.text]);
    }
  for (const { id, facts } of known.tracks.values()) {
    const track = known.trackOf(id) ?? id;
    if (isWanted(track)) add(track, captionsIn({ facts }));
  }
  return joined(texts);
}

async function textOf(rule: Rule, services: Services, workspace: string, track: string): Promise<string | undefined> {
  if (rule.what === "tags") {
    const same = new Set([track, ...(await services.store.merges.sameAs(workspace, track))]);
    return joined(await tagsOf(rule, services, workspace, (name) => (same.has(name) ? track : undefined))).get(track);
  }
  const sung = (await soundsOf(services, workspace, track)).find(({ hasLyrics }) => hasLyrics);
  const lyrics = sung && (await services.store.sounds.lyrics(workspace, sung.track));
  const own = (await services.store.tracks.get(workspace, track))!;
  return joined(new Map([[track, [...(lyrics === undefined ? [] : [lyrics.text]), ...captionsIn(own)]]])).get(track);
}

const captionsIn = ({ facts }: Pick<Track, "facts">): string[] =>
  CAPTIONS.flatMap((name) => (typeof facts[name] === "string" ? [facts[name]] : []));

/** What people tagged tracks, each word once and in an order that depends on nothing else. */
async function tagsOf(
  { without }: Rule,
  { store }: Pick<Services, "store">,
  workspace: string,
  trackOf: (name: string) => string | undefined,
): Promise<Map<string, string[]>> {
  const tags = new Map<string, Set<string>>();
  await store.contents.read(workspace, async (rows) => {
    for await (const some of rows("tags"))
      for (const [name, tag] of some) {
        const track = trackOf(String(name));
        const word = String(tag).trim().toLowerCase();
        if (track !== undefined && !without.includes(word)) tags.set(track, (tags.get(track) ?? new Set()).add(word));
      }
  });
  return new Map([...tags].map(([track, own]) => [track, [...own].sort(ordered)]));
}

/** Texts of a track as one; those that say nothing are none. */
const joined = (texts: ReadonlyMap<string, readonly string[]>): Map<string, string> =>
  new Map([...texts].map(([track, own]) => [track, own.join("\n")] as const).filter(([, text]) => text.trim() !== ""));
