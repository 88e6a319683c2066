/** The bytes of a file that are wanted, both ends included. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * What a header `Range` wants of `size` bytes (RFC 9110, section 14): one range; `whole` where there is no header, several ranges, another unit or nothing
 * that makes sense, which may be answered so; `beyond` where the range begins after the end.
 */
export function readRange(header: string | undefined, size: number): ByteRange | "whole" | "beyond" {
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/i.exec(header?.replace(/[ \t]/g, "") ?? "") ?? [];
  if (first === undefined || last === undefined || (first === "" && last === "")) return "whole";
  if (first === "")
    return Number(last) === 0 || size === 0 ? "beyond" : { start: Math.max(0, size - Number(last)), end: size - 1 };
  if (last !== "" && Number(last) < Number(first)) return "whole";
  if (Number(first) >= size) return "beyond";
  return { start: Number(first), end: last === "" ? size - 1 : Math.min(Number(last), size - 1) };
}
