import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect } from "react";
import { answeringAlike } from "../api/answering-alike.js";
import { modelsQuery } from "../api/models.js";
import { pairOf, verdictOf } from "../api/pair.js";
import type { Judged } from "../api/results.js";
import { isTyping, useKeys } from "../app/keys.js";
import { useSession } from "../app/session.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";
import { Bands, Differences } from "./differences.js";
import { PromoteWinner } from "./promote-winner.js";
import { Ranking } from "./ranking.js";

/** Which of two is better, on how many figures, and for whom; S swaps them. */
export function Comparison({ judged }: { readonly judged: readonly Judged[] }) {
  const { client } = useSession();
  const { compare } = useTexts().judging;
  const { count } = useFormats();
  const { base: wantedBase, with: wanted } = useSearch({ from: "/compare" });
  const models = useQuery(modelsQuery(client));
  // All were compared with one, of which no difference is told.
  const reference = judged.find(({ difference }) => difference === undefined)!;
  const [leading = ""] = Object.keys(reference.metrics);
  const others = judged
    .filter((each) => each !== reference)
    .sort((a, b) => (b.metrics[leading]?.value ?? 0) - (a.metrics[leading]?.value ?? 0));
  const chosen = others.find(({ model }) => model === wanted || model === wantedBase) ?? others[0];
  const swapped = chosen !== undefined && chosen.model === wantedBase;
  const pair = chosen && pairOf(reference, chosen, swapped);
  const swap = useSwap(reference.model, chosen?.model, swapped);
  if (pair === undefined)
    return (
      <>
        <h1>{compare.alone(reference.model)}</h1>
        <Ranking judged={judged} />
      </>
    );
  const { better, worse, of } = verdictOf(pair);
  const [winner, loser, won] = better >= worse ? [pair.other, pair.base, better] : [pair.base, pair.other, worse];
  const alike = (each: Judged) => answeringAlike(models.data?.items ?? [], each);
  return (
    <>
      <h1>
        {won === 0
          ? compare.alike(pair.other.model, pair.base.model)
          : compare.better(winner.model, loser.model, count(won), count(of))}
      </h1>
      <p className="lead">{compare.how(reference.split, String(reference.seed), count(reference.users))}</p>
      {others.length > 1 && (
        <p className="choices-row">
          {others.map(({ model }) => (
            <Link
              key={model}
              to="/compare"
              search={({ base: _, ...now }) => ({ ...now, with: model })}
              aria-current={model === chosen?.model ? "true" : undefined}
            >
              {model}
            </Link>
          ))}
        </p>
      )}
      <Differences pair={pair} />
      <div className="actions">
        {won > 0 && models.data !== undefined && <PromoteWinner winner={winner} model={alike(winner)} />}
        <button type="button" className="plain" onClick={swap} aria-keyshortcuts="S">
          {compare.swap} <kbd>{compare.swapKey}</kbd>
        </button>
      </div>
      <Bands
        bands={pair.bands}
        metric={pair.metrics["ndcg@10"] === undefined ? leading : "ndcg@10"}
        models={{ a: alike(pair.base)?.id, b: alike(pair.other)?.id }}
      />
      <h2>{compare.all}</h2>
      <Ranking judged={judged} />
    </>
  );
}

/** Turns the two round, by a click or by S. */
function useSwap(reference: string, compared: string | undefined, swapped: boolean): () => void {
  const navigate = useNavigate({ from: "/compare" });
  const { single } = useKeys();
  const swap = () => {
    const [base, other] = swapped ? [reference, compared] : [compared, reference];
    if (base !== undefined && other !== undefined)
      void navigate({ search: (now) => ({ ...now, base, with: other }), replace: true });
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const plain = !(event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target));
      if (single && plain && event.key.toLowerCase() === "s") swap();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  });
  return swap;
}
