import { connect, type Job, type SegueClient } from "@segue/client";
import { describe, expect, it } from "vitest";
import { importText, json, raw, runningService, train } from "./http/running-service.js";

const running = runningService();

/** Ids that spreadsheets would run, and such as only look like it. */
const ODD = ["=1+1", "+x", "-y", "-1", "@z", "'=q", "''+q", "'plain", "a=b", '=a,"b"', "-0.5e3", "Ünï", "—"];

async function csvOf(client: SegueClient, job: Job, file: string): Promise<string> {
  await client.result(job);
  return new Response(await client.output(job.id, file)).text();
}

/** A client that acts in a workspace of its own. */
async function elsewhere(workspace: string): Promise<SegueClient> {
  const { url } = running().service;
  await raw(url, "/v1/workspaces", json({ id: workspace }));
  return connect({ server: url, workspace });
}

const cellsOf = (csv: string) => csv.trimEnd().split("\n").slice(1);

describe("a CSV file that is given away", () => {
  it("holds no formula, and brings every id back when it is imported", async () => {
    const { client } = running();
    const events = ODD.map((id) => ({ user: id, track: `${id}!`, at: "2024-05-01T12:00:00Z" }));
    // Without the client, which would name them: ids of events do not come back.
    expect((await raw(running().service.url, "/v1/events", json({ events }))).status).toBe(201);
    const exported = (there: SegueClient) => there.take(there.api.POST("/v1/exports", { body: {} })) as Promise<Job>;
    const csv = await csvOf(client, await exported(client), "events.csv");
    for (const row of cellsOf(csv)) expect(row).not.toMatch(/(?:^|,)"?(?:[=+@]|-(?![\d.]+(?:e\d+)?,))/);
    expect(csv).toContain("\n-1,'-1!,");
    const other = await elsewhere("other");
    await importText(other, csv, "events.csv");
    expect(await csvOf(other, await exported(other), "events.csv")).toBe(csv);
    const { items } = await other.take(other.api.GET("/v1/users"));
    expect(items.map(({ id }) => id).sort()).toEqual([...ODD].sort());
  });

  it("holds no formula where it is every listener's list, and ordinary ids as they are", async () => {
    const client = await elsewhere("lists");
    await importText(client, "user_id,music_id\n=u,t1\n=u,=t2\nann,=t2\nann,t3\n-7,t1\n-7,t3\n");
    await train(client, "popularity");
    const rows = cellsOf(await csvOf(client, await client.startRecommendAll({ n: 1 }), "recommendations.csv"));
    expect(rows.map((row) => row.replace(/,1,[\d.]+$/, "")).sort()).toEqual(["'=u,t3", "-7,'=t2", "ann,t1"]);
  });
});
