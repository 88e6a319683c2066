import type { Service } from "@segue/service";
import { describe, expect, it } from "vitest";
import { heldAt, within } from "../../service/test/held-at.js";
import { brokenRules, brokenRulesInBothThemes } from "./accessible.js";
import { chromiumPath } from "./chromium.js";
import { playMusic } from "./music.js";
import { runningConsole } from "./running-console.js";

/** A training as one that diverged leaves it. */
const diverged: Parameters<Service["services"]["store"]["jobs"]["add"]>[0] = {
  ...{ id: "diverged", workspace: "main", kind: "train", resource: "model:gru", priority: 0, attempts: 1 },
  ...{ state: "failed", cancelling: false, finishing: false, progress: 0.3, doing: "epoch 3 of 10", bytes: 0 },
  input: { algorithm: "gru", config: { width: 8, epochs: 1, learningRate: 0.03 }, seed: 1 },
  result: {
    curves: [
      {
        algorithm: "gru",
        epochs: 10,
        learned: [
          { epoch: 1, loss: 4, heldOut: {} },
          { epoch: 2, loss: 3, heldOut: {} },
        ],
      },
    ],
  },
  error: {
    code: "training-failed",
    detail: "The network stopped learning in epoch 3, at step 21: the loss is NaN.",
    hint: "Set learningRate=0.01 (now 0.03), or a longer warmUp (now 0).",
    set: { learningRate: 0.01 },
  },
  ...{
    createdAt: 1_760_000_000_000,
    startedAt: 1_760_000_000_000,
    finishedAt: 1_760_000_060_000,
    estimate: null,
    expectedAt: null,
  },
} as const;

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
    await page.getByText("Earlier runs of this model are drawn beside it, once there are any.").waitFor();
    expect(await brokenRules(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it("keeps the best of what a network has learned when it is ended by hand, and shows it beside the run before", async () => {
    const { page, open, complaints } = running();
    await open(`/algorithms/gru?set=${encodeURIComponent('{"width":"12","epochs":"5"}')}`);
    await page.getByLabel("Judge it, too").uncheck();
    await within(heldAt("train checkpoint 2"), async () => {
      await page.getByRole("button", { name: "Train", exact: true }).click();
      await page.getByRole("heading", { name: "gru is learning" }).waitFor();
    });
    await page.getByText(/: epoch 2 of 5/).waitFor();
    await page.getByText(/best epoch [12] of 5/).waitFor();
    await page.getByText(/of about .* of memory/).waitFor();
    await page.getByRole("list", { name: "Stages" }).getByText("train").waitFor();
    await page.reload();
    await page.getByRole("button", { name: /^Keep epoch [12]$/ }).waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await page.getByRole("button", { name: /^Keep epoch [12]$/ }).click();
    await page.getByRole("heading", { name: "Training · gru · is done" }).waitFor();
    await page.getByText(/Ended by hand; epoch [12] was kept/).waitFor();
    await page.getByText("changed: width 8 → 12, epochs 3 → 5").waitFor();
    // One place is looked at everywhere: from the keyboard, in curves, table and log.
    await page.getByRole("slider", { name: "Epoch that is looked at" }).press("Home");
    await page.locator(".read").getByText("Epoch 1").first().waitFor();
    await page.locator('.log [data-looked="true"]').getByText("epoch 1 of 5").waitFor();
    await page.getByText(/: epoch 2 of 5/).hover();
    await page.locator(".read").getByText("Epoch 2").first().waitFor();
    await page.getByRole("checkbox", { name: /^v1/ }).uncheck();
    await expect.poll(() => new URL(page.url()).searchParams.get("beside")).toBe("[]");
    expect(await brokenRulesInBothThemes(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it("fills in what goes better where a training diverged", async () => {
    const { page, open, complaints, service } = running();
    await service.services.store.jobs.add(diverged);
    await open(`/runs/${diverged.id}`);
    await page.getByRole("alert").getByText("in epoch 3").waitFor();
    expect(await page.getByRole("link", { name: "Change more" }).getAttribute("href")).toContain("learningRate");
    await page.getByRole("button", { name: "Retry at learningRate 0.01" }).click();
    await page.getByRole("heading", { name: "Training · gru · is done" }).waitFor();
    await page.getByText(/gru: epoch 1 of 1/).waitFor();
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
