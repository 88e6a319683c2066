import { calibrationError } from "./calibration.js";
import { added, countsOf, f1Of, mean, precisionOf, recallOf } from "./counts.js";
import { averagePrecision, rocArea } from "./curves.js";
import { casesByClass, type JudgedSet, largest } from "./judged.js";

/** Figures by name. What is not defined for a class (nobody is of it) is left out of means over classes. */
export type LabelFigures = Readonly<Record<string, number>>;

/** The figures of the examples of these numbers (all, or as an interval draws them). */
export function figuresOf(judged: JudgedSet, chosen: Int32Array): LabelFigures {
  if (judged.set.labels.kind === "one") return classFigures(judged, chosen);
  return judged.set.labels.kind === "several" ? labelFigures(judged, chosen) : numberFigures(judged, chosen);
}

/**
 * `accuracy`: share of examples whose most probable class is right; `macro-…`: means over the classes; `log-loss`: −ln of the right class's probability; `ece`: the calibration of the
 * most probable class.
 */
function classFigures(judged: JudgedSet, chosen: Int32Array): LabelFigures {
  const { set, said } = judged;
  const truth = set.labels.of;
  const classes = set.classes.length;
  const best = Int32Array.from(chosen, (i) => largest(said, i));
  const isRight = Uint8Array.from(chosen, (i, at) => Number(best[at] === truth[i]));
  const confidence = Float64Array.from(chosen, (i, at) => said.data[i * classes + best[at]!]!);
  const logs = Float64Array.from(chosen, (i) => -Math.log(Math.max(LEAST, said.data[i * classes + truth[i]!]!)));
  return {
    accuracy: mean([...isRight]),
    ...overClasses(judged, chosen),
    "log-loss": mean([...logs]),
    ece: calibrationError(confidence, isRight),
  };
}

const LEAST = 1e-7;

/**
 * `hamming-loss`: share of all labels that are judged wrongly; `micro-f1`: F1 of all labels together; `subset-accuracy`: share of examples all of whose labels are judged rightly; `ece`: the
 * calibration of all probabilities.
 */
function labelFigures(judged: JudgedSet, chosen: Int32Array): LabelFigures {
  const byClass = casesByClass(judged, chosen);
  const wrong = byClass.map(({ isSaid, isRight }) => isSaid.map((said, at) => said ^ isRight[at]!));
  const together = byClass.map(countsOf).reduce(added);
  const isWhole = Array.from(chosen, (_, at) => Number(wrong.every((of) => of[at] === 0)));
  return {
    "hamming-loss": mean(wrong.flatMap((of) => [...of])),
    "micro-f1": f1Of(together),
    "subset-accuracy": mean(isWhole),
    ...overClasses(judged, chosen),
    ece: calibrationError(
      byClass.flatMap(({ probability }) => [...probability]),
      byClass.flatMap(({ isRight }) => [...isRight]),
    ),
  };
}

/** Means over the classes that somebody is of. */
function overClasses(judged: JudgedSet, chosen: Int32Array): LabelFigures {
  const cases = casesByClass(judged, chosen).filter(({ isRight }) => isRight.includes(1));
  const counts = cases.map(countsOf);
  const defined = (values: number[]) => mean(values.filter((value) => !Number.isNaN(value)));
  return {
    "macro-precision": mean(counts.map(precisionOf)),
    "macro-recall": mean(counts.map(recallOf)),
    "macro-f1": mean(counts.map(f1Of)),
    "roc-auc": defined(cases.map(rocArea)),
    "average-precision": defined(cases.map(averagePrecision)),
  };
}

/** R² (share of the variance that is explained; 0 for who always says the mean), mean absolute and mean squared error, over all kinds of numbers together: R² is the mean of theirs. */
function numberFigures({ set, said }: JudgedSet, chosen: Int32Array): LabelFigures {
  const kinds = set.classes.length;
  const of = set.labels.of;
  const each = set.classes.map((_, c) => {
    const truth = Array.from(chosen, (i) => of[i * kinds + c]!);
    const off = Array.from(chosen, (i) => said.data[i * kinds + c]! - of[i * kinds + c]!);
    const middle = mean(truth);
    const spread = mean(truth.map((value) => (value - middle) ** 2));
    const squares = mean(off.map((value) => value ** 2));
    return { r2: 1 - squares / spread, mae: mean(off.map(Math.abs)), mse: squares };
  });
  return { r2: mean(each.map(({ r2 }) => r2)), mae: mean(each.map(({ mae }) => mae)), mse: mean(each.map(({ mse }) => mse)) };
}
