import { expect, it } from "vitest";
import { importText, runningService } from "../http/running-service.js";

const running = runningService({ jobs: 1 }, async ({ client }) => {
  const sessions = Array.from({ length: 300 }, (_, s) =>
    JSON.stringify({ session: Array.from({ length: 5 }, (_, i) => `t${(s + i * (1 + (s % 2))) % 40}`) }),
  );
  await importText(client, sessions.join("\n"), "sessions.jsonl");
  await client.result(await client.startTraining({ algorithm: "gru", config: { width: 16, epochs: 2, length: 4 } }));
  await client.result(await client.startTraining({ algorithm: "session-knn" }));
});

it("a network leaves as plain ONNX, and comes back as a foreign model that answers the same", async () => {
  const { client } = running();
  const params = { path: { id: "gru" } };
  const manifest = await client.take(client.api.GET("/v1/models/{id}/network/manifest", { params }));
  const graph = new Uint8Array(await new Response(await client.stream("/v1/models/gru/network")).arrayBuffer());
  const job = await client.startAdding({
    graph: { id: await client.upload(graph), name: "gru.onnx" },
    manifest: { id: await client.upload(JSON.stringify(manifest)), name: "gru.json" },
    files: [],
    as: "back",
  });
  expect(await client.result(job)).toMatchObject({ model: "back", tracks: 40, known: 40 });
  const sessions = [["t1"], ["t1", "t2", "t3"], ["t9", "t8", "t1", "t3", "t5", "t7"]].map((session) => ({ session }));
  const asked = async (model: string) =>
    (await client.take(client.api.POST("/v1/sessions/next", { body: { sessions, n: 10, model } }))).answers;
  const [ours, theirs] = [await asked("gru"), await asked("back")];
  expect(theirs.map(({ items }) => items)).toEqual(ours.map(({ items }) => items));
  for (const [s, { scores }] of theirs.entries())
    for (const [i, score] of scores.entries()) expect(Math.abs(score - ours[s]!.scores[i]!)).toBeLessThan(1e-5);
});

it("what is no network says so", async () => {
  const { client } = running();
  await expect(client.stream("/v1/models/session-knn/network")).rejects.toMatchObject({ problem: { code: "no-network" } });
});
