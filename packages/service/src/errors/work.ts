import type { ErrorEntries } from "./entry.js";

/** Errors about jobs, schedules and searches for parameters. */
export const work = {
  "unknown-job": { status: 404, exit: 1, title: "The job is unknown", hint: "See them with: segue jobs list" },
  "job-failed": { status: 500, exit: 1, title: "The job failed", hint: "See the job's error." },
  "job-cancelled": { status: 409, exit: 1, title: "The job was cancelled", hint: "Start it again when you like." },
  "job-not-finished": { status: 409, exit: 1, title: "The job is not finished", hint: "Wait until its state is done." },
  "job-ended": { status: 409, exit: 1, title: "The job has ended already", hint: "See what came of it with: segue jobs show ID" },
  "nothing-to-keep": {
    status: 409,
    exit: 1,
    title: "Nothing could be kept yet",
    hint: "Only a training whose network has ended an epoch can be ended early: see its curves with segue jobs show ID, or cancel it.",
  },
  "no-output": {
    status: 404,
    exit: 1,
    title: "There is no file",
    hint: "See what became of it with: segue schedules show NAME; files go with an erasure and after the retention's outputs.",
  },
  "unknown-schedule": {
    status: 404,
    exit: 1,
    title: "The schedule is unknown",
    hint: "See them with: segue schedules list",
  },
  "schedule-exists": {
    status: 409,
    exit: 1,
    title: "There is a schedule of that name",
    hint: "Choose another name, or delete it first.",
  },
  "invalid-schedule": {
    status: 400,
    exit: 2,
    title: "The schedule does not fit",
    hint: "Write for example cron 0 3 * * * for every night at three, or a number of new events.",
  },
  "unknown-tuning": {
    status: 404,
    exit: 1,
    title: "The tuning is unknown",
    hint: "See them with: segue tunings list",
  },
  "tuning-runs": {
    status: 409,
    exit: 1,
    title: "The tuning is still worked on",
    hint: "Wait until its job has ended, or cancel it: segue jobs cancel ID",
  },
  "tuning-outdated": {
    status: 409,
    exit: 1,
    title: "The data of the tuning are no more",
    hint: "Begin another one: its trials are all judged by the same data.",
  },
  "no-trial-judged": {
    status: 422,
    exit: 1,
    title: "No trial could be judged",
    hint: "Fix the parameters that cost most to small values with --set, or tune another algorithm.",
  },
} as const satisfies ErrorEntries;
