/** Does the work for each item, for so many at once. The first that fails makes it reject, and no other is begun. */
export async function eachAtOnce<T>(items: readonly T[], atOnce: number, work: (item: T) => Promise<void>): Promise<void> {
  let [next, failed] = [0, false];
  const worker = async () => {
    while (!failed && next < items.length) {
      await work(items[next++]!).catch((thrown: unknown) => {
        failed = true;
        throw thrown;
      });
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
}
