import type { InferenceFailure } from "../../ports/inference.js";

/** What the runtime said, as a sentence for those who made the model. */
export function failureOf(
  doing: "load" | "run",
  said: string,
): { failure: Extract<InferenceFailure, "refused" | "failed" | "memory">; sentence: string } {
  if (/bad_alloc|failed to allocate memory/i.test(said))
    return { failure: "memory", sentence: "it asked for more memory than the machine can give." };
  for (const [pattern, sentence] of KNOWN) {
    const match = pattern.exec(said);
    if (match !== null) return { failure: doing === "load" ? "refused" : "failed", sentence: sentence(match) };
  }
  return { failure: doing === "load" ? "refused" : "failed", sentence: `the runtime says: ${shortened(said)}` };
}

const KNOWN: readonly (readonly [RegExp, (match: RegExpExecArray) => string])[] = [
  [
    /Fatal error: ([^\s:]*):?(\S+)\(-?\d+\) is not a registered function\/op/,
    ([, domain, op]) => `it uses the operator ${op} of ${domain || "ai.onnx"}, which the runtime does not have.`,
  ],
  [
    /No Op registered for (\S+) with domain_version of (\d+)/,
    ([, op, opset]) => `it uses the operator ${op}, which opset ${opset} does not have.`,
  ],
  [
    /Could not find an implementation for (\S+)\((\d+)\)/,
    ([, op, since]) =>
      `it uses the operator ${op} (opset ${since}) with element types for which the runtime has no code on a CPU.`,
  ],
  [
    /Opset (\d+) is under development.*till opset (\d+)/s,
    ([, opset, last]) =>
      `it is written for opset ${opset}, and the runtime knows opsets up to ${last}; export it for an older one.`,
  ],
  [/protobuf parsing failed/, () => "it is no ONNX file, or a damaged one."],
];

/** Without the runtime's own source files and with an end. */
function shortened(said: string): string {
  const plain = said
    .replace(/\/onnxruntime_src\/\S+(:\d+)?( \S.*?\)(?= [A-Z]))?/g, "")
    .replace(/\s+/g, " ")
    .trim();
  return plain.length > 400 ? `${plain.slice(0, 400)}…` : plain.replace(/([^.!?])$/, "$1.");
}
