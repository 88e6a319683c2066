import type { Runtime } from "@segue/autograd";
import { conform } from "@segue/engine";
import { decodeAnalyzer, LEARNED } from "../../analyzing/analyzer-files.js";
import type { Learned } from "../../analyzing/gather-set.js";
import { learnedSchema } from "../../analyzing/learned-schema.js";
import { foreignSet } from "../../analyzing/lineages.js";
import { tryOutAnalyzer } from "../../analyzing/try-out.js";
import { sha256 } from "../model-files.js";
import { FILES } from "./format.js";
import { invalid, parsed } from "./invalid.js";
import type { Tried, Unpacked } from "./unpacked.js";

/** Lets a model that analyzes answer; throws `invalid-model` or `damaged-file` where it reads what is another here, or does not answer by its classes. */
export async function tryAnalyzer({ name, record, manifest, file }: Unpacked, runtime: Runtime): Promise<Tried> {
  if (record.model.holds !== "tracks")
    throw invalid(name, `it says that it holds ${record.model.holds}, and such a model holds none`);
  const odd = FILES.analyze.find((each) => each !== "model.json" && sha256(file(each)) !== manifest.files[each]);
  if (odd !== undefined) throw invalid(name, `${odd} is not the one that its model was stored with`);
  const learned = learnedOf(file(LEARNED), name);
  const { analyzer } = await decodeAnalyzer(name, manifest, async (wanted) => file(wanted), runtime);
  try {
    await tryOutAnalyzer({ name, analyzer, learned });
  } finally {
    await analyzer.close?.();
  }
  return { holds: "tracks", tracks: learned.tracks };
}

function learnedOf(content: Buffer, name: string): Learned {
  const conformed = conform(learnedSchema, parsed(content, name, LEARNED));
  if ("problems" in conformed) {
    const [{ path, message }] = conformed.problems as [{ path: string; message: string }];
    throw invalid(name, `${LEARNED} does not fit: ${path} ${message}`.slice(0, 500));
  }
  const learned = conformed.value;
  if (new Set(learned.classes).size !== learned.classes.length) throw invalid(name, `${LEARNED} names a class twice`);
  const odd = foreignSet(learned);
  if (odd !== undefined) throw invalid(name, odd);
  return learned;
}
