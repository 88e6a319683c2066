import type { RuleWishes } from "@segue/engine";
import { createFactsInMemory, type FactsInMemory } from "../control/facts.js";
import { type Answerers, createAnswerers, unknownDeployment } from "../deployments/answerers.js";
import { sameServing, servingOf, stepBack, withRules } from "../deployments/history.js";
import { type AnswerMeter, noMeter } from "../deployments/meter.js";
import { tryOut } from "../deployments/try-out.js";
import { readWish, type Wish } from "../deployments/wish.js";
import { SegueError } from "../errors.js";
import type { Alias, Deployment, ModelRecord, ServedModel, Serving } from "../ports/models.js";
import type { Services } from "../services.js";
import type { Loading } from "./foreign/files.js";
import { createLoadedModels } from "./loaded-models.js";
import { type LoadedModel, modelPath } from "./model-files.js";
import { idOf, parseReference } from "./reference.js";

/** The registry's face for those who serve: finds models by what people write, and keeps the used ones loaded. */
export interface ModelRegistry extends Pick<Answerers, "answering" | "answeringAll" | "answeringBy"> {
  /** What is known of models' tracks. */
  readonly facts: FactsInMemory;
  /** `name`, `name@version` or `name@alias`; throws `unknown-model`. */
  find(workspace: string, reference: string): Promise<ModelRecord>;
  load(workspace: string, reference: string): Promise<LoadedModel>;
  /** Serves a model or a mix from the next request on; rejects, and changes nothing, where it cannot be loaded or cannot answer. */
  promote(workspace: string, wish: string | Wish, deployment: string): Promise<Deployment>;
  /** Answers by these rules from now on, what is served staying as it is; none: by the usual ones. */
  setRules(workspace: string, deployment: string, rules: RuleWishes): Promise<Deployment>;
  /** Serves again what was served before, or, with `to`, at the change of that number. */
  rollback(workspace: string, deployment: string, to?: number): Promise<Deployment>;
  deployment(workspace: string, name: string): Promise<Deployment>;
  /** What a deployment served, once it is no more. */
  undeploy(workspace: string, name: string): Promise<Deployment>;
  setAlias(workspace: string, reference: string, alias: string): Promise<Alias>;
  removeAlias(workspace: string, name: string, alias: string): Promise<Alias>;
  /**
   * Deletes a version that nobody uses; throws `model-in-use` where it is served, has an alias, or, unless `force`, where a step back
   * would serve it again.
   */
  remove(workspace: string, reference: string, options?: { force?: boolean }): Promise<ModelRecord>;
}

export function createModelRegistry(
  services: Loading & Pick<Services, "clock">,
  meter: Pick<AnswerMeter, "spent"> = noMeter,
): ModelRegistry {
  const { store, artifacts, clock } = services;
  const { models } = store;
  const loaded = createLoadedModels(services);

  const find = async (workspace: string, reference: string): Promise<ModelRecord> => {
    const { name, version, alias } = parseReference(reference);
    const pinned = alias === undefined ? version : await versionOf(workspace, name, alias);
    const record = await models.get(workspace, name, pinned);
    if (record !== undefined) return record;
    const names = [...new Set((await models.list(workspace)).map((model) => model.name))].join(", ");
    throw new SegueError("unknown-model", `There is no model ${JSON.stringify(reference)}; there are ${names || "none"}.`);
  };
  const versionOf = async (workspace: string, name: string, alias: string): Promise<number> => {
    const found = (await models.aliases(workspace)).find((each) => each.name === name && each.alias === alias);
    if (found !== undefined) return found.version;
    throw new SegueError("unknown-model", `The model ${name} has no alias ${JSON.stringify(alias)}.`, {
      hint: `Give it to a version with: segue models alias ${name}@VERSION ${alias}`,
    });
  };
  const load = async (workspace: string, reference: string) => loaded.load(workspace, await find(workspace, reference));
  const { answering, answeringAll, answeringBy, together } = createAnswerers({ models, loaded, meter, find });

  const deployment = async (workspace: string, name: string): Promise<Deployment> => {
    const found = await models.deployment(workspace, name);
    if (found === undefined) throw await unknownDeployment(models, workspace, name);
    return found;
  };
  /** Everything that is to be served answers once: what cannot is not served, and what was served goes on. */
  const tryServing = async (workspace: string, serving: Serving) => {
    for (const model of serving.models) await tryOut(await load(workspace, idOf(model)));
    if (serving.by === "score") await together(workspace, serving);
  };
  const existsIn = async (workspace: string) => {
    const ids = new Set((await models.list(workspace)).map(({ name, version }) => idOf({ model: name, version })));
    return (model: ServedModel) => ids.has(idOf(model));
  };

  return {
    find,
    load,
    answering,
    answeringAll,
    answeringBy,
    facts: createFactsInMemory(store),
    async promote(workspace, wish, name) {
      const asked = await readWish(wish, (reference) => find(workspace, reference));
      await tryServing(workspace, asked);
      const before = await models.deployment(workspace, name);
      const kept = before === undefined ? {} : (servingOf(before).rules ?? {});
      const serving = withRules(asked, asked.rules ?? kept);
      if (before !== undefined && sameServing(servingOf(before), serving)) return before;
      const back = before === undefined ? null : before.changes[0]!.number;
      await models.deploy(workspace, name, { serving, how: "promoted", at: clock.now(), back });
      return deployment(workspace, name);
    },
    async setRules(workspace, name, rules) {
      const before = await deployment(workspace, name);
      const serving = withRules(servingOf(before), rules);
      if (sameServing(servingOf(before), serving)) return before;
      await models.deploy(workspace, name, { serving, how: "ruled", at: clock.now(), back: before.changes[0]!.number });
      return deployment(workspace, name);
    },
    async rollback(workspace, name, to) {
      const before = await deployment(workspace, name);
      const change =
        to === undefined
          ? stepBack(before, await existsIn(workspace))
          : before.changes.slice(1).find(({ number }) => number === to);
      if (change === undefined) throw nothingBefore(name, to);
      await tryServing(workspace, change.serving);
      await models.deploy(workspace, name, {
        serving: change.serving,
        how: "rolled-back",
        at: clock.now(),
        back: change.back,
      });
      return deployment(workspace, name);
    },
    deployment,
    async undeploy(workspace, name) {
      const gone = await deployment(workspace, name);
      await models.undeploy(workspace, name);
      return gone;
    },
    async setAlias(workspace, reference, alias) {
      const { name, version } = await find(workspace, reference);
      const set = { name, alias, version, updatedAt: clock.now() };
      await models.setAlias(workspace, set);
      return set;
    },
    async removeAlias(workspace, name, alias) {
      const found = (await models.aliases(workspace)).find((each) => each.name === name && each.alias === alias);
      if (found === undefined) throw new SegueError("unknown-model", `The model ${name} has no alias ${JSON.stringify(alias)}.`);
      await models.removeAlias(workspace, name, alias);
      return found;
    },
    async remove(workspace, reference, { force = false } = {}) {
      const record = await find(workspace, reference);
      const { name, version } = record;
      const isIt = (served: ServedModel) => served.model === name && served.version === version;
      const deployments = await models.deployments(workspace);
      const serving = deployments.filter((each) => servingOf(each).models.some(isIt));
      if (serving.length > 0) throw inUse(record, `is served by ${serving.map((each) => each.name).join(", ")}`);
      const aliases = (await models.aliases(workspace)).filter((each) => each.name === name && each.version === version);
      if (aliases.length > 0) {
        throw inUse(
          record,
          `is ${aliases.map(({ alias }) => `${name}@${alias}`).join(", ")}`,
          "Give its aliases to another version first.",
        );
      }
      const exists = await existsIn(workspace);
      const before = deployments.filter((each) => stepBack(each, exists)?.serving.models.some(isIt));
      if (before.length > 0 && !force) {
        const names = before.map((each) => each.name).join(", ");
        throw inUse(
          record,
          `is what a rollback of ${names} would serve`,
          "Delete it all the same with --force: the rollback then goes further back.",
        );
      }
      await models.remove(workspace, name, version);
      await artifacts.remove(modelPath(workspace, name, version));
      loaded.forget(workspace, record);
      return record;
    },
  };
}

function nothingBefore(name: string, to: number | undefined): SegueError {
  if (to === undefined) return new SegueError("no-previous-model", `The deployment ${name} has served nothing else.`);
  return new SegueError("no-previous-model", `The deployment ${name} remembers no earlier change ${to}.`, {
    hint: `See its changes with: segue deployments history ${name}`,
  });
}

const inUse = ({ name, version }: ModelRecord, why: string, hint?: string) =>
  new SegueError("model-in-use", `${name}@${version} ${why}.`, hint === undefined ? {} : { hint });
