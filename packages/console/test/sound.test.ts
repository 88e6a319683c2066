import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { brokenRules } from "./accessible.js";
import { chromiumPath } from "./chromium.js";
import { runningConsole } from "./running-console.js";

const TONE = fileURLToPath(new URL("../../service/test/sound/files/tone.flac", import.meta.url));

describe.skipIf(chromiumPath === undefined)("Sound", () => {
  const running = runningConsole();
  const music = mkdtempSync(join(tmpdir(), "segue-console-music-"));
  cpSync(TONE, join(music, "tone.flac"));
  afterAll(() => rmSync(music, { recursive: true, force: true }));

  it("leads from a folder of music to a track that plays, its waveform and its numbers", async () => {
    const { page, open, complaints } = running();
    await open("/data");
    await page.getByText("Read a folder of music on this machine").click();
    await page.getByLabel("Whole path of the folder").fill(music);
    await page.getByRole("button", { name: "Read it" }).click();
    await page.getByRole("heading", { name: "Reading music is done" }).waitFor();
    await open("/data/tracks");
    await page.getByRole("rowheader").last().getByRole("link").click();
    const track = page.url();
    await page.getByRole("button", { name: "Compute pictures and numbers" }).click();
    await page.getByRole("heading", { name: "Features of sound is done" }).waitFor();
    await page.goto(track);
    await page.getByRole("heading", { name: /How it sounds flac/ }).waitFor();
    await page.getByRole("img", { name: "waveform" }).waitFor();
    await page
      .getByText(/loudness/)
      .first()
      .waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await page.getByRole("button", { name: /Play/ }).click();
    const audio = page.locator("audio");
    await expect.poll(() => audio.evaluate((player) => (player as unknown as { duration: number }).duration)).toBeGreaterThan(0);
    expect(complaints.filter((said) => /policy/i.test(said))).toEqual([]);
  });
});
