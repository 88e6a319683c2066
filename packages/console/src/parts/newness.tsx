import { useNavigate, useSearch } from "@tanstack/react-router";
import type { RowWish } from "../api/queries.js";
import { useTexts } from "../texts/language.js";

/** What each place of the dial asks for, from what is known to what is new; in the middle all is as it is served. */
const WISHES: Readonly<Record<Newness, RowWish>> = {
  [-2]: { excludeHeard: "7d", popularity: 0.3 },
  [-1]: { excludeHeard: "30d" },
  0: {},
  1: { popularity: -0.4 },
  2: { popularity: -1 },
};

/** From −2, also what was heard until a week ago, to 2, only what few know. */
export type Newness = -2 | -1 | 0 | 1 | 2;

export const isNewness = (given: unknown): given is Newness => given === 0 || (typeof given === "number" && given in WISHES);

/** The place of the dial, which stands in the address, and what a row asks for at it; always the same object for the same place. */
export function useNewness(): { readonly newness: Newness; readonly wish: RowWish } {
  const { new: newness = 0 } = useSearch({ strict: false }) as { new?: Newness };
  return { newness, wish: WISHES[newness] };
}

/** known ──●── new */
export function NewnessDial() {
  const { listen } = useTexts();
  const { newness } = useNewness();
  const navigate = useNavigate({ from: "/" });
  const turn = (to: Newness) => void navigate({ search: ({ as }) => ({ as, ...(to === 0 ? {} : { new: to }) }), replace: true });
  return (
    <label className="newness" title={listen.newness.places[newness]}>
      <span>{listen.newness.known}</span>
      <input
        type="range"
        min={-2}
        max={2}
        step={1}
        list="newness-places"
        aria-label={listen.newness.name}
        aria-valuetext={listen.newness.places[newness]}
        value={newness}
        onChange={(event) => turn(Number(event.currentTarget.value) as Newness)}
      />
      <span>{listen.newness.new}</span>
      <datalist id="newness-places">
        {Object.keys(WISHES).map((place) => (
          <option key={place} value={place} />
        ))}
      </datalist>
    </label>
  );
}
