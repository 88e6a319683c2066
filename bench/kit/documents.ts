/** The documents of the program that the benches read; only what they need of them. */
export interface Judged {
  readonly model: string;
  readonly users: number;
  readonly metrics: Readonly<Record<string, { readonly value: number; readonly low: number; readonly high: number }>>;
  readonly seconds: { readonly train: number; readonly score: number };
  readonly perUser?: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export interface Recommended {
  readonly model: string;
  readonly items: readonly { readonly track: string; readonly score: number }[];
}
