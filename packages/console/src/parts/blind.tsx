import { Button } from "@mantine/core";
import { useState } from "react";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";
import { modelName } from "./model-link.js";

export type SideName = "a" | "b";

interface BlindProps {
  /** The models as they are shown now: which is on which side is not told before one was chosen. */
  readonly shown: readonly [string, string];
  readonly chosen: SideName | undefined;
  readonly choose: (side: SideName | undefined) => void;
  /** Tosses anew which model is on which side. */
  readonly toss: () => void;
}

/** Which list is better, without knowing whose it is; once one is chosen, whose they are, and how the choices went so far. */
export function Blind({ shown, chosen, choose, toss }: BlindProps) {
  const { play, blind } = useTexts().judging;
  const { count } = useFormats();
  const [wins, setWins] = useState<Readonly<Record<string, number>>>({});
  const of = (side: SideName) => modelName(shown[side === "a" ? 0 : 1]);
  const pick = (side: SideName) => {
    choose(side);
    setWins({ ...wins, [of(side)]: (wins[of(side)] ?? 0) + 1 });
  };
  if (chosen === undefined)
    return (
      <div className="actions">
        <span>{blind.ask}</span>
        <Button variant="default" onClick={() => pick("a")}>
          {blind.better(play.a)}
        </Button>
        <Button variant="default" onClick={() => pick("b")}>
          {blind.better(play.b)}
        </Button>
      </div>
    );
  const other = chosen === "a" ? "b" : "a";
  const tally = shown.map((_, side) => of(side === 0 ? "a" : "b")).sort();
  return (
    <div className="actions" role="status">
      <span>
        {blind.revealed(of(chosen), of(other))}{" "}
        <span className="soft">{tally.map((name) => blind.won(name, count(wins[name] ?? 0))).join(" · ")}</span>
      </span>
      <Button
        onClick={() => {
          choose(undefined);
          toss();
        }}
      >
        {blind.again}
      </Button>
    </div>
  );
}
