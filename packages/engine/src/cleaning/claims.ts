import type { Facts } from "../sources/source.js";

/** What somebody says about a track. */
export interface Claim {
  /** Of claims that contradict each other, those of the highest rank count. */
  readonly rank: number;
  readonly title: string | null;
  readonly artist: string | null;
  readonly facts: Facts;
}

/**
 * What claims about one track agree on, field by field: of the highest rank that says anything, what most of them say, and among
 * equally many the smallest (numbers before texts, texts by code unit). So it does not depend on who spoke last.
 */
export function agreedClaim(claims: readonly Claim[]): Omit<Claim, "rank"> {
  const [first] = claims;
  if (claims.length === 1 && first !== undefined) return { title: first.title, artist: first.artist, facts: first.facts };
  const names = [...new Set(claims.flatMap(({ facts }) => Object.keys(facts)))].sort();
  const facts = names.map((name) => [name, agreed(claims, (claim) => claim.facts[name])] as const);
  return {
    title: agreed(claims, (claim) => claim.title) ?? null,
    artist: agreed(claims, (claim) => claim.artist) ?? null,
    facts: Object.fromEntries(facts.filter((fact): fact is [string, string | number] => fact[1] !== undefined)),
  };
}

function agreed<T extends string | number>(
  claims: readonly Claim[],
  read: (claim: Claim) => T | null | undefined,
): T | undefined {
  const said = claims.filter((claim) => (read(claim) ?? undefined) !== undefined);
  const rank = Math.max(...said.map((claim) => claim.rank));
  const counts = new Map<T, number>();
  for (const claim of said) if (claim.rank === rank) counts.set(read(claim)!, (counts.get(read(claim)!) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return [...counts].flatMap(([value, count]) => (count === most ? [value] : [])).reduce<T | undefined>(smaller, undefined);
}

function smaller<T extends string | number>(a: T | undefined, b: T): T {
  if (a === undefined) return b;
  if (typeof a !== typeof b) return typeof a === "number" ? a : b;
  return a < b ? a : b;
}
