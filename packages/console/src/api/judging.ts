import type { SegueClient } from "@segue/client";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";

/** What the pages ask the service for on which models are judged and set beside each other. */

/** Tracks of each answer in the playground. */
const ANSWERED = 20;
/** Of a listener's newest events a history is made to be changed. */
const NEWEST = 200;

export const tuningsQuery = (client: SegueClient) =>
  queryOptions({
    queryKey: ["tunings"],
    queryFn: () => client.take(client.api.GET("/v1/tunings", { params: { query: { limit: 20 } } })),
  });

export const tuningQuery = (client: SegueClient, id: string) =>
  queryOptions({
    queryKey: ["tunings", id],
    queryFn: () => client.take(client.api.GET("/v1/tunings/{id}", { params: { path: { id } } })),
    refetchInterval: ({ state }) => (["queued", "running"].includes(state.data?.state ?? "") ? 1000 : false),
  });

/** A history as it is asked for: how often which track was played. */
export type Played = Readonly<Record<string, number>>;

/** What the playground asks one model. */
export const questionOf = (model: string, user: string | undefined, played: Played | undefined) => ({
  model,
  n: ANSWERED,
  explain: true,
  reasons: 1,
  ...(played === undefined
    ? { user: user ?? "" }
    : { history: Object.entries(played).map(([track, value]) => ({ track, kind: "play" as const, value })) }),
});

export const answerQuery = (client: SegueClient, question: ReturnType<typeof questionOf>) =>
  queryOptions({
    queryKey: ["answer", question],
    async queryFn() {
      const asked = performance.now();
      const answer = await client.answer(question);
      return { ...answer, milliseconds: performance.now() - asked };
    },
    placeholderData: keepPreviousData,
  });

/** What a listener played lately, and how often; a start for a history that is changed. */
export async function playedLately(client: SegueClient, user: string): Promise<Played> {
  const { items } = await client.take(client.api.GET("/v1/events", { params: { query: { user, limit: NEWEST } } }));
  const played: Record<string, number> = {};
  for (const { track, kind, value } of items) if (kind === "play") played[track] = (played[track] ?? 0) + value;
  // What was played most comes first.
  return Object.fromEntries(Object.entries(played).sort(([, x], [, y]) => y - x));
}
