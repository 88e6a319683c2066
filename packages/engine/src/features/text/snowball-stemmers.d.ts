declare module "snowball-stemmers" {
  /** Throws for a name that is not among the algorithms. */
  export function newStemmer(algorithm: string): { stem(word: string): string };
  export function algorithms(): string[];
}
