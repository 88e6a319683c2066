import { useNavigate, useSearch } from "@tanstack/react-router";
import { NEWNESS_WISHES, type Newness } from "../api/newness.js";
import type { RowWish } from "../api/queries.js";
import { useTexts } from "../texts/language.js";

/** The place of the dial, which stands in the address, and what a row asks for at it; always the same object for the same place. */
export function useNewness(): { readonly newness: Newness; readonly wish: RowWish } {
  const { new: newness = 0 } = useSearch({ strict: false }) as { new?: Newness };
  return { newness, wish: NEWNESS_WISHES[newness] };
}

/** known ──●── new */
export function NewnessDial() {
  const { listen } = useTexts();
  const { newness } = useNewness();
  const navigate = useNavigate({ from: "/" });
  const turn = (to: Newness) =>
    void navigate({ search: ({ as, peek }) => ({ as, peek, ...(to === 0 ? {} : { new: to }) }), replace: true });
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
        {Object.keys(NEWNESS_WISHES).map((place) => (
          <option key={place} value={place} />
        ))}
      </datalist>
    </label>
  );
}
