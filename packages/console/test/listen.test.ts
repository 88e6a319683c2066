import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "@segue/client";
import { openService } from "@segue/service";
import { describe, expect, it } from "vitest";
import { brokenRulesInBothThemes } from "./accessible.js";
import { chromiumPath } from "./chromium.js";
import { playMusic } from "./music.js";
import { consoleFolder, runningConsole } from "./running-console.js";

describe.skipIf(chromiumPath === undefined)("Listen", () => {
  const running = runningConsole((server) => playMusic(server));
  const tracks = () =>
    running()
      .page.locator(".row")
      .first()
      .locator("[data-track]")
      .evaluateAll((cards) => cards.map((card) => card.getAttribute("data-track")));

  /** Whom the page is for where the address names nobody. */
  const listener = async () => (await running().page.locator("h1").textContent())!.replace("For ", "");

  it("leads to a track and back, and a love changes the row", async () => {
    const { page, open, complaints } = running();
    await open("/");
    await page.locator("[data-track]").first().waitFor();
    const before = await tracks();
    expect(before.length).toBeGreaterThan(5);
    await page.locator(".card .name").first().click();
    await page.getByRole("heading", { name: /Near by listeners/ }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/tracks/${before[0]}`);
    await page.locator(".tracks a").first().waitFor();
    await page.getByRole("link", { name: "Listen" }).click();
    await page.locator("[data-track]").first().waitFor();
    await page
      .locator(".row")
      .first()
      .getByRole("button", { name: /^Love / })
      .first()
      .click();
    await page.getByText(/You love .* new, marked/).waitFor();
    await page.locator(".dot").first().waitFor();
    // It stays where the pointer is, until something is said of another one.
    expect((await tracks())[0]).toBe(before[0]);
    await expect.poll(tracks).not.toEqual(before);
    const second = (await tracks())[1];
    await page.locator(`.row.first [data-track="${second}"]`).getByRole("link").first().focus();
    await page.keyboard.press("x");
    await page.getByText(/You skipped /).waitFor();
    await expect.poll(tracks).not.toContain(before[0]);
    expect(await tracks()).toContain(second);
    expect(await page.evaluate("document.activeElement.closest('[data-track]')?.dataset.track")).toBe(second);
    await page.keyboard.press("Control+z");
    await page.getByText(/is as it was/).waitFor();
    const client = connect({ server: running().service.url });
    const user = await listener();
    const told = async () =>
      (await client.take(client.api.GET("/v1/events", { params: { query: { user, sort: "time", limit: 5 } } }))).items
        .filter(({ kind }) => kind !== "play")
        .map(({ kind, track }) => [kind, track]);
    expect(await told()).toEqual([["love", before[0]]]);
    await page
      .locator(".row.first")
      .getByRole("button", { name: /^Skip / })
      .last()
      .click();
    await page.getByText(/You skipped /).waitFor();
    await page
      .locator(".row.first")
      .getByRole("button", { name: /^Undo: / })
      .click();
    await expect.poll(told).toEqual([["love", before[0]]]);
    expect(complaints).toEqual([]);
  });

  it("says why in words that are counted, and how much listening it comes from", async () => {
    const { page, open, service, complaints } = running();
    const client = connect({ server: service.url });
    const { items } = await client.take(client.api.GET("/v1/tracks", { params: { query: { limit: 3 } } }));
    const { id, title } = items[0]!;
    await client.sendEvents([{ user: "ann", track: id, value: 5 }]);
    await open("/?as=ann");
    await page.getByRole("heading", { name: /^Because of this week · 5 plays/ }).waitFor();
    const reasons = page.locator(".row.first .reason span:first-child");
    await reasons.first().waitFor();
    const said = await reasons.allTextContents();
    const follows = new RegExp(`^Often follows ${title}: \\d+ of \\d+ sessions\\.$`);
    for (const each of said) expect(follows.test(each) || each === `You played ${title} 5 times this month.`).toBe(true);
    expect(said.some((each) => follows.test(each))).toBe(true);
    expect(said.some((each) => !follows.test(each))).toBe(true);
    await page.getByRole("combobox", { name: "Language" }).selectOption({ label: "中文" });
    await page.getByText(`这个月你听过《${title}》5 遍。`).first().waitFor();
    expect(await brokenRulesInBothThemes(page)).toEqual([]);
    await page.evaluate("localStorage.clear()");
    expect(complaints).toEqual([]);
  });

  it("turns from what is known to what is new, and the address says how far", async () => {
    const { page, open, service, complaints } = running();
    // One who knows many of the tracks.
    const user = "sim-listener-0001";
    await open(`/?as=${user}`);
    await page.locator("[data-track]").first().waitFor();
    const before = await tracks();
    const dial = page.getByRole("slider", { name: "From what is known to what is new" });
    await dial.focus();
    await page.keyboard.press("End");
    await page.waitForURL(/new=2/);
    await expect.poll(tracks).not.toEqual(before);
    expect(await dial.getAttribute("aria-valuetext")).toBe("what few know");
    const fewKnow = await tracks();
    await page.reload();
    await expect.poll(tracks).toEqual(fewKnow);
    await dial.focus();
    await page.keyboard.press("Home");
    await page.waitForURL(/new=-2/);
    const client = connect({ server: service.url });
    const { items } = await client.recommend(user, { n: 100, excludeHeard: "false" });
    const { items: unheard } = await client.recommend(user, { n: 100 });
    const heard = new Set(items.map(({ track }) => track).filter((id) => !unheard.some(({ track }) => track === id)));
    await expect.poll(async () => (await tracks()).some((track) => heard.has(track!))).toBe(true);
    await dial.focus();
    for (const key of ["ArrowRight", "ArrowRight"]) await page.keyboard.press(key);
    await expect.poll(() => new URL(page.url()).searchParams.has("new")).toBe(false);
    await expect.poll(tracks).toEqual(before);
    expect(complaints).toEqual([]);
  });

  it("goes along a shelf by its arrows", async () => {
    const { page, open, complaints } = running();
    await page.emulateMedia({ reducedMotion: "reduce" });
    await open("/");
    const shelf = page.locator(".row.first .cards");
    await shelf.locator("[data-track]").first().waitFor();
    const at = () => shelf.evaluate(({ scrollLeft }) => scrollLeft);
    expect(await at()).toBe(0);
    await page
      .getByRole("button", { name: /^Further along: / })
      .first()
      .click();
    await expect.poll(at).toBeGreaterThan(400);
    await page
      .getByRole("button", { name: /^Back: / })
      .first()
      .click();
    await expect.poll(at).toBe(0);
    expect(complaints).toEqual([]);
  });

  it("shows whoever has heard everything what to hear again, and where others come from", async () => {
    const { page, open, service, complaints } = running();
    const client = connect({ server: service.url });
    const { items } = await client.take(client.api.GET("/v1/tracks", { params: { query: { limit: 1000 } } }));
    const at = new Date(Date.now() - 30 * 86_400_000).toISOString();
    await client.sendEvents(items.map(({ id: track }) => ({ user: "knows all", track, at })));
    await open("/?as=knows+all");
    await page.getByRole("heading", { name: "You know all that is here" }).waitFor();
    await page.getByRole("heading", { name: /Worth hearing again/ }).waitFor();
    await page.locator("[data-track]").first().waitFor();
    expect(await brokenRulesInBothThemes(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it("finds tracks while one types, from the keyboard alone", async () => {
    const { page, open, complaints } = running();
    await open("/");
    await page.locator("[data-track]").first().waitFor();
    const name = (await page.locator(".card .name").first().textContent())!;
    await page.keyboard.press("/");
    await page.keyboard.type(name.slice(0, 12));
    await page.getByRole("option", { name }).first().waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/tracks\//);
    const box = page.getByLabel("Search tracks and artists").first();
    await page.keyboard.press("/");
    await page.keyboard.type("a");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: /Tracks for/ }).waitFor();
    expect(await box.inputValue()).toBe("a");
    await page.goto(new URL("/search", page.url()).href);
    await expect.poll(() => box.evaluate((input) => input === input.ownerDocument.activeElement)).toBe(true);
    expect(complaints).toEqual([]);
  });

  it("keeps what it showed when the server stops answering, and says so", async () => {
    const { page, open } = running();
    await open("/");
    await page.locator("[data-track]").first().waitFor();
    await page.route("**/v1/**", (route) => route.abort("connectionrefused"));
    await page
      .locator(".row")
      .first()
      .getByRole("button", { name: /^Skip / })
      .first()
      .click();
    await page.getByRole("alert").getByText("The server stopped answering. Nothing is lost.").waitFor();
    expect((await tracks()).length).toBeGreaterThan(5);
  });

  it("breaks no rule of accessibility in either theme", async () => {
    const { page, open } = running();
    for (const address of ["/", "/search?q=a", "/tracks/nowhere"]) {
      await open(address);
      expect(await brokenRulesInBothThemes(page), address).toEqual([]);
    }
  });

  it("calls what is played most by its name where the model looks at no history", async () => {
    const { page, open, service, complaints } = running();
    const client = connect({ server: service.url });
    const serve = (model: string) =>
      client.take(client.api.PUT("/v1/deployments/{id}", { params: { path: { id: "home" } }, body: { model } }));
    const { model } = await client.result<{ model: string }>(await client.startTraining({ algorithm: "popularity" }));
    await serve(model);
    await open("/");
    await page
      .getByRole("heading", { name: /^Played most here/ })
      .first()
      .waitFor();
    await page.getByText("Played often here.").first().waitFor();
    await serve("item-knn");
    expect(complaints).toEqual([]);
  });

  it("asks for a key where the service does, and keeps the address", async () => {
    const { page } = running();
    const other = mkdtempSync(join(tmpdir(), "segue-console-"));
    const guarded = await openService({ data: other, port: 0, log: "silent", auth: "always" }, { console: consoleFolder });
    try {
      await page.goto(`${guarded.url}/search?q=rain`);
      await page.getByLabel("Key", { exact: true }).fill(guarded.adminKey!);
      await page.getByRole("button", { name: "Sign in" }).click();
      await page.getByRole("heading", { name: /rain/ }).waitFor();
      expect(page.url()).toContain("/search?q=rain");
    } finally {
      await guarded.close();
      rmSync(other, { recursive: true, force: true });
    }
  });
});
