import { note } from "../audit/note.js";
import type { Job, JobState } from "../ports/jobs.js";
import type { Services } from "../services.js";
import { parseInput } from "./handler.js";
import { handlerOf } from "./handlers.js";

/** Writes into the audit log how a job ended, where its kind is one that is written down. It is there when this resolves. */
export async function noteEnd(
  services: Services,
  { id, workspace, kind, input }: Pick<Job, "id" | "workspace" | "kind" | "input">,
  state: Extract<JobState, "done" | "failed" | "cancelled">,
): Promise<void> {
  const handler = handlerOf(kind);
  if (handler.audited === undefined) return;
  const listener = handler.audited === true ? {} : { listener: handler.audited.listener(parseInput(handler, input)) };
  const happening = { actor: "service", action: `job:${kind}`, target: { kind: "jobs", id }, ...listener };
  await note(services, workspace, { ...happening, outcome: state === "done" ? "done" : "failed" });
}
