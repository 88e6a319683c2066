import { connect } from "@segue/client";
import { createRandom } from "@segue/kernels";
import { describe, expect, it } from "vitest";
import { fuzz } from "../../../../bench/kit/fuzzing/fuzz.js";
import { openService } from "../../src/service.js";
import { temporaryFolder } from "../temporary-folder.js";
import { importText, train } from "./running-service.js";

// The long run, of 20,000 requests to a server in a process of its own, is `npm run prove -- fuzz-api`.
const data = temporaryFolder();
const open = (jobs: number) => openService({ data, port: 0, log: "silent", refusals: 1_000_000, jobs });

/** A service with a little of everything, which runs no jobs: what they do is not what this is about. */
async function filled() {
  const service = await open(1);
  const client = connect({ server: service.url });
  await importText(client, "user_id,music_id\nann,t1\nann,t2\nbob,t2\nbob,t3\n");
  await train(client, "popularity");
  const { items } = await client.take(client.api.GET("/v1/imports"));
  await service.close();
  const ids = { users: ["ann", "bob"], tracks: ["t1", "t2", "t3"], models: ["popularity@1"], deployments: ["home"] };
  return { service: await open(0), known: { ...ids, imports: items.map(({ id }) => id) } };
}

describe("a thousand requests made from the API's document, most of them with something wrong", () => {
  it("are each answered as the document says", async () => {
    const { service, known } = await filled();
    try {
      const random = createRandom("fuzz.test");
      // How long they take is measured on a quiet machine.
      const patience = 120_000;
      const { defects, statuses } = await fuzz({ url: service.url, random, requests: 1000, clients: 4, patience, known });
      expect(Object.fromEntries(defects)).toEqual({});
      for (const status of [200, 201, 202, 400, 401, 404, 409, 415, 431])
        expect(statuses.get(status) ?? 0, `${status}`).toBeGreaterThan(0);
    } finally {
      await service.close();
    }
  });
});
