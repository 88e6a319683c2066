import type { Job, SegueClient } from "@segue/client";
import { note, printJson } from "../../print.js";
import { runJob } from "../../run-job.js";

interface Result {
  readonly model: string;
  readonly import: string;
  readonly tracks: number;
  readonly unread: number;
  readonly facts: readonly string[];
}

/** Lets a model say of every track what it is. */
export async function describeCatalogue(
  client: SegueClient,
  model: string,
  { json }: { readonly json?: boolean },
): Promise<void> {
  const job = client.take(client.api.POST("/v1/analyses/catalogue", { body: { model } })) as Promise<Job>;
  const result = await runJob<Result>(client, job);
  if (json) return printJson(result);
  const many = (n: number) => n.toLocaleString("en");
  const unread = result.unread === 0 ? "" : `; ${many(result.unread)} files could not be read`;
  note(`${result.model} told ${many(result.tracks)} tracks: ${result.facts.join(", ")}${unread}`);
  note(`Take it back with: segue imports undo ${result.import}`);
}
