import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect, type Job } from "@segue/client";
import { afterAll, describe, expect, it } from "vitest";
import { labelledMusic } from "../../service/test/analyzing/labelled-music.js";
import { brokenRulesInBothThemes } from "./accessible.js";
import { chromiumPath } from "./chromium.js";
import { runningConsole } from "./running-console.js";

describe.skipIf(chromiumPath === undefined)("Labels", () => {
  const running = runningConsole();
  const music = mkdtempSync(join(tmpdir(), "segue-console-labels-"));
  labelledMusic(music);
  afterAll(() => rmSync(music, { recursive: true, force: true }));
  const asked = () => Object.fromEntries(new URL(running().page.url()).searchParams);

  it("says what is missing before anything is started where nothing is labelled", async () => {
    const { page, open, complaints } = running();
    await open("/algorithms/forest");
    await page.getByText("Nothing here says what tracks are").waitFor();
    await page.getByText(/import a table with the columns file and label/).waitFor();
    for (const name of ["A table of labels", "Folders of the music", "Tags"])
      expect(await page.getByRole("radio", { name }).isDisabled(), name).toBe(true);
    expect(await page.getByRole("button", { name: "Train", exact: true }).isDisabled()).toBe(true);
    expect(await page.getByRole("button", { name: "Search for good parameters" }).isDisabled()).toBe(true);
    expect(await brokenRulesInBothThemes(page)).toEqual([]);
    // One that learns numbers is offered no classes.
    await open("/algorithms/mood");
    expect(await page.getByRole("radio").count()).toBe(1);
    await page.getByText(/import a table of tracks with the columns valence and arousal/).waitFor();
    expect(complaints).toEqual([]);
  });

  it("leads from folders of music to a model that tells them apart, and trains it again from its page", async () => {
    const { page, open, complaints, service } = running();
    const client = connect({ server: service.url });
    const reading = client.take(client.api.POST("/v1/imports", { body: { folder: music } })) as Promise<Job>;
    await client.result(await reading);
    await open("/algorithms/stats-classifier");
    await page.getByRole("radio", { name: /Folders of the music 3 classes of 24 tracks/ }).check();
    expect(await page.getByRole("radio", { name: "Its sound" }).isChecked()).toBe(true);
    expect(await page.getByRole("radio", { name: "Its cover" }).isDisabled()).toBe(true);
    await page.getByText("It will learn from 24 tracks: Folders of the music.").waitFor();
    await page.getByLabel("Kept together when it is judged").selectOption("track");
    await expect.poll(asked).toMatchObject({ labels: "folders", group: "track" });
    expect(await brokenRulesInBothThemes(page)).toEqual([]);
    await page.getByRole("button", { name: "Train", exact: true }).click();
    await page.getByRole("heading", { name: "Training · stats-classifier · is done" }).waitFor();
    await page.getByRole("link", { name: "Open stats-classifier v1" }).click();
    await page.getByRole("heading", { name: /What it takes for what/ }).waitFor();
    await page.getByRole("heading", { name: /What its probabilities are worth/ }).waitFor();
    expect(await brokenRulesInBothThemes(page)).toEqual([]);
    await page.getByRole("link", { name: "Train again with these" }).click();
    await page.getByText("It will learn from 24 tracks: Folders of the music.").waitFor();
    expect(asked()).toMatchObject({ labels: "folders", reads: "sound", group: "track" });
    expect(complaints).toEqual([]);
  });

  it("searches parameters for those labels, and what trains the best keeps them and what is read", async () => {
    const { page, open, complaints, service } = running();
    await open("/algorithms/forest?labels=folders&reads=sound&group=track");
    await page.route("**/v1/tunings", (route) => {
      const body = route.request().postDataJSON() as object | null;
      // Three sets instead of thirty: what is tested is the way.
      return body === null ? route.continue() : route.continue({ postData: JSON.stringify({ ...body, trials: 3 }) });
    });
    await page.getByRole("button", { name: "Search for good parameters" }).click();
    await page.getByText(/3 of 3 sets tried by Accuracy · is done/).waitFor({ timeout: 240_000 });
    await page.getByText("Labels to learn: Folders of the music · What it reads of a track: Its sound").waitFor();
    await page.getByRole("link", { name: "Train with the best" }).click();
    await page.getByText("It will learn from 24 tracks: Folders of the music.").waitFor();
    expect(asked()).toMatchObject({ labels: "folders", reads: "sound", group: "track" });
    await page.getByLabel("Judge it, too").uncheck();
    await page.getByRole("button", { name: "Train", exact: true }).click();
    await page.getByRole("link", { name: "Open forest v1" }).click();
    await page.getByRole("heading", { name: "forest v1" }).waitFor();
    const client = connect({ server: service.url });
    const card = await client.take(client.api.GET("/v1/models/{id}/card", { params: { path: { id: "forest" } } }));
    expect(card.learned).toMatchObject({ labels: "folders", wish: "sound", group: "track" });
    expect(complaints).toEqual([]);
  });
});
