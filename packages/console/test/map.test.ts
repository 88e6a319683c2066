import { readFileSync } from "node:fs";
import { connect } from "@segue/client";
import { simulateWorld } from "@segue/engine";
import { describe, expect, it } from "vitest";
import { brokenRules } from "./accessible.js";
import { chromiumPath } from "./chromium.js";
import { runningConsole } from "./running-console.js";

const WORLD = simulateWorld({ seed: 3, until: 1_700_000_000_000, listeners: 120, tracks: 200, plays: 6000 });

/** The world with what is known of its tracks, as two tables. */
const PLAYS = [
  "user_id,music_id",
  ...WORLD.events.filter(({ kind }) => kind === "play").map(({ user, track }) => `${user},${track}`),
  "",
].join("\n");
const TRACKS = [
  "music_id,title,artist,genre,year",
  ...WORLD.tracks.map(({ id, title, artist, genre, year }) => [id, `"${title}"`, `"${artist}"`, genre, year].join(",")),
  "",
].join("\n");

/** Comes nearer by keys, and counts the pixels that are painted in the frame that shows it. */
const PAINTED = `new Promise((resolve) => {
  const surface = document.querySelector("[role=application]");
  for (const key of ["+", "+"]) surface.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  requestAnimationFrame(() => {
    const canvas = document.querySelector("canvas");
    const gl = canvas.getContext("webgl2");
    const bytes = new Uint8Array(4 * canvas.width * canvas.height);
    gl.readPixels(0, 0, canvas.width, canvas.height, gl.RGBA, gl.UNSIGNED_BYTE, bytes);
    resolve(bytes.filter((byte, i) => i % 4 === 3 && byte > 0).length);
  });
})`;

describe.skipIf(chromiumPath === undefined)("Map", () => {
  const running = runningConsole(async (server) => {
    const client = connect({ server });
    for (const [name, text] of [
      ["plays.csv", PLAYS],
      ["tracks.csv", TRACKS],
    ] as const) {
      const id = await client.upload(text);
      await client.result(await client.startImport({ uploads: [{ id, name }], name }));
    }
  });
  const drawn = async () => {
    await running()
      .page.getByRole("heading", { name: /^In view (\d+) of \1$/ })
      .waitFor();
  };

  it("leads from none to one that is drawn, moved over, lassoed and taken along", async () => {
    const { page, open, complaints } = running();
    await open("/map");
    await page.getByRole("heading", { name: "There is no map yet" }).waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await page.getByRole("button", { name: "Draw the map" }).click();
    await page.getByRole("heading", { name: "Drawing the map is done" }).waitFor();
    await page.getByRole("link", { name: "Open the map" }).click();
    await drawn();
    expect(await page.locator(".map-tools select").last().inputValue()).toBe("genre");
    await page.locator(".map-region").first().waitFor();
    const surface = page.getByRole("application");
    const { x, y, width, height } = (await surface.boundingBox())!;
    await expect.poll(() => page.evaluate(PAINTED)).toBeGreaterThan(1000);
    await page.mouse.move(x + width * 0.2, y + height * 0.2);
    await page.keyboard.down("Shift");
    await page.mouse.down();
    for (const [right, down] of [
      [0.8, 0.2],
      [0.8, 0.8],
      [0.2, 0.8],
      [0.2, 0.25],
    ] as const)
      await page.mouse.move(x + width * right, y + height * down, { steps: 6 });
    await page.mouse.up();
    await page.keyboard.up("Shift");
    await page.getByRole("heading", { name: /^Playlist \d+ of/ }).waitFor();
    const saving = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save the playlist as CSV" }).click();
    const saved = readFileSync((await (await saving).path())!, "utf8")
      .trim()
      .split("\n");
    const said = (await page.getByRole("heading", { name: /^Playlist/ }).textContent())!;
    expect(saved[0]).toBe("music_id,title,artist");
    expect(said).toContain(`${saved.length - 1} of`);
    expect(saved.length).toBeLessThan(WORLD.tracks.length);
    expect(await brokenRules(page)).toEqual([]);
    await page.getByRole("button", { name: "Let go" }).click();
    await page.getByRole("heading", { name: /^In view/ }).waitFor();
    expect(complaints).toEqual([]);
  });

  it("flies to a track that is found, tells what the pointer is at, and opens it", async () => {
    const { page, open, complaints } = running();
    await open("/map?by=year");
    await drawn();
    const name = (await page.locator(".map-list .tracks a").first().textContent())!;
    await page.getByLabel("Find on the map").fill(name);
    await page.keyboard.press("Enter");
    await page.waitForURL(/at=/);
    await expect.poll(() => page.getByRole("heading", { name: /^In view/ }).textContent()).not.toMatch(/(\d+) of \1/);
    const { x, y, width, height } = (await page.getByRole("application").boundingBox())!;
    // Until the flight has ended another track may be there.
    const tip = async () => {
      for (const beside of [5, 0]) await page.mouse.move(x + width / 2 + beside, y + height / 2);
      return page.locator(".map-tip").getByText(name).count();
    };
    await expect.poll(tip).toBe(1);
    const at = new URL(page.url()).searchParams.get("at");
    await page.mouse.click(x + width / 2, y + height / 2);
    await page.waitForURL(new RegExp(`/tracks/${at}`));
    expect(complaints).toEqual([]);
  });

  it("is moved from the keyboard alone, and its list follows", async () => {
    const { page, open, complaints } = running();
    await open("/map");
    await drawn();
    const many = () => page.getByRole("heading", { name: /^In view/ }).textContent();
    const before = await many();
    await page.getByRole("application").focus();
    for (const key of ["+", "+", "+", "ArrowLeft"]) await page.keyboard.press(key);
    await expect.poll(many).not.toBe(before);
    await page.keyboard.press("0");
    await expect.poll(many).toBe(before);
    await page.getByRole("button", { name: "Take these as a playlist" }).click();
    await page.getByRole("heading", { name: /^Playlist/ }).waitFor();
    await page.keyboard.press("Escape");
    expect(complaints).toEqual([]);
  });

  it("shows the list where the browser draws nothing", async () => {
    const { page, open } = running();
    await page.addInitScript(() => {
      const canvas = (globalThis as unknown as { HTMLCanvasElement: { prototype: { getContext: () => null } } })
        .HTMLCanvasElement;
      canvas.prototype.getContext = () => null;
    });
    await open("/map");
    await page.getByText("This browser draws no points").waitFor();
    await drawn();
    expect(await brokenRules(page)).toEqual([]);
  });

  it("breaks no rule of accessibility in the dark theme, on a phone", async () => {
    const { page, open } = running();
    await page.emulateMedia({ colorScheme: "dark" });
    await page.setViewportSize({ width: 360, height: 800 });
    await open("/map");
    await drawn();
    expect(await brokenRules(page)).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
  });
});
