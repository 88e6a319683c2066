import { useFormats } from "../texts/formats.js";

interface ShareBarProps {
  readonly parts: readonly SharePart[];
  /** The same in words. */
  readonly said: string;
  /** Which part is opened, and how one opens it; only what is not as it should be can be. */
  readonly opened: ShareKind | undefined;
  readonly open: (kind: ShareKind) => void;
}

interface SharePart {
  readonly name: string;
  readonly value: number;
  readonly kind: "good" | ShareKind;
}

/** Parts of which one wants to see what is in them. */
export const SHARE_KINDS = ["part", "left"] as const;
export type ShareKind = (typeof SHARE_KINDS)[number];

/** What a whole is made of, as pieces of a bar: told apart by pattern as well as by colour. */
export function ShareBar({ parts, said, opened, open }: ShareBarProps) {
  const { count } = useFormats();
  const whole = parts.reduce((sum, { value }) => sum + value, 0);
  return (
    <figure className="share">
      <svg aria-hidden="true" focusable="false" width="100%" height="16">
        <defs>
          <pattern id="left-out" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="6" height="6" className="left-ground" />
            <rect width="3" height="6" className="left-line" />
          </pattern>
        </defs>
        {parts.map(({ name, value, kind }, i) => {
          const before = parts.slice(0, i).reduce((sum, part) => sum + part.value, 0);
          const at = (n: number) => `${(100 * n) / Math.max(1, whole)}%`;
          const press = kind === "good" ? undefined : () => open(kind);
          // biome-ignore lint/a11y/noStaticElementInteractions: the buttons below do the same.
          return <rect key={name} x={at(before)} width={at(value)} height="16" className={`share-${kind}`} onClick={press} />;
        })}
      </svg>
      <figcaption>{said}</figcaption>
      <p className="choices-row">
        {parts.map(
          ({ name, value, kind }) =>
            kind !== "good" &&
            value > 0 && (
              <button key={name} type="button" className="plain" aria-pressed={opened === kind} onClick={() => open(kind)}>
                {count(value)} {name}
              </button>
            ),
        )}
      </p>
    </figure>
  );
}
