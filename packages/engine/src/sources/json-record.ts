import type { Fault } from "./problem.js";

/** An object of a JSON file, and the line at which it begins; or what is wrong with it. */
export type JsonRecord = { readonly line: number } & (
  | { readonly value: JsonObject; readonly fault?: undefined }
  | { readonly fault: Fault; readonly text: string; readonly value?: undefined }
);

export type JsonObject = Readonly<Record<string, unknown>>;
