import { Type } from "typebox";
import { personOf } from "../../../privacy/person.js";
import { defineRoute } from "../../route.js";
import { idSchema, presentJob, presentKey, strict, timeSchema, timeText } from "../../schemas.js";

const rows = (description: string) => Type.Array(Type.Record(Type.String(), Type.Unknown()), { description });

export default defineRoute({
  method: "GET",
  url: "/v1/users/:id/export",
  operation: "exportUser",
  tag: "users",
  summary: "Everything that is kept about a listener, and where it came from",
  scope: "admin",
  audit: { how: "written" },
  schemas: { params: strict({ id: idSchema("The listener") }) },
  answer: {
    status: 200,
    schema: Type.Object({
      user: Type.String(),
      createdAt: timeSchema,
      users: rows("What is known about them"),
      claims: rows("What each source says about them: an import by its id, live for what came in one by one"),
      events: rows("What they did"),
      friends: rows("Whom they name as a friend, and who names them"),
      tags: rows("What they say about tracks"),
      imports: rows("The imports that the above came by"),
      problems: rows("Rows of imports that were not simply taken and quote their id"),
      examples: rows("Examples of such rows"),
      reports: rows("Examples in reports about snapshots that quote their id"),
      keys: rows("Keys that are bound to them"),
      usage: rows("What was used with these keys, by day"),
      jobs: rows("Jobs that were told of them"),
      jobLogs: rows("Lines of logs that quote their id"),
      answers: rows("Answers that name them and are kept for a day, to be given again under their idempotency key"),
      snapshots: Type.Array(Type.String(), { description: "Snapshots that hold their events" }),
      models: Type.Array(Type.String(), { description: "Models that hold their history" }),
      audit: rows("What was done about them, or with their keys"),
    }),
  },
  async handle({ workspace, params: { id } }, { services, usage }) {
    await usage.flush();
    const person = await personOf(services, workspace, id);
    const { id: user, createdAt, facts, events, tags, imports, keys, jobs, jobLogs, answers, audit, ...rest } = person;
    return {
      user,
      ...rest,
      createdAt: timeText(createdAt),
      users: [{ user, facts }],
      events: events.map(({ at, receivedAt, ...event }) =>
        known({ user, ...event, time: at && timeText(at), receivedAt: receivedAt && timeText(receivedAt) }),
      ),
      tags: tags.map(({ at, ...tag }) => known({ user, ...tag, time: at && timeText(at) })),
      imports: imports.map((each) => ({ ...each, createdAt: timeText(each.createdAt) })),
      keys: keys.map(presentKey),
      jobs: jobs.map(presentJob),
      jobLogs: jobLogs.map(({ at, ...line }) => ({ ...line, at: timeText(at) })),
      answers: answers.map(({ at, ...kept }) => ({ ...kept, at: timeText(at) })),
      audit: audit.map(({ at, hash: _, ...row }) => ({ ...row, at: timeText(at) })),
    };
  },
});

/** Without what is not known. */
const known = (row: object) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
