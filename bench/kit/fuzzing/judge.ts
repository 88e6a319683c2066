import { conform } from "@segue/engine";
import { errorTable } from "@segue/service/basics";
import type { Operation } from "./operations.js";
import type { WireRequest } from "./requests.js";
import type { WireAnswer } from "./send.js";

/** Places in programs and on disks, which strangers must not be told. */
const INSIDE = /node_modules|\bat .{1,200}\.[cm]?[jt]s:\d|file:\/\/|segue-prove-|segue-test-|SQLITE_|Error: /;

/** Where those who run the service are told which folders it uses. */
const FOR_OPERATORS = "/v1/settings";

/** What is wrong with an answer, in words that are the same for the same defect; undefined where nothing is. It may take `patience` milliseconds. */
export function defectOf(operation: Operation, request: WireRequest, answer: WireAnswer, patience: number): string | undefined {
  const { status, headers, body, took } = answer;
  if (took > patience) return "it took too long";
  if (status === 0) return request.broken ? undefined : "there was no answer";
  const text = body.toString("utf8");
  if (status >= 500 && status !== 507 && !(status === 503 && headers.has("retry-after")))
    return `status ${status}: ${text.slice(0, 200)}`;
  const mine = `${request.target}${request.headers.flat().join(" ")}${request.body ?? ""}`;
  const inside = INSIDE.exec(text);
  if (inside !== null && !mine.includes(inside[0]) && !(status === 200 && operation.path === FOR_OPERATORS))
    return `it tells of the inside: ${inside[0].slice(0, 100)}`;
  if (status >= 400) return request.method === "HEAD" ? undefined : problemDefect(status, headers, text);
  if (status >= 300) return `status ${status}`;
  return request.elsewhere ? undefined : answerDefect(operation, status, headers, text);
}

function problemDefect(status: number, headers: WireAnswer["headers"], text: string): string | undefined {
  if (!headers.get("content-type")?.startsWith("application/problem+json"))
    return `${status} is no problem document: ${text.slice(0, 80)}`;
  const problem = parsed(text) as Record<string, unknown> | undefined;
  if (problem === undefined) return `${status} is no JSON`;
  const missing = ["type", "title", "detail", "code", "hint", "requestId"].filter(
    (field) => typeof problem[field] !== "string" || problem[field] === "",
  );
  if (missing.length > 0) return `a problem without ${missing.join(", ")}`;
  if (problem.status !== status) return `a problem of status ${problem.status} with ${status}`;
  return String(problem.code) in errorTable ? undefined : `a problem with the unknown code ${problem.code}`;
}

function answerDefect(
  { answers, method, path }: Operation,
  status: number,
  headers: WireAnswer["headers"],
  text: string,
): string | undefined {
  if (!headers.get("content-type")?.startsWith("application/json")) return undefined;
  const schema = answers.get(status);
  if (schema === undefined) return `${method} ${path}: the document knows no answer ${status} in JSON`;
  const value = parsed(text);
  if (value === undefined) return `${method} ${path}: ${status} is no JSON`;
  // The document's schemas are JSON Schema, which is what is checked by.
  const told = conform(schema as Parameters<typeof conform>[0], value);
  if ("value" in told) return undefined;
  return `${method} ${path}: its answer does not fit: ${told.problems[0]?.path} ${told.problems[0]?.message}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
