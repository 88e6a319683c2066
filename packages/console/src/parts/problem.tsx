import { Button } from "@mantine/core";
import { problemOf } from "../api/problem-of.js";
import { useTexts } from "../texts/language.js";

interface ProblemProps {
  readonly error: unknown;
  readonly again: () => void;
}

/** What happened, what is safe, and one thing to do. */
export function Problem({ error, again }: ProblemProps) {
  const texts = useTexts();
  const { code, detail, hint } = problemOf(error);
  const lost = code === "unreachable" || code === "not-segue";
  return (
    <div className="problem" role="alert">
      <p>{lost ? texts.problem.unreachable : code === "forbidden" ? texts.problem.forbidden : detail}</p>
      {!lost && <p className="soft">{hint}</p>}
      <Button variant="default" onClick={again}>
        {texts.problem.again}
      </Button>
    </div>
  );
}
