import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { Checkpoints, Config, Dataset, Epoch, TrainContext } from "@segue/engine";
import type { JobContext } from "../jobs/handler.js";
import { checkpointPath } from "../jobs/output.js";
import type { Curve } from "../ports/jobs.js";
import { VERSION } from "../version.js";
import { sha256 } from "./model-files.js";
import { decodeSafetensors, encodeSafetensors, notesOf } from "./safetensors.js";

/** All that decides what a training comes to. */
export interface Training {
  readonly algorithm: string;
  readonly config: Config;
  readonly seed: number;
  readonly dataset: Pick<Dataset, "fingerprint">;
}

/** What a job gives a training that goes on for long: where it notes how far it is, and who is told of each epoch. */
export interface Learning
  extends Required<Pick<TrainContext, "checkpoints" | "learned" | "ofChild">>,
    Pick<TrainContext, "isEnough"> {
  /** How its networks have learned so far. */
  curves(): Curve[];
  /** Milliseconds spent on it, those before it was interrupted included: as far as it then was noted. */
  elapsed(): number;
}

/** `isKept`: what is trained becomes the job's model, so that somebody may want to keep what its network has learned so far. */
export function learning(context: JobContext, training: Training, { isKept = false } = {}): Learning {
  const course = startCourse();
  const show = (label: string, curve: Curve) => context.learns(`${sha256(JSON.stringify(training))} ${label}`, curve, isKept);
  /** The network that was ended: those that learn after it are others. */
  let ended: string | undefined;
  const of = (label: string, algorithm: string) => ({
    checkpoints: checkpointsOf(context, [VERSION, training, label], course),
    async learned(epoch: Epoch, best: number) {
      await context.log(epochText(algorithm, epoch));
      await show(label, course.add(label, algorithm, { epoch, best }));
    },
    ...(isKept && {
      async isEnough() {
        if (!context.isFinishing() || ended !== undefined) return ended === label;
        ended = label;
        const curve = course.end(label);
        await context.log(
          `${algorithm}: ended by hand after epoch ${curve.learned.length} of ${curve.epochs}; epoch ${curve.best} is kept`,
        );
        await show(label, curve);
        return true;
      },
    }),
  });
  return {
    ...of("", training.algorithm),
    ofChild: (number, algorithm) => of(`child ${number}`, algorithm),
    curves: course.curves,
    elapsed: course.elapsed,
  };
}

/** What is stored beside the state of a network, in words: how long training has taken, and its curves. */
interface Notes {
  readonly milliseconds: number;
  readonly curves: Readonly<Record<string, Curve>>;
}

/** An epoch that ended, and the best until then. */
interface Ended {
  readonly epoch: Epoch;
  readonly best: number;
}

/** Time and curves of a training, over all the pieces in which it is done. */
function startCourse() {
  const begun = performance.now();
  const curves = new Map<string, Curve>();
  let before = 0;
  const elapsed = () => before + performance.now() - begun;
  return {
    elapsed,
    curves: () => [...curves.values()],
    add(label: string, algorithm: string, { epoch: { epoch, epochs, loss, ...figures }, best }: Ended): Curve {
      const told = Object.entries(figures).filter(([, figure]) => Number.isFinite(figure));
      const learned = [
        ...(curves.get(label)?.learned ?? []).slice(0, epoch - 1),
        { epoch, loss, heldOut: Object.fromEntries(told) },
      ];
      const curve = { algorithm, epochs, learned, best };
      curves.set(label, curve);
      return curve;
    },
    /** Of one that has learned something. */
    end(label: string): Curve {
      const curve: Curve = { ...curves.get(label)!, endedByHand: true };
      curves.set(label, curve);
      return curve;
    },
    notes: (): Notes => ({ milliseconds: elapsed(), curves: Object.fromEntries(curves) }),
    /** Of a process that is no more. Children note the whole, each at another moment. */
    takeOver(notes: Notes): void {
      before = Math.max(before, notes.milliseconds);
      for (const [label, curve] of Object.entries(notes.curves)) if (!curves.has(label)) curves.set(label, curve);
    },
  };
}

function epochText(algorithm: string, { epoch, epochs, loss, ...figures }: Epoch): string {
  const heldOut = Object.entries(figures).filter(([, figure]) => Number.isFinite(figure));
  const judged = heldOut.map(([name, figure]) => `${name} ${figure.toFixed(4)}`).join(", ");
  return `${algorithm}: epoch ${epoch} of ${epochs}, loss ${loss.toFixed(4)}${judged === "" ? "" : `; held out: ${judged}`}`;
}

/** In the job's folder, under a name that no other training has: a job may make several. */
function checkpointsOf(
  { services, workspace, id }: JobContext,
  what: unknown,
  course: Pick<ReturnType<typeof startCourse>, "notes" | "takeOver">,
): Checkpoints {
  const path = checkpointPath(services.config.data, workspace, id, sha256(JSON.stringify(what)));
  return {
    async load() {
      const bytes = await readFile(path).catch((thrown: NodeJS.ErrnoException) => {
        if (thrown.code === "ENOENT") return undefined;
        throw thrown;
      });
      if (bytes === undefined) return undefined;
      // This process, or one like it, wrote them.
      course.takeOver(JSON.parse(notesOf(bytes).course!) as Notes);
      return { tensors: decodeSafetensors(bytes) };
    },
    async save({ tensors }) {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(`${path}.part`, encodeSafetensors(tensors, { course: JSON.stringify(course.notes()) }));
      await rename(`${path}.part`, path);
    },
  };
}
