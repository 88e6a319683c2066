import type { Audit, AuditHead } from "../ports/audit.js";
import { chainHash } from "./chain.js";

/** Rows looked at together. */
const PAGE = 1000;

/** A place of a chain that somebody wrote down elsewhere: whoever changes the store cannot change that. */
export interface Noted {
  readonly seq: number;
  readonly hash: string;
}

/** What came of checking a workspace's audit log. */
export interface Verification {
  /** Every row is in its place and as it was written. */
  readonly intact: boolean;
  /** Rows that were checked, and the first and last of them (0: none). */
  readonly rows: number;
  readonly first: number;
  readonly last: number;
  /** The hash of the last: note it elsewhere, and ask for it later. */
  readonly hash: string;
  /** What is wrong, in the order of the rows; of a chain that is broken, where. */
  readonly problem: string | null;
}

/** Checks the chain from where its kept part begins to its end, and that it still goes through the place that was noted. */
export async function verifyAudit(audit: Audit, workspace: string, noted?: Noted): Promise<Verification> {
  for (;;) {
    const head = await audit.head(workspace);
    const found = await walk(audit, workspace, head, noted);
    // The beginning may have been cut off meanwhile: then it is another chain to check.
    if ((await audit.head(workspace)).cutSeq === head.cutSeq) return found;
  }
}

async function walk(audit: Audit, workspace: string, head: AuditHead, noted: Noted | undefined): Promise<Verification> {
  const place = { seq: head.cutSeq, hash: head.cutHash };
  let met = noted !== undefined && noted.seq === place.seq && noted.hash === place.hash;
  const tell = (problem: string | null): Verification => {
    const rows = place.seq - head.cutSeq;
    const first = rows === 0 ? 0 : head.cutSeq + 1;
    return { intact: problem === null, rows, first, last: place.seq, hash: place.hash, problem };
  };
  while (place.seq < head.seq) {
    const rows = await audit.after(workspace, place.seq, PAGE);
    for (const { seq, hash, ...entry } of rows) {
      if (seq > head.seq) break;
      if (seq !== place.seq + 1) return tell(`Row ${place.seq + 1} is missing.`);
      if (chainHash(place.hash, workspace, seq, entry) !== hash) return tell(`Row ${seq} is not as it was written.`);
      place.seq = seq;
      place.hash = hash;
      if (noted?.seq === seq) met = noted.hash === hash;
    }
    if (rows.length === 0) return tell(`Row ${place.seq + 1} is missing.`);
  }
  if (place.hash !== head.hash) return tell(`Row ${place.seq} is not the one with which the log ended.`);
  if (noted !== undefined && !met) return tell(wasNot(noted, head));
  return tell(null);
}

function wasNot({ seq }: Noted, { cutSeq, seq: last }: AuditHead): string {
  if (seq < cutSeq) return `Row ${seq} was cut off by age: it cannot be compared any more.`;
  if (seq > last) return `The log ends with row ${last}, before row ${seq} that was noted.`;
  return `Row ${seq} is not the one that was noted.`;
}
