import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { connect } from "@segue/client";
import { afterAll, describe, expect, it } from "vitest";
import { wave } from "../../service/test/hearing/music-folder.js";
import { brokenRules } from "./accessible.js";
import { chromiumPath } from "./chromium.js";
import { runningConsole } from "./running-console.js";

const TONE = fileURLToPath(new URL("../../service/test/sound/files/tone.flac", import.meta.url));

describe.skipIf(chromiumPath === undefined)("Sound", () => {
  const running = runningConsole();
  const music = mkdtempSync(join(tmpdir(), "segue-console-music-"));
  cpSync(TONE, join(music, "tone.flac"));
  // Long enough that whoever goes on to the next is early.
  writeFileSync(
    join(music, "plain.wav"),
    wave(120, (second) => 0.1 * Math.sin(2000 * second)),
  );
  afterAll(() => rmSync(music, { recursive: true, force: true }));

  it("leads from a folder of music to a track that plays, its waveform and its numbers", async () => {
    const { page, open, complaints } = running();
    await open("/data");
    await page.getByText("Read a folder of music on this machine").click();
    await page.getByLabel("Whole path of the folder").fill(music);
    await page.getByRole("button", { name: "Read it" }).click();
    await page.getByRole("heading", { name: "Reading music is done" }).waitFor();
    await open("/data/tracks");
    await page.getByRole("link", { name: "Made-up Tune" }).click();
    const track = page.url();
    await page.getByRole("button", { name: "Compute pictures and numbers" }).click();
    await page.getByRole("heading", { name: "Features of sound is done" }).waitFor();
    await page.goto(track);
    await page.getByRole("heading", { name: /How it sounds flac/ }).waitFor();
    await page.getByRole("img", { name: "waveform" }).waitFor();
    await page.getByText(/[0-9.]+ LUFS/).waitFor();
    await page.getByText(/(?:louder|softer) than \d+% of your tracks/).waitFor();
    await page.getByText(/major$|minor$/).waitFor();
    await page.getByRole("heading", { name: /Near by sound/ }).waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await page.getByRole("button", { name: "▶ Play" }).click();
    const player = page.getByRole("region", { name: "Player", exact: true });
    await player.getByRole("button", { name: "Pause" }).waitFor();
    await player.getByText("0:01").last().waitFor();
    expect(complaints).toEqual([]);
  });

  it("keeps a queue over pages, in the order that one wants, and says what one thinks of what plays", async () => {
    const { page, open, complaints, service } = running();
    const client = connect({ server: service.url });
    await client.sendEvents([{ user: "ann", track: "no sound" }]);
    const { items } = await client.take(client.api.GET("/v1/tracks"));
    const heard = items.map(({ id }) => id).filter((id) => id !== "no sound");
    expect(heard).toHaveLength(2);
    await open(`/tracks/${encodeURIComponent(heard[0]!)}?as=ann`);
    await page.getByRole("button", { name: "▶ Play" }).click();
    const player = page.getByRole("region", { name: "Player", exact: true });
    await player.getByRole("button", { name: "Pause" }).waitFor();
    await page.getByRole("button", { name: "Add to the queue" }).click();
    await page.keyboard.press("q");
    const queue = page.getByRole("region", { name: "Queue" });
    await expect.poll(() => queue.getByRole("listitem").count()).toBe(2);
    await page.getByRole("link", { name: "Data", exact: true }).click();
    await page.getByRole("link", { name: "Tracks", exact: true }).click();
    await page.locator(`a[href^="/tracks/${encodeURIComponent(heard[1]!)}"]`).click();
    await page.getByRole("button", { name: "Play next" }).click();
    await expect.poll(() => queue.getByRole("listitem").count()).toBe(3);
    const named = () => queue.getByRole("listitem").locator("b").allTextContents();
    const [first, second, third] = await named();
    expect([first, third]).toEqual([first, first]);
    expect(second).not.toBe(first);
    expect(await brokenRules(page)).toEqual([]);
    await queue
      .getByRole("button", { name: /^Move .* down/ })
      .nth(1)
      .click();
    await expect.poll(named).toEqual([first, first, second]);
    await queue
      .getByRole("button", { name: /^Take .* out/ })
      .nth(1)
      .click();
    await expect.poll(named).toEqual([first, second]);
    await page.keyboard.press("Escape");
    await player.getByRole("button", { name: /^Love / }).click();
    await player.getByRole("button", { name: "Next track" }).click();
    await page.getByText(`Now: ${second}`).waitFor({ state: "attached" });
    await player.getByRole("button", { name: "Pause" }).waitFor();
    await page.locator("h1").click();
    await page.keyboard.press(" ");
    await player.getByRole("button", { name: "Play", exact: true }).waitFor();
    const told = async () =>
      (await client.take(client.api.GET("/v1/events", { params: { query: { user: "ann" } } }))).items.map((event) => [
        event.kind,
        event.track,
      ]);
    await expect.poll(told).toContainEqual(["love", heard[0]]);
    await page.reload();
    await player.getByRole("button", { name: "Play", exact: true }).click();
    await player.getByRole("button", { name: "Pause" }).waitFor();
    await expect.poll(() => page.evaluate("navigator.mediaSession.metadata?.title")).toBe(second);
    expect(complaints).toEqual([]);
  });

  it("tells what was heard as a play and what was left early as a skip, asks for the next row, and only where it is to count", async () => {
    const { page, open, service, complaints } = running();
    const client = connect({ server: service.url });
    const { items } = await client.take(client.api.GET("/v1/tracks"));
    const tune = items.find(({ title }) => title === "Made-up Tune")!.id;
    const long = items.find(({ id }) => id !== tune && id !== "no sound")!.id;
    const told = async () => {
      const query = { user: "bea", sort: "time", order: "asc" } as const;
      const { items: events } = await client.take(client.api.GET("/v1/events", { params: { query } }));
      return events.map(({ kind, track, duration }) => [kind, track, (duration ?? 0) > 0]);
    };
    await client.sendEvents([tune, long].map((track) => ({ user: "carl", track })));
    // The next row is asked of a model.
    const { model } = await client.result<{ model: string }>(await client.startTraining({ algorithm: "popularity" }));
    await client.take(client.api.PUT("/v1/deployments/{id}", { params: { path: { id: "home" } }, body: { model } }));
    // What is near by both is joined by a line.
    await open(`/tracks/${encodeURIComponent(tune)}`);
    await expect.poll(() => page.locator(".near-joins line").count()).toBe(1);
    const player = page.getByRole("region", { name: "Player", exact: true });
    const ended = () => player.getByRole("button", { name: "Play", exact: true }).waitFor();
    await open(`/tracks/${encodeURIComponent(tune)}?as=bea`);
    await page.getByRole("button", { name: "▶ Play" }).click();
    await player.getByText("0:01").first().waitFor();
    await ended();
    // Somebody else's history is not written unasked.
    expect(await player.getByLabel("Counts for bea").isChecked()).toBe(false);
    expect(await told()).toEqual([]);
    await player.getByLabel("Counts for bea").check();
    await page.getByRole("button", { name: "▶ Play" }).click();
    await expect.poll(told).toEqual([["play", tune, true]]);
    await open(`/tracks/${encodeURIComponent(long)}?as=bea`);
    await page.getByRole("button", { name: "▶ Play" }).click();
    await player.locator("input[type=range]:not([value='0'])").waitFor();
    // However long the rest takes, no more than that was heard.
    await player.getByRole("button", { name: "Pause" }).click();
    await page.getByRole("button", { name: "Add to the queue" }).click();
    await page.getByRole("link", { name: "Listen", exact: true }).click();
    const row = page.waitForRequest(/users\/bea\/recommendations/);
    await player.getByRole("button", { name: "Next track" }).click();
    await row;
    await expect.poll(told).toEqual([
      ["play", tune, true],
      ["skip", long, true],
    ]);
    await player.getByLabel("Counts for bea").uncheck();
    await open(`/tracks/${encodeURIComponent(tune)}?as=bea`);
    await page.getByRole("button", { name: "▶ Play" }).click();
    await player.getByText("0:01").first().waitFor();
    await ended();
    expect(await told()).toHaveLength(2);
    expect(complaints).toEqual([]);
  });
});
