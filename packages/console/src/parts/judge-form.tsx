import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { algorithmsQuery } from "../api/models.js";
import { useStart } from "../api/use-start.js";
import { useSession } from "../app/session.js";
import { useTexts } from "../texts/language.js";
import { Problem } from "./problem.js";

/** Chosen at first: two that are quick. */
const FIRST = ["item-knn", "popularity"];

/** Starts an evaluation: which algorithms, and what is hidden from them. */
export function JudgeForm() {
  const { client } = useSession();
  const { compare } = useTexts().judging;
  const [chosen, choose] = useState<readonly string[]>(FIRST);
  const [split, setSplit] = useState(Object.keys(compare.splits)[0]!);
  const algorithms = useQuery(algorithmsQuery(client));
  const judging = useStart(() => client.startEvaluation({ subjects: [...chosen], split }));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        judging.mutate();
      }}
    >
      <h2>{compare.anew}</h2>
      <div className="boxes">
        {algorithms.data?.items
          .filter(({ task }) => task === "recommend")
          .map(({ id }) => (
            <label key={id}>
              <input
                type="checkbox"
                checked={chosen.includes(id)}
                onChange={(event) => choose(event.currentTarget.checked ? [...chosen, id] : chosen.filter((each) => each !== id))}
              />{" "}
              {id}
            </label>
          ))}
      </div>
      <div className="actions">
        <label className="inline">
          {compare.split}{" "}
          <select className="input" value={split} onChange={(event) => setSplit(event.currentTarget.value)}>
            {Object.entries(compare.splits).map(([each, said]) => (
              <option key={each} value={each}>
                {said}
              </option>
            ))}
          </select>
        </label>
        <Button type="submit" disabled={chosen.length < 2} loading={judging.isPending}>
          {compare.start}
        </Button>
        {chosen.length < 2 && <span className="soft">{compare.choose}</span>}
      </div>
      {judging.isError && <Problem error={judging.error} again={() => judging.mutate()} />}
    </form>
  );
}
