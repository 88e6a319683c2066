import type { Job } from "@segue/client";
import { visible } from "@segue/service/basics";
import type { Command } from "commander";
import { leftText } from "../amounts.js";
import { withClient } from "../connection.js";
import { type CommonOptions, command, group } from "../options.js";
import { note, printJson, printTable, printText } from "../print.js";
import { runJob } from "../run-job.js";
import { wholeNumber } from "../whole-number.js";

export function jobsCommand(): Command {
  const list = command("list", "the newest jobs").action((options: CommonOptions) =>
    withClient(options, async ({ api, take }) => {
      const { items } = await take(api.GET("/v1/jobs"));
      if (options.json) return printJson(items);
      const rows = items.map(({ id, kind, state, progress, doing, expectedAt, createdAt }) => [
        id,
        kind,
        state,
        `${Math.round(100 * progress)} %`,
        `${doing}${leftText(expectedAt, Date.now())}`,
        createdAt,
      ]);
      printTable(["job", "kind", "state", "done", "doing", "at"], rows);
    }),
  );
  const show = command("show", "one job, with its result or error")
    .argument("<id>")
    .action((id: string, options: CommonOptions) =>
      withClient(options, async (client) => {
        const job = await client.job(id);
        if (options.json) return printJson(job);
        printJson(job, 2);
        if (job.expectedAt !== null) note(`${Math.round(100 * job.progress)} %${leftText(job.expectedAt, Date.now())}`);
      }),
    );
  const cancel = command("cancel", "stops a job that has not ended")
    .argument("<id>")
    .action((id: string, options: CommonOptions) =>
      withClient(options, async (client) => {
        const job = await client.cancel(id);
        if (options.json) return printJson(job);
        note(`The ${job.kind} is cancelled.`);
      }),
    );
  const finish = command("finish", "ends the learning of a training: its network keeps its best epoch and becomes a model")
    .argument("<id>")
    .action((id: string, options: CommonOptions) =>
      withClient(options, async (client) => {
        const job = await client.finish(id);
        if (options.json) return printJson(job);
        note(`The ${job.kind} ends with the best epoch it has: segue jobs show ${job.id}`);
      }),
    );
  return group("jobs", "work that runs or ran")
    .addCommand(list, { isDefault: true })
    .addCommand(show)
    .addCommand(cancel)
    .addCommand(finish)
    .addCommand(logCommand())
    .addCommand(retryCommand())
    .addCommand(priorityCommand());
}

function logCommand(): Command {
  return command("log", "what a job told while it ran")
    .argument("<id>")
    .action((id: string, options: CommonOptions) =>
      withClient(options, async ({ api, take }) => {
        const lines = [];
        for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
          const query = { limit: 1000, ...(cursor === undefined ? {} : { cursor }) };
          const page = await take(api.GET("/v1/jobs/{id}/log", { params: { path: { id }, query } }));
          lines.push(...page.items);
          cursor = page.next;
        }
        if (options.json) return printJson(lines);
        for (const { at, text } of lines) printText(`${at}  ${visible(text)}`);
      }),
    );
}

function retryCommand(): Command {
  return command("retry", "does the work of a job that has ended once more")
    .argument("<id>")
    .action((id: string, options: CommonOptions) =>
      withClient(options, async (client) => {
        const job = client.take(client.api.POST("/v1/jobs/{id}/retry", { params: { path: { id } } })) as Promise<Job>;
        const result = await runJob<unknown>(client, job);
        if (options.json) return printJson(result);
        note(`The ${(await job).kind} is done: segue jobs show ${id}`);
      }),
    );
}

function priorityCommand(): Command {
  return command("priority", "lets a job that waits come sooner (a higher number) or later")
    .argument("<id>")
    .argument("<priority>", "from -100 to 100; 0 is usual")
    .action((id: string, text: string, options: CommonOptions) =>
      withClient(options, async ({ api, take }) => {
        const priority = wholeNumber("the priority", text);
        const job = await take(api.PATCH("/v1/jobs/{id}", { params: { path: { id } }, body: { priority } }));
        if (options.json) return printJson(job);
        note(`The ${job.kind} has priority ${job.priority}.`);
      }),
    );
}
