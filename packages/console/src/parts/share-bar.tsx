interface ShareBarProps {
  readonly parts: readonly { readonly name: string; readonly value: number; readonly kind: "good" | "part" | "left" }[];
  /** The same in words. */
  readonly said: string;
}

/** What a whole is made of, as pieces of a bar: told apart by pattern as well as by colour. */
export function ShareBar({ parts, said }: ShareBarProps) {
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
          return <rect key={name} x={at(before)} width={at(value)} height="16" className={`share-${kind}`} />;
        })}
      </svg>
      <figcaption>{said}</figcaption>
    </figure>
  );
}
