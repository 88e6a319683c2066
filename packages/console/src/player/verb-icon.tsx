/** The verbs of a player as shapes: fonts do not all have them. */
const SHAPES = {
  play: "M5 3v14l12-7z",
  pause: "M5 3h4v14H5zM11 3h4v14h-4z",
  next: "M3 3v14l10-7zM14 3h3v14h-3z",
  back: "M17 3v14L7 10zM3 3h3v14H3z",
} as const;

export function VerbIcon({ of }: { readonly of: keyof typeof SHAPES }) {
  return (
    <svg className="verb-icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={SHAPES[of]} />
    </svg>
  );
}
