import { randomUUID } from "node:crypto";
import type { RuleWishes } from "@segue/engine";
import { readCursor, writeCursor } from "../control/cursor.js";
import { steeringOf } from "../control/steering.js";
import { over } from "../control/wishes.js";
import { type Answering, nameOf } from "../deployments/answering.js";
import type { HistoryEvent } from "../ports/events.js";
import type { ModelRegistry } from "../registry/models.js";
import type { Services } from "../services.js";
import type { Evidence, Lately } from "./evidence/evidence.js";
import type { LiveListening } from "./live-listening.js";
import { type ReasonsWanted, type Recommendations, recommendFor } from "./recommendations.js";

/** What is asked for. */
export interface AnswerRequest {
  /** A listener by their id; otherwise a history that is given here and kept nowhere. */
  readonly user?: string | undefined;
  readonly history?: readonly HistoryEvent[] | undefined;
  readonly n: number;
  readonly model?: string | undefined;
  readonly deployment?: string | undefined;
  readonly rules: RuleWishes;
  /** How many reasons each track gets; none where absent. */
  readonly reasons?: number | undefined;
  readonly cursor?: string | undefined;
}

export interface Answered extends Recommendations {
  readonly id: string;
  /** Where a listener was named, and whether they are known. */
  readonly user?: string;
  readonly known?: boolean;
  /** Where reasons were asked for: how much a named listener played of late. */
  readonly lately?: Lately;
  readonly answering: Answering;
  /** The cursor of the next page; absent on the last. */
  readonly next?: string;
}

interface Needed {
  readonly services: Services;
  readonly listening: LiveListening;
  readonly evidence: Evidence;
  readonly models: Pick<ModelRegistry, "answering" | "answeringBy" | "facts">;
}

/**
 * Answers a request by what the deployment wishes and what the request wishes over that. A further page has what the first one had: models,
 * moment, and chance.
 */
export async function answerRequest(
  { services, listening, evidence, models }: Needed,
  workspace: string,
  request: AnswerRequest,
): Promise<Answered> {
  const { user, history, n, model, deployment, reasons, cursor } = request;
  const id = randomUUID();
  const standing = await listening.now(workspace, user);
  const present = await models.answering(workspace, { model, deployment }, { listener: user, standing: standing.models });
  const wishes = over(present.rules, request.rules);
  const of = [user ?? history ?? null, model ?? null, deployment ?? null, wishes];
  const start = cursor === undefined ? undefined : readCursor(cursor, of);
  const answering = start === undefined ? present : await models.answeringBy(workspace, start.models);
  const { at, seed } = start ?? { at: services.clock.now(), seed: id };
  const steering = await steeringOf(workspace, answering, wishes, { now: at, seed }, models.facts);
  const asking = user === undefined ? { events: history ?? [] } : { until: start?.at };
  const listened = reasons === undefined || user === undefined ? undefined : await evidence.listened(workspace, user);
  const wanted: ReasonsWanted | undefined =
    reasons === undefined
      ? undefined
      : {
          most: reasons,
          ofPairs: (pairs) => evidence.ofPairs(workspace, listened, pairs),
          ofFriends: async (tracks) => (user === undefined ? new Map() : evidence.ofFriends(workspace, user, tracks)),
        };
  const answer = await recommendFor(standing, answering, asking, { n, from: start?.from ?? 0, steering, reasons: wanted });
  if (steering.explores)
    await services.store.explorations.add(workspace, exploration(id, services.clock.now(), answering, answer));
  const next = writeCursor({ at, seed, from: answer.to, models: answering.models }, of);
  const about = user === undefined ? {} : { user, known: standing.known, ...(listened && { lately: listened.lately }) };
  return { ...about, id, answering, ...answer, ...(answer.items.length === n ? { next } : {}) };
}

/** What is kept of an answer in which chance had a say. */
function exploration(id: string, at: number, answering: Answering, { items }: Recommendations) {
  const told = items.map(({ track, propensity = 1 }) => ({ track, propensity }));
  return { id, at, model: nameOf(answering), items: told };
}
