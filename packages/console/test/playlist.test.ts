import { readFileSync } from "node:fs";
import { connect } from "@segue/client";
import { describe, expect, it } from "vitest";
import { brokenRulesInBothThemes } from "./accessible.js";
import { chromiumPath } from "./chromium.js";
import { worldCsv } from "./music.js";
import { runningConsole } from "./running-console.js";

describe.skipIf(chromiumPath === undefined)("Playlists", () => {
  const running = runningConsole(async (server) => {
    const client = connect({ server });
    const id = await client.upload(worldCsv());
    await client.result(await client.startImport({ uploads: [{ id, name: "plays.csv" }], name: "plays.csv" }));
  });

  it("begin at a track's page, are put in order, renamed, taken along, deleted and kept again", async () => {
    const { page, open, service, complaints } = running();
    const client = connect({ server: service.url });
    const { items } = await client.take(client.api.GET("/v1/tracks", { params: { query: { limit: 3 } } }));
    const [a, b, c] = items.map(({ id, title }) => ({ id, title: title! }));
    await open(`/tracks/${a!.id}`);
    await page.getByText("+ Playlist").click();
    await page.getByLabel("A new one, called").fill("Late");
    await page.getByRole("button", { name: "Keep" }).click();
    await page.getByRole("link", { name: "Late" }).waitFor();
    for (const { id } of [b!, c!]) {
      await open(`/tracks/${id}`);
      await page.getByText("+ Playlist").click();
      await page.getByRole("button", { name: /^Late/ }).click();
      await page.getByRole("link", { name: "Late" }).waitFor();
    }
    await page.getByRole("link", { name: "Late" }).click();
    await page.getByRole("heading", { name: "Late", level: 1 }).waitFor();
    const titles = () => page.locator(".playlist .names a").allTextContents();
    await expect.poll(titles).toEqual([a, b, c].map((each) => each!.title));
    expect(await brokenRulesInBothThemes(page)).toEqual([]);
    await page
      .getByRole("button", { name: /^Move .* down/ })
      .first()
      .click();
    await expect.poll(titles).toEqual([b, a, c].map((each) => each!.title));
    await page
      .getByRole("button", { name: /^Take .* out/ })
      .last()
      .click();
    await expect.poll(titles).toEqual([b, a].map((each) => each!.title));
    await page.getByRole("button", { name: "Undo" }).click();
    await expect.poll(titles).toEqual([b, a, c].map((each) => each!.title));
    await page.getByRole("button", { name: "Rename" }).click();
    await page.getByLabel("Name of the playlist").fill("Later");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Later", level: 1 }).waitFor();
    const saving = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save the playlist as CSV" }).click();
    const saved = await saving;
    expect(saved.suggestedFilename()).toBe("Later.csv");
    expect(readFileSync(await saved.path(), "utf8").split("\n")[1]).toContain(b!.id);
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: "Go to or do" }).fill("Later");
    await page.getByRole("option", { name: /Playlist.*Later/ }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Delete" }).click();
    await page.getByRole("heading", { name: "Later is deleted" }).waitFor();
    const gone = page.url();
    await page.getByRole("button", { name: "Undo" }).click();
    await page.waitForURL((now) => now.href !== gone);
    await expect.poll(titles).toEqual([b, a, c].map((each) => each!.title));
    await page.setViewportSize({ width: 360, height: 800 });
    expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
    expect(complaints).toEqual([]);
  });
});
