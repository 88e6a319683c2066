import { Type } from "typebox";
import { asSegueError, errorTable, SegueError } from "../errors.js";

/** A problem document (RFC 9457) with a stable code and a hint. */
export const problemSchema = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  detail: Type.String(),
  code: Type.String({ description: "Stays the same from version to version" }),
  hint: Type.String({ description: "What to do about it" }),
  requestId: Type.String(),
});

/** The document that tells an error. */
export function problemOf(error: SegueError, requestId: string) {
  const { status, title } = errorTable[error.code];
  const detail = error.code === "internal" ? "An unexpected error; the log has it under this request id." : error.message;
  return { type: `/docs#${error.code}`, title, status, detail, code: error.code, hint: error.hint, requestId };
}

/** Errors of the web framework as ours; all others as {@link asSegueError} tells them. */
export function fromFramework(thrown: unknown): SegueError {
  const { code, statusCode, message } = Object(thrown) as { code?: string; statusCode?: number; message?: string };
  const known = FRAMEWORK[code ?? ""];
  if (known !== undefined) return known(message ?? "");
  if (statusCode === 400) return invalid(message ?? "");
  return asSegueError(thrown);
}

const invalid = (message: string) => new SegueError("invalid-request", `${message.replace(/\.$/, "")}.`);

const FRAMEWORK: Readonly<Record<string, (message: string) => SegueError>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: (message) => new SegueError("body-too-large", `${message}.`),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: (message) => new SegueError("unsupported-media-type", `${message}.`),
  FST_ERR_BAD_URL: () => invalid("the address is not well-formed: its percent signs cannot be read"),
  FST_ERR_MAX_PARAM_LENGTH: () => invalid("a part of the address is too long"),
  FST_ERR_CTP_EMPTY_JSON_BODY: invalid,
  FST_ERR_CTP_INVALID_JSON_BODY: invalid,
};
