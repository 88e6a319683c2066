import { UsageError } from "./tell-error.js";

/** An option's value as an integer; whether it is in range the service judges. */
export function wholeNumber(option: string, text: string): number {
  const value = Number(text);
  if (text.trim() !== "" && Number.isInteger(value)) return value;
  throw new UsageError(`${option} must be a whole number (found ${JSON.stringify(text)}).`, `Write for example ${option} 10.`);
}
