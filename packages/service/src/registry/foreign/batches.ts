/** Does `run` for what is asked; what is asked while it runs is done together then, `largest` at a time. */
export function inBatches<Ask, Answer>(
  run: (asked: readonly Ask[]) => Promise<readonly Answer[]>,
  largest: number,
): (asked: readonly Ask[]) => Promise<Answer[]> {
  const waiting: { ask: Ask; resolve: (answer: Answer) => void; reject: (thrown: unknown) => void }[] = [];
  let running = false;
  const workOff = async () => {
    if (running) return;
    running = true;
    while (waiting.length > 0) {
      const batch = waiting.splice(0, largest);
      try {
        const answers = await run(batch.map(({ ask }) => ask));
        batch.forEach(({ resolve }, i) => {
          resolve(answers[i]!);
        });
      } catch (thrown) {
        for (const { reject } of batch) reject(thrown);
      }
    }
    running = false;
  };
  return (asked) => {
    const answers = asked.map((ask) => new Promise<Answer>((resolve, reject) => waiting.push({ ask, resolve, reject })));
    // After this turn: what others ask in it is in the same batch.
    queueMicrotask(workOff);
    return Promise.all(answers);
  };
}
