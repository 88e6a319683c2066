import { Type } from "typebox";

const MILLISECONDS: Readonly<Record<string, number>> = { h: 3_600_000, d: 86_400_000, w: 604_800_000, y: 31_557_600_000 };

/** A length of time as people write it. */
export const spanSchema = (description: string, options: { default?: string } = {}) =>
  Type.String({
    pattern: "^[1-9][0-9]{0,4}[hdwy]$",
    maxLength: 6,
    description: `${description}, as 12h, 30d, 8w or 2y`,
    ...options,
  });

/** Its milliseconds. */
export const spanOf = (text: string): number => Number(text.slice(0, -1)) * MILLISECONDS[text.at(-1)!]!;
