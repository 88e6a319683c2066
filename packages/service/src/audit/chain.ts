import { createHash } from "node:crypto";
import type { AuditEntry } from "../ports/audit.js";

/** The hash before the first row of every chain. */
export const CHAIN_START = "0".repeat(64);

/** The hash that binds an entry to its place in the chain: SHA-256, hexadecimal. */
export function chainHash(before: string, workspace: string, seq: number, entry: AuditEntry): string {
  const { at, actor, action, targetKind, targetId, listener, outcome, status, requestId, address, count } = entry;
  const content = [before, workspace, seq, at, actor, action, targetKind, targetId, listener, outcome];
  return createHash("sha256")
    .update(JSON.stringify([...content, status, requestId, address, count]))
    .digest("hex");
}
