import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, unlinkSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { createKey, MAIN_WORKSPACE } from "../../src/accounts/keys.js";
import { musicJob } from "../../src/hearing/music-job.js";
import { readRange } from "../../src/http/byte-range.js";
import { type RunningService, runHere, runningService } from "../http/running-service.js";
import { temporaryFolder } from "../temporary-folder.js";
import { png, put, wave, write } from "./music-folder.js";

const music = temporaryFolder();
const secret = temporaryFolder();
write(secret, "secret.wav", "not for strangers");
const read = (running: RunningService) => runHere(running, musicJob, { folder: music });
const running = runningService({}, async (opened) => {
  put(music, "album/tune.flac", "tone.flac");
  write(music, "album/folder.png", png(8, 1));
  put(music, "m.m4a", "tone.m4a");
  write(
    music,
    "bare/bare.wav",
    wave(1, (s) => 0.1 * Math.sin(2000 * s)),
  );
  write(music, "bare/cover.jpg", "<script>no picture</script>");
  await read(opened);
});

const TUNE = "Nobody Real – Made-up Tune";
let bare = "";
beforeAll(async () => {
  const { items } = await running().service.services.store.tracks.list(MAIN_WORKSPACE, { limit: 10, cursor: undefined });
  bare = items.find(({ id }) => id.startsWith("sound-"))!.id;
});

interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly bytes: Buffer;
}

function ask(track: string, what: string, headers: Record<string, string> = {}, method = "GET"): Promise<Answered> {
  const address = new URL(`/v1/tracks/${encodeURIComponent(track)}/${what}`, running().service.url);
  return new Promise((resolve, reject) => {
    const sent = request(address, { method, headers, agent: false }, async (answer) => {
      const parts: Buffer[] = [];
      for await (const part of answer) parts.push(part as Buffer);
      resolve({ status: answer.statusCode!, headers: answer.headers, bytes: Buffer.concat(parts) });
    });
    sent.on("error", reject).end();
  });
}
const codeOf = ({ status, bytes }: Answered) => `${status} ${(JSON.parse(bytes.toString()) as { code: string }).code}`;
const whole = () => readFileSync(join(music, "bare/bare.wav"));

describe("the sound of a track", () => {
  it("is what its file holds", async () => {
    const { status, headers, bytes } = await ask(bare, "sound");
    expect([status, headers["content-type"], headers["accept-ranges"]]).toEqual([200, "audio/wav", "bytes"]);
    expect(headers["content-length"]).toBe(String(whole().length));
    expect(bytes.equals(whole())).toBe(true);
  });

  it.each([
    ["bytes=0-9", 0, 10],
    ["bytes=100-", 100, undefined],
    ["bytes=-7", -7, undefined],
    ["bytes=5-99999999", 5, undefined],
  ])("in parts: %s", async (range, from, to) => {
    const { status, headers, bytes } = await ask(bare, "sound", { range });
    const wanted = whole().subarray(from, to);
    expect(status).toBe(206);
    expect(bytes.equals(wanted)).toBe(true);
    const start = from < 0 ? whole().length + from : from;
    expect(headers["content-range"]).toBe(`bytes ${start}-${start + wanted.length - 1}/${whole().length}`);
    expect(headers["content-length"]).toBe(String(wanted.length));
  });

  it("has no part beyond its end", async () => {
    const answered = await ask(bare, "sound", { range: "bytes=9999999-" });
    expect(codeOf(answered)).toBe("416 unsatisfiable-range");
    expect(answered.headers["content-range"]).toBe(`bytes */${whole().length}`);
  });

  it("is told of without being sent", async () => {
    const { status, headers, bytes } = await ask(bare, "sound", {}, "HEAD");
    expect([status, bytes.length, headers["content-length"]]).toEqual([200, 0, String(whole().length)]);
    const part = await ask(bare, "sound", { range: "bytes=0-9" }, "HEAD");
    expect([part.status, part.headers["content-length"]]).toEqual([206, "10"]);
  });

  it("is not sent to who has it, and as a whole to who has another state of it", async () => {
    const { headers } = await ask(bare, "sound");
    const etag = String(headers.etag);
    const again = await ask(bare, "sound", { "if-none-match": etag });
    expect([again.status, again.bytes.length]).toEqual([304, 0]);
    const range = "bytes=0-9";
    expect((await ask(bare, "sound", { range, "if-range": etag })).status).toBe(206);
    expect((await ask(bare, "sound", { range, "if-range": String(headers["last-modified"]) })).status).toBe(206);
    expect((await ask(bare, "sound", { range, "if-range": '"another"' })).status).toBe(200);
  });

  it("is played by its content: many at once, and one that is broken off", async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, () => ask(TUNE, "sound")));
    for (const { status, bytes } of answers) expect([status, bytes.length]).toEqual([200, answers[0]!.bytes.length]);
  });

  it("is not there where nobody knows one, the file went, or a link leads elsewhere", async () => {
    expect(codeOf(await ask("none", "sound"))).toBe("404 unknown-sound");
    expect(codeOf(await ask("../../etc/passwd", "sound"))).toBe("404 unknown-sound");
    const place = join(music, "bare/bare.wav");
    renameSync(place, `${place}.away`);
    expect(codeOf(await ask(bare, "sound"))).toBe("404 unknown-sound");
    symlinkSync(join(secret, "secret.wav"), place);
    expect(codeOf(await ask(bare, "sound"))).toBe("404 unknown-sound");
    unlinkSync(place);
    mkdirSync(place);
    expect(codeOf(await ask(bare, "sound"))).toBe("404 unknown-sound");
    rmSync(place, { recursive: true });
    renameSync(`${place}.away`, place);
    expect((await ask(bare, "sound")).status).toBe(200);
  });

  it("is for keys that may read, of its own workspace", async () => {
    const { store, clock } = running().service.services;
    await store.workspaces.add({ id: "other", createdAt: 0 });
    const keyOf = async (workspace: string, scopes: readonly ("read" | "events")[], user: string | null = null) => {
      const { key } = await createKey(store.keys, clock, { workspace, name: "k", scopes, user });
      return { authorization: `Bearer ${key}` };
    };
    expect((await ask(bare, "sound", await keyOf(MAIN_WORKSPACE, ["read"]))).status).toBe(200);
    expect(codeOf(await ask(bare, "sound", await keyOf(MAIN_WORKSPACE, ["read"], "ann")))).toBe("403 forbidden");
    expect(codeOf(await ask(bare, "sound", await keyOf(MAIN_WORKSPACE, ["events"])))).toBe("403 forbidden");
    for (const what of ["sound", "cover", "lyrics"])
      expect(codeOf(await ask(TUNE, what, await keyOf("other", ["read"]))), what).toMatch(/^404 unknown-/);
  });
});

describe("the cover of a track", () => {
  it("is the picture within its file, or beside it, and may be kept under its version", async () => {
    const { status, headers, bytes } = await ask(TUNE, "cover");
    expect([status, headers["content-type"], headers["x-content-type-options"]]).toEqual([200, "image/png", "nosniff"]);
    expect(bytes.equals(Buffer.from(png(8, 1)))).toBe(true);
    expect((await ask(TUNE, "cover", { "if-none-match": String(headers.etag) })).status).toBe(304);
    const version = JSON.parse(String(headers.etag)) as string;
    expect((await ask(TUNE, `cover?v=${version}`)).headers["cache-control"]).toMatch(/immutable/);
    expect((await ask(TUNE, "cover?v=other")).headers["cache-control"]).not.toMatch(/immutable/);
  });

  it("is none where the file is no picture, whatever it is called", async () => {
    const answered = await ask(bare, "cover");
    expect(codeOf(answered)).toBe("404 unknown-cover");
    expect(answered.headers["cache-control"]).not.toMatch(/max-age/);
  });

  it("is taken from the files again where it is lost", async () => {
    rmSync(join(running().folder, "covers"), { recursive: true });
    expect((await ask(TUNE, "cover")).status).toBe(200);
  });
});

it("a track tells whether it has sound, words and a cover", async () => {
  const { client } = running();
  const get = (id: string) => client.take(client.api.GET("/v1/tracks/{id}", { params: { path: { id } } }));
  const tune = await get(TUNE);
  expect(tune).toMatchObject({
    sound: { format: "flac", seconds: 1, rate: 44_100, channels: 2, lyrics: true, quality: { silent: 0 } },
    cover: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect(await get(bare)).toMatchObject({ sound: { format: "wav", lyrics: false }, cover: null });
  const words = await client.take(client.api.GET("/v1/tracks/{id}/lyrics", { params: { path: { id: TUNE } } }));
  expect(words).toEqual({ text: "la la la" });
  expect(codeOf(await ask(bare, "lyrics"))).toBe("404 unknown-lyrics");
});

it("of many tracks it is told at once which can be played", async () => {
  const { client } = running();
  const tracks = [bare, "none", TUNE, bare];
  const { items } = await client.take(client.api.POST("/v1/tracks/sounds", { body: { tracks } }));
  expect(items).toEqual([
    { track: bare, seconds: 1, cover: null },
    { track: TUNE, seconds: 1, cover: expect.stringMatching(/^[0-9a-f]{64}$/) },
  ]);
});

it("a track that was merged with one that has sound has it, too", async () => {
  const { store } = running().service.services;
  await store.events.add(MAIN_WORKSPACE, [{ user: "ann", track: "9", kind: "play", value: 1, at: null, duration: null }], 0);
  expect((await ask("9", "sound")).status).toBe(404);
  await store.merges.replace(MAIN_WORKSPACE, [{ kept: "9", merged: [{ id: bare, by: "name", why: "said so" }] }]);
  expect((await ask("9", "sound")).bytes.equals(whole())).toBe(true);
  const { client } = running();
  const { items } = await client.take(client.api.POST("/v1/tracks/sounds", { body: { tracks: ["9", "none"] } }));
  expect(items).toEqual([{ track: "9", seconds: 1, cover: null }]);
});

it("what was allowed once and is not any more is not played", async () => {
  const { services } = running().service;
  const config = services.config as { music: string };
  config.music = "/nowhere";
  expect(codeOf(await ask(bare, "sound"))).toBe("404 unknown-sound");
  config.music = "";
});

it.each([
  [undefined, "whole"],
  ["bytes=0-0", { start: 0, end: 0 }],
  ["bytes=-100", { start: 0, end: 9 }],
  ["bytes=9-", { start: 9, end: 9 }],
  ["bytes=10-", "beyond"],
  ["bytes=-0", "beyond"],
  ["bytes=5-2", "whole"],
  ["bytes=-", "whole"],
  ["bytes=0-1,3-4", "whole"],
  ["items=0-1", "whole"],
  ["bytes=1e3-", "whole"],
])("of ten bytes the range %s is %j", (header, range) => expect(readRange(header, 10)).toEqual(range));
