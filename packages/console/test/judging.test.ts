import { connect } from "@segue/client";
import { describe, expect, it } from "vitest";
import { brokenRules } from "./accessible.js";
import { chromiumPath } from "./chromium.js";
import { playMusic } from "./music.js";
import { runningConsole } from "./running-console.js";

describe.skipIf(chromiumPath === undefined)("Models beside each other", () => {
  const running = runningConsole(async (server) => {
    await playMusic(server);
    const client = connect({ server });
    await client.result(await client.startTraining({ algorithm: "popularity" }));
  });

  it("judges algorithms that were chosen and says which is better, on how many figures", async () => {
    const { page, open, complaints } = running();
    await open("/compare");
    await page.getByText("Nothing was judged yet.").waitFor();
    await page.getByLabel("item-knn", { exact: true }).uncheck();
    expect(await page.getByRole("button", { name: "Judge them" }).isDisabled()).toBe(true);
    await page.getByLabel("item-knn", { exact: true }).check();
    await page.getByRole("button", { name: "Judge them" }).click();
    await page.getByRole("heading", { name: "Evaluation is done" }).waitFor();
    await page.getByRole("link", { name: "Compare them" }).click();
    await page.getByRole("heading", { name: /is better than .* on \d+ of \d+ figures|cannot be told apart/ }).waitFor();
    await page.getByRole("rowheader", { name: "NDCG@10" }).waitFor();
    // S swaps the sides, and the address says so; what is better stays.
    const said = await page.getByRole("heading", { level: 1 }).textContent();
    const [, , base] = await page.getByRole("columnheader").allTextContents();
    await page.keyboard.press("s");
    await expect.poll(async () => (await page.getByRole("columnheader").allTextContents())[1]).toBe(base);
    expect(new URL(page.url()).searchParams.get("base")).toBe(base);
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe(said);
    expect(await brokenRules(page)).toEqual([]);
    // The better one answers, and a part of the listeners is heard.
    await page
      .getByRole("button", { name: /^Let .* answer as home$/ })
      .or(page.getByText("● Answers as home"))
      .waitFor();
    await page
      .getByRole("link", { name: /^Hear them with a history of/ })
      .first()
      .click();
    await page.getByText("Listeners of this part:").waitFor();
    await page.getByText(/\d+ of 20 shared/).waitFor();
    expect(complaints).toEqual([]);
  });

  it("shows what two models say to one history, which can be changed without a trace", async () => {
    const { page, open, complaints, service } = running();
    const counted = async () =>
      (await connect({ server: service.url }).take(connect({ server: service.url }).api.GET("/v1/data"))).events;
    const before = await counted();
    await open("/playground");
    await page.getByText(/\d+ of 20 shared/).waitFor();
    await page.getByRole("button", { name: "Take it as a start, and change it" }).click();
    const chips = page.locator(".chips li");
    await chips.first().waitFor();
    const many = await chips.count();
    await page
      .getByRole("button", { name: /^Take out / })
      .first()
      .click();
    await expect.poll(() => chips.count()).toBe(many - 1);
    await expect.poll(() => new URL(page.url()).searchParams.get("h")).not.toBeNull();
    await page.getByText(/\d+ of 20 shared/).waitFor();
    await page.getByRole("spinbutton").first().fill("7");
    await expect.poll(() => Object.values(JSON.parse(new URL(page.url()).searchParams.get("h")!))).toContain(7);
    expect(await brokenRules(page)).toEqual([]);
    // Blind: whose lists they are shows once one was chosen.
    await page.getByRole("checkbox", { name: "Blind" }).check();
    await page.getByRole("button", { name: "B is better" }).waitFor();
    expect(await page.locator(".pair a[href^='/models/']").count()).toBe(0);
    expect(await page.getByRole("combobox", { name: "A", exact: true }).count()).toBe(0);
    await page.getByRole("button", { name: "B is better" }).click();
    const chosen = (await page.getByRole("combobox", { name: "B", exact: true }).locator("option:checked").textContent())!;
    await page.getByText(`You chose ${chosen} over`).waitFor();
    await page.getByRole("button", { name: "Once more" }).click();
    await page.getByRole("button", { name: "A is better" }).waitFor();
    expect(await brokenRules(page)).toEqual([]);
    expect(await counted()).toBe(before);
    expect(complaints).toEqual([]);
  });

  it("searches for parameters and shows each set that was tried", async () => {
    const { page, open, complaints } = running();
    await open("/algorithms/item-knn");
    await page.route("**/v1/tunings", (route) =>
      route.request().method() === "POST"
        ? route.continue({ postData: JSON.stringify({ ...route.request().postDataJSON(), trials: 3 }) })
        : route.continue(),
    );
    await page.getByLabel("Sets tried at once").selectOption("2 at once");
    await page.getByRole("button", { name: "Search for good parameters" }).click();
    await page.getByRole("heading", { name: "Parameters for item-knn" }).waitFor();
    await page.getByText("3 of 3 sets tried by NDCG@10 · is done · 2 at once").waitFor();
    await page.getByText("That shows after ten sets.").waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await page.getByRole("link", { name: "Train with the best" }).click();
    await page.getByRole("heading", { name: "item-knn" }).waitFor();
    expect(complaints).toEqual([]);
  });
});
