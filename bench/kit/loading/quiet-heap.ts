import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

// Collected when it is asked, and hardly ever otherwise: what asks holds a million numbers, and while they are looked through it hears no answer.
setFlagsFromString("--expose-gc");
setFlagsFromString("--heap-growing-percent=400");
const collect = runInNewContext("gc") as () => void;

/** Collects this process's own garbage before a measurement, so that its pauses are not taken for those of whom it measures. */
export const quietHeap = (): void => collect();
