import { note } from "../../print.js";
import { Failed, Interrupted, tellError } from "../../tell-error.js";

/** Does something for each of several things; what goes wrong with one is told and stops none of the others, and at the end it is said how many they were. Of a single one it is thrown as it is. */
export async function forEach<T>(things: readonly T[], what: string, act: (thing: T) => Promise<void>): Promise<void> {
  if (things.length === 1) return act(things[0]!);
  let failed = 0;
  for (const thing of things)
    try {
      await act(thing);
    } catch (thrown) {
      if (thrown instanceof Interrupted) throw thrown;
      tellError(thrown);
      failed++;
    }
  if (failed === 0) return;
  note(`${failed} of ${things.length} ${what} could not be analyzed.`);
  throw new Failed();
}
