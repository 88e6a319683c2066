import { createHash } from "node:crypto";
import { conform, MAX_ID_LENGTH } from "@segue/engine";
import { type Static, Type } from "typebox";
import { SegueError } from "../errors.js";
import type { ServedModel } from "../ports/models.js";

/** Where a list goes on: with the same models, as of the same moment, by the same chance. */
const cursorSchema = Type.Object(
  {
    /** When the first page was asked for. */
    at: Type.Integer({ minimum: 0, maximum: 8.64e15 }),
    seed: Type.String({ maxLength: 100 }),
    /** Tracks of the list that were told or passed over. */
    from: Type.Integer({ minimum: 1, maximum: 1e9 }),
    /** What the pages of a list have in common. */
    of: Type.String({ maxLength: 32 }),
    models: Type.Array(
      Type.Tuple([Type.String({ maxLength: MAX_ID_LENGTH }), Type.Integer({ minimum: 1 }), Type.Number({ exclusiveMinimum: 0 })]),
      { minItems: 1, maxItems: 8 },
    ),
  },
  { additionalProperties: false },
);

type Content = Static<typeof cursorSchema>;

/** How far into a list a page may begin. */
export const DEEPEST = 10_000;

export interface PageStart extends Omit<Content, "models" | "of"> {
  readonly models: readonly ServedModel[];
}

/** A text that goes on from there; `of`: what the request must be again. */
export function writeCursor({ models, ...start }: PageStart, of: unknown): string {
  const content: Content = {
    ...start,
    of: digest(of),
    models: models.map(({ model, version, weight }) => [model, version, weight]),
  };
  return Buffer.from(JSON.stringify(content)).toString("base64url");
}

/** Where a cursor of the same request goes on; throws `invalid-request`. */
export function readCursor(text: string, of: unknown): PageStart {
  const parsed = conform(cursorSchema, contentOf(text));
  if ("problems" in parsed) throw refused("The cursor is not one that Segue gave.");
  const { of: wanted, models, ...start } = parsed.value;
  if (wanted !== digest(of))
    throw refused("The cursor belongs to a list for which something else was asked, or whose rules have changed.");
  if (start.from >= DEEPEST) throw refused(`The list ends after ${DEEPEST.toLocaleString("en")} tracks.`);
  return { ...start, models: models.map(([model, version, weight]) => ({ model, version, weight })) };
}

function contentOf(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
}

const refused = (detail: string) =>
  new SegueError("invalid-request", detail, {
    hint: "Send everything as for the first page, and its `next` as cursor; or begin anew.",
  });

const digest = (of: unknown) => createHash("sha256").update(JSON.stringify(of)).digest("base64url").slice(0, 16);
