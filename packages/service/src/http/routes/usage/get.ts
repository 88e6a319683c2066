import { OneOf } from "@segue/engine";
import { Type } from "typebox";
import { SegueError } from "../../../errors.js";
import { USAGE_BY, type UsageBy } from "../../../ports/usage.js";
import { dayOf } from "../../../telemetry/usage.js";
import { defineRoute } from "../../route.js";
import { strict } from "../../schemas.js";

/** Days that are told where nobody says how many. */
const DAYS = 30;
const day = (description: string) => Type.Optional(Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$", description }));
const none = Type.Union([Type.String(), Type.Null()]);

export default defineRoute({
  method: "GET",
  url: "/v1/usage",
  operation: "getUsage",
  tag: "usage",
  summary: "How much was used, by day, key or model; what other nodes of the service counted comes a few seconds later",
  scope: "admin",
  schemas: {
    query: strict({
      from: day(`The first day, in UTC; otherwise ${DAYS} days are told`),
      to: day("The last day; otherwise today"),
      by: OneOf(USAGE_BY, { default: "day", description: "What it is told apart by" }),
    }),
  },
  answer: {
    status: 200,
    schema: Type.Object({
      from: Type.String(),
      to: Type.String(),
      items: Type.Array(
        Type.Object({
          day: Type.Optional(Type.String()),
          key: Type.Optional(Type.Union([Type.String(), Type.Null()], { description: "Its id; null: without a key" })),
          name: Type.Optional(none),
          model: Type.Optional(Type.Union([Type.String(), Type.Null()], { description: "name@version; null: none answered" })),
          requests: Type.Integer(),
          refused: Type.Integer({ description: "Of the requests, those with status 4xx" }),
          failed: Type.Integer({ description: "Of the requests, those with status 5xx" }),
          answers: Type.Integer({ description: "Recommendations that were answered" }),
          events: Type.Integer({ description: "Events that were taken" }),
          seconds: Type.Number({ description: "From arrival to answer, added up" }),
          bytesOut: Type.Integer({ description: "Sent in answer, headers included" }),
        }),
      ),
    }),
  },
  async handle({ workspace, query }, { services: { store, clock }, usage }) {
    const { by } = query;
    const range = rangeOf(query, clock.now());
    await usage.flush();
    const sums = await store.usage.sum(workspace, range, by);
    const names = by === "key" ? new Map((await store.keys.list(workspace)).map(({ id, name }) => [id, name])) : undefined;
    return { ...range, items: sums.map(({ of, ...numbers }) => ({ ...called(by, of, names), ...numbers })) };
  },
});

function rangeOf({ from, to }: { from?: string | undefined; to?: string | undefined }, now: number) {
  for (const [name, text] of Object.entries({ from, to }))
    if (text !== undefined && Number.isNaN(Date.parse(text)))
      throw new SegueError("invalid-request", `${name} is not a day (found ${text}).`);
  const last = to ?? dayOf(now);
  const range = { from: from ?? dayOf(Date.parse(last) - (DAYS - 1) * 86_400_000), to: last };
  if (range.from <= range.to) return range;
  throw new SegueError("invalid-request", `from (${range.from}) is after to (${range.to}).`);
}

function called(by: UsageBy, of: string, names: ReadonlyMap<string, string> | undefined) {
  const id = of === "" ? null : of;
  if (by === "day") return { day: of };
  return by === "model" ? { model: id } : { key: id, name: names?.get(of) ?? null };
}
