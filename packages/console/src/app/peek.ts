/** What can be looked at beside a page. */
const KINDS = ["track", "listener", "model"] as const;

/** What is looked at beside a page, as the address says it: `track:ID`, `listener:ID` or `model:NAME@VERSION`. */
export interface Peek {
  readonly kind: (typeof KINDS)[number];
  readonly id: string;
}

export const peekText = ({ kind, id }: Peek): string => `${kind}:${id}`;

/** What a text of the address means; undefined where it means nothing. */
export function peekIn(text: unknown): Peek | undefined {
  const [start = "", ...rest] = String(text).split(":");
  const kind = KINDS.find((each) => each === start);
  const id = rest.join(":");
  return kind === undefined || id === "" ? undefined : { kind, id };
}
