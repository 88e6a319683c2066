declare module "snowball-stemmers" {
  const snowball: {
    /** Throws for a name that is not among the algorithms. */
    newStemmer(algorithm: string): { stem(word: string): string };
    algorithms(): string[];
  };
  export default snowball;
}
