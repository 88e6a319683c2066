import { SegueError } from "../errors.js";
import type { ModelRecord, Models, ServedModel, Serving } from "../ports/models.js";
import type { LoadedModels } from "../registry/loaded-models.js";
import type { LoadedModel } from "../registry/model-files.js";
import { idOf } from "../registry/reference.js";
import { createRemembered, type Place, type Remembered } from "../remembered.js";
import { type Answering, answeringAlone, answeringTogether } from "./answering.js";
import { heaviest, modelOf } from "./choose.js";
import { sameServing } from "./history.js";
import type { AnswerMeter } from "./meter.js";

/** The deployment that answers when none is named. */
export const HOME = "home";
/** Mixes kept ready. */
const MIXES_LIMIT = 8;
/** Bytes of what is remembered of models and of deployments. */
const REMEMBERED = 2 ** 20;
/** How often an answer is looked for while what is served changes. */
const ATTEMPTS = 3;

/** Who is to answer: a model, or a deployment (`home` unless named). */
export interface Asked {
  readonly model?: string | undefined;
  readonly deployment?: string | undefined;
}

/** Who asks, and how things stand, so far as that is known. */
export interface Asker {
  readonly listener?: string | undefined;
  /** The text of `events.standing` about models, as it is now: what was found before at the same one is not looked for again. */
  readonly standing?: string;
}

/** Finds who answers. */
export interface Answerers {
  /** What answers a listener; without one, a deployment that shares them answers by its heaviest model. */
  answering(workspace: string, asked: Asked, asker?: Asker): Promise<Answering>;
  /** What answers each of many listeners, all as it stands now. */
  answeringAll(workspace: string, asked: Asked): Promise<(listener: string) => Answering>;
  /** The same models as once before, alone or together. */
  answeringBy(workspace: string, models: readonly ServedModel[]): Promise<Answering>;
  /** The mix by score of what is served, made ready. */
  together(workspace: string, serving: Serving): Promise<Answering>;
}

/** What it needs: models by what people write, those in memory, and where costs are noted. */
export interface AnswerersContext {
  readonly models: Models;
  readonly loaded: LoadedModels;
  readonly meter: Pick<AnswerMeter, "spent">;
  find(workspace: string, reference: string): Promise<ModelRecord>;
}

export function createAnswerers({ models, loaded, meter, find }: AnswerersContext): Answerers {
  const mixes = new Map<string, Promise<Answering>>();
  const records = createRemembered<ModelRecord>(REMEMBERED);
  const servings = createRemembered<Serving>(REMEMBERED);

  /** One for each model in memory: by it the requests for that model meet. */
  const known = new WeakMap<LoadedModel, Answering>();
  const recordOf = (workspace: string, reference: string, place?: Place) =>
    once(records, place, reference, () => find(workspace, reference));
  const alone = async (workspace: string, reference: string, place?: Place) => {
    const model = await loaded.load(workspace, await recordOf(workspace, reference, place));
    const answering = known.get(model) ?? answeringAlone(workspace, model, meter);
    known.set(model, answering);
    return answering;
  };

  const mixOf = async (workspace: string, serving: Serving, records: readonly ModelRecord[]) => {
    const all = await Promise.all(records.map((record) => loaded.load(workspace, record)));
    const parts = all.map((model, at) => ({ loaded: model, weight: serving.models[at]!.weight }));
    return answeringTogether(workspace, parts, meter);
  };
  const together = async (workspace: string, serving: Serving, place?: Place): Promise<Answering> => {
    const parts = await Promise.all(serving.models.map((model) => recordOf(workspace, idOf(model), place)));
    // The time tells a workspace from an earlier one of its name.
    const key = JSON.stringify([workspace, serving.models, parts.map(({ createdAt }) => createdAt)]);
    const mix = mixes.get(key) ?? mixOf(workspace, serving, parts);
    mixes.delete(key);
    mixes.set(key, mix);
    mix.catch(() => mixes.delete(key));
    for (const oldest of mixes.keys()) if (mixes.size > MIXES_LIMIT) mixes.delete(oldest);
    return mix;
  };

  const served = async (workspace: string, name: string): Promise<Serving> => {
    const serving = await models.served(workspace, name);
    if (serving !== undefined) return serving;
    if (name === HOME) throw new SegueError("no-model", "No model has been trained and promoted.");
    throw await unknownDeployment(models, workspace, name);
  };
  const answering = async (workspace: string, asked: Asked, { listener, standing }: Asker = {}): Promise<Answering> => {
    const { model, deployment = HOME } = checked(asked);
    const place = standing === undefined ? undefined : { workspace, state: standing };
    if (model !== undefined) return alone(workspace, model, place);
    const choose = (from: Serving): ServedModel =>
      listener === undefined ? heaviest(from) : modelOf(from, deployment, listener);
    for (let attempt = 1; ; attempt++) {
      // What was remembered and led nowhere is looked for anew.
      const at = attempt === 1 ? place : undefined;
      const serving = await once(servings, at, deployment, () => served(workspace, deployment));
      try {
        if (serving.by === "score") return ruled(await together(workspace, serving, at), serving);
        return ruled(await alone(workspace, idOf(choose(serving)), at), serving);
      } catch (thrown) {
        // Replaced and deleted between the two: what is served now is there.
        if (attempt === ATTEMPTS || sameServing(serving, await served(workspace, deployment))) throw thrown;
      }
    }
  };

  return {
    answering,
    together,
    answeringBy: (workspace, served) =>
      served.length === 1 ? alone(workspace, idOf(served[0]!)) : together(workspace, { models: served, by: "score" }),
    async answeringAll(workspace, asked) {
      const { model, deployment: name = HOME } = checked(asked);
      const serving = model === undefined ? await served(workspace, name) : undefined;
      if (serving?.by !== "listener") {
        const only = await answering(workspace, asked);
        return () => only;
      }
      const all = await Promise.all(serving.models.map(async (each) => ruled(await alone(workspace, idOf(each)), serving)));
      return (listener) => all[serving.models.indexOf(modelOf(serving, name, listener))]!;
    },
  };
}

/** What was found at the same standing of a workspace, or what is looked for; looked for where it is not known how it stands. */
async function once<T>(remembered: Remembered<T>, place: Place | undefined, key: string, look: () => Promise<T>): Promise<T> {
  if (place === undefined) return look();
  const found = remembered.get(place, key) ?? (await look());
  remembered.set(place, key, found, 0);
  return found;
}

/** Answers by a deployment's rules. */
const ruled = (answering: Answering, { rules }: Serving): Answering =>
  rules === undefined ? answering : { ...answering, rules: { ...answering.rules, ...rules } };

/** That there is no deployment of a name, with the names that there are. */
export async function unknownDeployment(models: Models, workspace: string, name: string): Promise<SegueError> {
  const names = (await models.deployments(workspace)).map((deployment) => deployment.name).join(", ");
  const there = names ? `there are ${names}` : "there is none";
  return new SegueError("unknown-deployment", `There is no deployment ${JSON.stringify(name)}; ${there}.`);
}

function checked(asked: Asked): Asked {
  if (asked.model === undefined || asked.deployment === undefined) return asked;
  throw new SegueError("invalid-request", "A model and a deployment are named: only one of them can answer.", {
    hint: "Name one of the two.",
  });
}
