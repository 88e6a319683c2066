import type { Numbers, Signature } from "../../ports/inference.js";

/** What the process of a network is asked. One at a time: it answers before it is asked again. */
export type Question =
  | { readonly ask: "load"; readonly graph: Uint8Array; readonly threads: number }
  | { readonly ask: "run"; readonly inputs: Readonly<Record<string, Numbers>>; readonly outputs: readonly string[] };

/** What it says. */
export type Reply =
  | { readonly is: "loaded"; readonly signature: Signature }
  | { readonly is: "computed"; readonly outputs: Readonly<Record<string, Numbers>>; readonly peakRssMb: number }
  | { readonly is: "error"; readonly failure: "refused" | "failed" | "memory"; readonly sentence: string };
