import { describe, expect, it } from "vitest";
import { brokenRules, brokenRulesInBothThemes } from "./accessible.js";
import { chromiumPath } from "./chromium.js";
import { worldCsv } from "./music.js";
import { runningConsole } from "./running-console.js";

/** A world as a file, a play of it told twice, and two lines that nobody can read. */
const PLAYS = `${worldCsv()}${worldCsv().split("\n")[1]}\n,t1,2024-01-01T00:00:00Z,,\nsomebody,,2024-01-01T00:00:00Z,,\n`;

describe.skipIf(chromiumPath === undefined)("Data", () => {
  const running = runningConsole();

  it("leads from an empty service and a file to recommendations, then takes the file back", async () => {
    const { page, open, complaints } = running();
    await open("/");
    await page.getByRole("heading", { name: "What did you listen to?" }).waitFor();
    await page.getByLabel("Drop files or a folder here").waitFor();
    await page
      .locator("input[type=file]")
      .first()
      .setInputFiles({ name: "plays.csv", mimeType: "text/csv", buffer: Buffer.from(PLAYS) });
    await page.getByRole("heading", { name: "First look · plays.csv · is done" }).waitFor();
    await page.getByText(/rows of plays\. Nothing is stored yet\./).waitFor();
    await page.getByRole("button", { name: "2 left out" }).click();
    await page
      .getByText(/^plays\.csv, line \d+, column/)
      .first()
      .waitFor();
    expect(new URL(page.url()).searchParams.get("part")).toBe("left");
    const lead = page.getByRole("status").filter({ hasText: /would be left after cleaning/ });
    const before = await lead.textContent();
    await page.getByRole("checkbox", { name: "Repeats within a moment" }).uncheck();
    await expect.poll(() => lead.textContent()).not.toBe(before);
    await page.getByRole("checkbox", { name: "Repeats within a moment" }).check();
    await expect.poll(() => lead.textContent()).toBe(before);
    expect(await brokenRules(page)).toEqual([]);
    await page.getByRole("button", { name: "Import", exact: true }).click();
    await page.getByRole("heading", { name: "Import · plays.csv · is done" }).waitFor();
    // A tenth of the time that the page asks for: what is tested is the way, not the choice.
    await page.route("**/v1/auto", (route) => route.continue({ postData: JSON.stringify({ minutes: 0.1 }) }));
    await page.getByRole("button", { name: "Let Segue choose a model" }).click();
    await page.getByRole("heading", { name: "Choosing a model is done" }).waitFor();
    await page.getByRole("paragraph").filter({ hasText: "Chosen: " }).waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await page.getByRole("link", { name: "Hear what it recommends" }).click();
    await page.locator("[data-track]").first().waitFor();
    await page.getByRole("link", { name: "Data", exact: true }).click();
    await page.getByRole("heading", { name: /60 listeners, .* events/ }).waitFor();
    await page.getByText(/that is what models learn from/).waitFor();
    await page.getByRole("link", { name: "plays.csv" }).click();
    await page
      .getByRole("cell", { name: /cannot be read/ })
      .first()
      .waitFor();
    // What came in is cleaned for all data: what its switches say is counted anew, and holds once that is wished.
    const learns = page.getByRole("status").filter({ hasText: /are left after cleaning/ });
    const learned = await learns.textContent();
    await page.getByRole("checkbox", { name: "Repeats within a moment" }).uncheck();
    await page.waitForURL(/look=/);
    await expect.poll(() => learns.textContent()).not.toBe(learned);
    expect(await brokenRules(page)).toEqual([]);
    await page.getByRole("button", { name: "Clean all data so from now on" }).click();
    await page.getByRole("heading", { name: "Snapshot is done" }).waitFor();
    await page.getByRole("link", { name: "See how good the data are" }).click();
    await page.getByText("Switched off: Repeats within a moment").waitFor();
    await page.getByRole("link", { name: "Snapshots", exact: true }).click();
    await page.getByRole("row").filter({ hasText: "as the data are now" }).getByText("the same play told twice").waitFor();
    await page.getByRole("link", { name: "What came in" }).click();
    await page.getByRole("link", { name: "plays.csv" }).click();
    await page.getByRole("button", { name: "Take it back" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Take it back" }).click();
    await page.getByRole("heading", { name: /Taking an import back is done/ }).waitFor();
    await page.getByRole("link", { name: "Data", exact: true }).click();
    await page.getByRole("heading", { name: "What did you listen to?" }).waitFor();
    expect(complaints).toEqual([]);
  });

  it("says what is wrong with a file, and reads it again as it is told", async () => {
    const { page, open, complaints } = running();
    await open("/data");
    const buffer = Buffer.from("wer;was\nann;song one\nann;song two\nbob;song two\n");
    await page.locator("input[type=file]").first().setInputFiles({ name: "odd.csv", mimeType: "text/csv", buffer });
    await page.getByRole("heading", { name: "First look · odd.csv · failed" }).waitFor();
    await page.getByText("Read it differently").click();
    await page.getByLabel("Columns").fill("user = wer\ntrack = was");
    await page.getByRole("button", { name: "Look again" }).click();
    await page.getByRole("heading", { name: "First look · odd.csv · is done" }).waitFor();
    await page.getByRole("button", { name: "Discard" }).click();
    await page.getByRole("heading", { name: "What did you listen to?" }).waitFor();
    expect(complaints).toEqual([]);
  });

  it("shows tracks, listeners and events, finds them, and erases a person whose id was typed", async () => {
    const { page, open, service, complaints } = running();
    const client = await import("@segue/client").then(({ connect }) => connect({ server: service.url }));
    await client.sendEvents(Array.from({ length: 120 }, (_, i) => ({ user: `user ${i % 60}`, track: `track ${i}` })));
    await open("/data/tracks");
    await page.getByRole("heading", { name: /1\d\d tracks/ }).waitFor();
    await page.getByLabel("Title, artist or id").fill("TRACK 117");
    await page.getByRole("heading", { name: "1 track", exact: true }).waitFor();
    await page.getByRole("rowheader", { name: "track 117" }).waitFor();
    await expect.poll(() => new URL(page.url()).searchParams.get("q")).toBe("TRACK 117");
    const beside = page.getByRole("complementary", { name: "Beside the page" });
    const grid = page.getByRole("grid", { name: "Tracks" });
    await grid.focus();
    await page.keyboard.press("Shift+Enter");
    await beside.getByRole("heading", { name: "track 117" }).waitFor();
    expect(new URL(page.url()).searchParams.get("peek")).toBe("track:track 117");
    expect(await brokenRules(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await beside.waitFor({ state: "detached" });
    expect(await grid.evaluate("document.activeElement?.getAttribute('role')")).toBe("grid");
    await page.getByRole("button", { name: "Show track 117 beside this page" }).click();
    await beside.getByRole("link", { name: "Open the whole page" }).waitFor();
    await page.goBack();
    await beside.waitFor({ state: "detached" });
    await page.getByRole("link", { name: "track 117" }).click();
    await page.getByText("Correct it by hand").click();
    await page.getByLabel("Title", { exact: true }).fill("A better name");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("heading", { name: "A better name" }).waitFor();
    await page.goBack();
    await page.getByRole("link", { name: "Listeners" }).click();
    await page.getByLabel("Id of a listener").fill("user 7");
    const row = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: "user 7", exact: true }) });
    await row.getByRole("link", { name: "Events" }).click();
    await page.getByRole("gridcell", { name: "track 67", exact: true }).waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await page.goBack();
    await row.getByRole("button", { name: "Erase" }).click();
    const erase = page.getByRole("dialog").getByRole("button", { name: "Erase" });
    expect(await erase.isDisabled()).toBe(true);
    await page.getByLabel("Type user 7 to confirm").fill("user 7");
    await erase.click();
    await page.getByRole("heading", { name: /Erasure.* is done/ }).waitFor();
    await open("/data/listeners?q=user+7");
    await page.getByText("Nothing is like that.").waitFor();
    expect(complaints).toEqual([]);
  });

  it("scrolls through a long table by keys and by its bar, sorts it, and stays where it was when one comes back", async () => {
    const { page, open, service, complaints } = running();
    const client = await import("@segue/client").then(({ connect }) => connect({ server: service.url }));
    const name = (i: number) => `long ${String(i).padStart(4, "0")}`;
    for (let from = 0; from < 3000; from += 1000)
      await client.sendEvents(Array.from({ length: 1000 }, (_, i) => ({ user: "reader", track: name(from + i) })));
    await open("/data/tracks?q=long");
    await page.getByRole("heading", { name: "3,000 tracks" }).waitFor();
    const grid = page.getByRole("grid", { name: "Tracks" });
    expect(await grid.getAttribute("aria-rowcount")).toBe("3001");
    expect(await brokenRules(page)).toEqual([]);
    await grid.focus();
    await page.keyboard.press("End");
    await page.getByRole("rowheader", { name: name(2999) }).waitFor();
    expect(await page.getByRole("row").count()).toBeLessThan(60);
    await page.keyboard.press("Home");
    await page.getByRole("rowheader", { name: name(0), exact: true }).waitFor();
    await page.keyboard.press("PageDown");
    await page.keyboard.press("ArrowDown");
    const active = async () => Number((await grid.getAttribute("aria-activedescendant"))?.split("-").pop());
    await expect.poll(active).toBeGreaterThan(5);
    await page.evaluate(`(() => {
      const box = document.querySelector(".long");
      box.scrollTop = box.scrollHeight / 2;
    })()`);
    await page.getByRole("rowheader", { name: name(1501) }).waitFor();
    await page.waitForURL(/row=1[45]\d\d/);
    await page.getByRole("link", { name: name(1501) }).click();
    await page.getByRole("heading", { name: name(1501) }).waitFor();
    await page.goBack();
    await page.getByRole("rowheader", { name: name(1501) }).waitFor();
    await page.getByRole("button", { name: "Id", exact: true }).click();
    await page.waitForURL(/sort=id/);
    await page.getByRole("button", { name: "Id", exact: true }).click();
    await page.getByRole("rowheader", { name: name(2999) }).waitFor();
    await expect.poll(() => new URL(page.url()).searchParams.get("order")).toBe("desc");
    expect(complaints).toEqual([]);
  });

  it("takes an event back and brings it again, saves what was found, and exports everything", async () => {
    const { page, open, service, complaints } = running();
    const client = await import("@segue/client").then(({ connect }) => connect({ server: service.url }));
    await client.sendEvents([
      { user: "=danger", track: "kept" },
      { user: "=danger", track: "slip", kind: "love" },
    ]);
    await open("/data/events?q=%3Ddanger");
    await page.getByRole("heading", { name: "2 events" }).waitFor();
    await page.getByRole("button", { name: "Take back: love of slip by =danger" }).click();
    await page.getByRole("heading", { name: "1 event", exact: true }).waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByRole("heading", { name: "2 events" }).waitFor();
    const saved = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save these 2 rows as CSV" }).click();
    const text = await (await saved).createReadStream().then(async (stream) => (await stream.toArray()).join(""));
    expect(text.split("\n")[0]).toBe("user_id,music_id,title,artist,kind,value,time,duration");
    expect(text).toContain("'=danger,slip,,,love,1,");
    await page.getByRole("link", { name: "What came in" }).click();
    await page.getByRole("button", { name: "Export", exact: true }).click();
    await page.getByRole("heading", { name: /is done/ }).waitFor();
    const file = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save events.csv" }).click();
    expect((await file).suggestedFilename()).toBe("events.csv");
    expect(await brokenRules(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it("breaks no rule of accessibility in either theme", async () => {
    const { page, open } = running();
    for (const address of ["/data", "/data/tracks", "/data/listeners", "/data/events", "/data/snapshots", "/imports/none"]) {
      await open(address);
      expect(await brokenRulesInBothThemes(page), address).toEqual([]);
    }
  });
});
