import type { Audit, AuditEntry, AuditOutcome } from "../ports/audit.js";
import type { Services } from "../services.js";
import { coarseAddress } from "./coarse-address.js";

/** Something that happened, as those who saw it tell it: listeners by their id, addresses whole. */
export interface Happening {
  readonly actor: string;
  readonly action: string;
  readonly outcome: AuditOutcome;
  readonly target?: { readonly kind: string; readonly id?: string | undefined } | undefined;
  /** The target's id was only named: it may be anything, a listener's too. */
  readonly unproven?: boolean;
  /** The listener whom it is about. */
  readonly listener?: string | undefined;
  readonly status?: number;
  readonly requestId?: string;
  readonly address?: string | undefined;
}

/** Writes into a workspace's log that something happened; it is there when this resolves. */
export async function note(
  { store, clock }: Pick<Services, "store" | "clock">,
  workspace: string,
  happening: Happening,
): Promise<void> {
  await store.audit.append(workspace, await entryOf(store.audit, workspace, happening, clock.now()));
}

/** What happened as a row: no listener's id is in it, and nothing that may be one. */
async function entryOf(
  audit: Audit,
  workspace: string,
  { actor, action, outcome, target, unproven = false, listener, status, requestId, address }: Happening,
  at: number,
): Promise<AuditEntry> {
  const hidden = async (id: string | undefined) => (id === undefined ? null : audit.pseudonym(workspace, id));
  return {
    at,
    actor,
    action,
    targetKind: target?.kind ?? null,
    targetId: unproven ? await hidden(target?.id) : (target?.id ?? null),
    listener: await hidden(listener),
    outcome,
    status: status ?? null,
    requestId: requestId ?? null,
    address: coarseAddress(address),
    count: 1,
  };
}
