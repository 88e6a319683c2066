import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";
import type { Colouring } from "./colouring.js";

interface LegendProps {
  readonly colouring: Colouring;
  /** The code that alone is shown bright. */
  readonly only: number | undefined;
  readonly show: (code: number | undefined) => void;
}

/** What the colours mean; each can be shown alone, so that none has to be told from another. */
export function Legend({ colouring: { legend, ordered }, only, show }: LegendProps) {
  const { map } = useTexts();
  const { count, figure } = useFormats();
  const nameOf = (name: string | number | undefined) =>
    name === undefined ? (ordered ? map.unknown : map.others) : typeof name === "number" ? map.from(figure(name)) : name;
  return (
    <ul className="map-legend" aria-label={map.legend}>
      {legend.map(({ name, color, many }, code) =>
        many === 0 ? null : (
          <li key={name ?? ""}>
            <button
              type="button"
              className="plain"
              aria-pressed={only === code}
              onClick={() => show(only === code ? undefined : code)}
            >
              <svg viewBox="0 0 10 10" aria-hidden="true" focusable="false">
                <circle cx="5" cy="5" r="5" fill={color} />
              </svg>
              {nameOf(name)} <span className="soft">{count(many)}</span>
            </button>
          </li>
        ),
      )}
    </ul>
  );
}
