import { SegueError } from "../errors.js";
import type { Caller } from "./route.js";

/** Refuses whoever may not look after the whole service. */
export function needOperator({ operator }: Caller): void {
  if (operator) return;
  throw new SegueError("forbidden", "This needs a key of the main workspace with the scope admin.", {
    hint: "Ask whoever runs the service.",
  });
}
