import { describe, expect, it } from "vitest";
import { heldAt, within } from "../../service/test/held-at.js";
import { brokenRules, brokenRulesInBothThemes } from "./accessible.js";
import { chromiumPath } from "./chromium.js";
import { playMusic } from "./music.js";
import { runningConsole } from "./running-console.js";

describe.skipIf(chromiumPath === undefined)("Models", () => {
  const running = runningConsole((server) => playMusic(server));

  it("leads from an algorithm's form to a trained model that answers, and back again", async () => {
    const { page, open, complaints } = running();
    await open("/models");
    await page.getByRole("heading", { name: "item-knn v1 answers as home" }).waitFor();
    await page.getByRole("link", { name: "All algorithms" }).click();
    await page.getByRole("link", { name: "als", exact: true }).click();
    const factors = page.getByLabel("factors", { exact: true });
    await factors.fill("0");
    await page.getByText(/This must be 1 to/).waitFor();
    expect(await page.getByRole("button", { name: "Train", exact: true }).isDisabled()).toBe(true);
    await factors.fill("8");
    await page.getByText(/About .* of memory/).waitFor();
    await expect.poll(() => new URL(page.url()).searchParams.get("set")).toBe('{"factors":"8"}');
    await page.getByRole("button", { name: "Train", exact: true }).click();
    await page.getByRole("heading", { name: "Training · als · is done" }).waitFor();
    await page.getByRole("link", { name: "Open als v1" }).click();
    await page.getByRole("rowheader", { name: /^NDCG@10/ }).waitFor();
    await page.getByText("8", { exact: true }).first().waitFor();
    await page.getByRole("button", { name: "Let it answer as home" }).click();
    await page.getByText("als v1 answers as home from now on.").waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByText("Does not answer anything now").waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await page.getByRole("button", { name: "Delete" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
    await page.getByRole("heading", { name: "item-knn v1 answers as home" }).waitFor();
    await page.getByRole("link", { name: "als v1" }).waitFor({ state: "detached" });
    expect(complaints).toEqual([]);
  });

  it("shows how a network learns, epoch by epoch", async () => {
    const { page, open, complaints } = running();
    await open(`/algorithms/gru?set=${encodeURIComponent('{"width":"8","epochs":"3"}')}`);
    await page.getByLabel("Judge it, too").uncheck();
    await page.getByRole("button", { name: "Train", exact: true }).click();
    await page.getByRole("heading", { name: "Training · gru · is done" }).waitFor();
    await page.getByText(/Loss is .* after epoch 3/).waitFor();
    await page.getByText(/gru: epoch 3 of 3/).waitFor();
    expect(await brokenRules(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it("chooses by itself and explains it in words; what runs can be cancelled", async () => {
    const { page, open, complaints } = running();
    await open("/models");
    await page.getByLabel("within").selectOption("1");
    await within(heldAt("auto report 2"), async () => {
      await page.getByRole("button", { name: "Choose for me" }).click();
      await page.getByRole("button", { name: "Cancel" }).click();
      await page.getByRole("heading", { name: "Choosing a model was cancelled" }).waitFor();
    });
    expect(complaints).toEqual([]);
  });

  it("breaks no rule of accessibility in either theme", async () => {
    const { page, open } = running();
    for (const address of ["/models", "/algorithms", "/algorithms/blend", "/models/item-knn/1", "/runs/none"]) {
      await open(address);
      expect(await brokenRulesInBothThemes(page), address).toEqual([]);
    }
  });
});
