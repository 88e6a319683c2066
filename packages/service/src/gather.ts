/** What can be answered for several at once: an answer for each question, in their order. */
export type AnswerAll<Question, Answer> = (questions: readonly Question[]) => Promise<readonly Answer[]>;

interface Waiting<Question, Answer> {
  readonly question: Question;
  resolve(answer: Answer): void;
  reject(thrown: unknown): void;
}

/**
 * Answers together what is asked at the same time: what comes in until the program has looked at everything that its connections brought, and what
 * waits while the answers before are being worked out; `most` at once. Nobody is waited for. Work on an answer always begins after its question came.
 * Where work on several fails each is tried alone, so that nobody bears another's failure.
 */
export function gathered<Question, Answer>(
  work: AnswerAll<Question, Answer>,
  { most }: { readonly most: number },
): (question: Question) => Promise<Answer> {
  let waiting: Waiting<Question, Answer>[] = [];
  let running = false;
  const run = async () => {
    running = true;
    while (waiting.length > 0) {
      await new Promise((resolve) => setImmediate(resolve));
      const taken = waiting.slice(0, most);
      waiting = waiting.slice(most);
      await answered(work, taken);
    }
    running = false;
  };
  return (question) =>
    new Promise((resolve, reject) => {
      waiting.push({ question, resolve, reject });
      if (!running) void run();
    });
}

async function answered<Question, Answer>(
  work: AnswerAll<Question, Answer>,
  taken: readonly Waiting<Question, Answer>[],
): Promise<void> {
  try {
    const answers = await work(taken.map(({ question }) => question));
    taken.forEach(({ resolve }, i) => {
      resolve(answers[i]!);
    });
  } catch (thrown) {
    if (taken.length === 1) taken[0]!.reject(thrown);
    else await Promise.all(taken.map((one) => answered(work, [one])));
  }
}
