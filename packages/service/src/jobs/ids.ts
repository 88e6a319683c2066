import { createHash } from "node:crypto";

/** Ids that follow from a seed, one after the other, in the form of a UUID (RFC 9562, version 8). */
export function idsFrom(seed: string): () => string {
  let made = 0;
  return () => {
    const hash = createHash("sha256").update(`${seed}:${made++}`).digest("hex");
    return [hash.slice(0, 8), hash.slice(8, 12), `8${hash.slice(13, 16)}`, `a${hash.slice(17, 20)}`, hash.slice(20, 32)].join(
      "-",
    );
  };
}
