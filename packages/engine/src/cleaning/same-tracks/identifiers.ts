/** A MusicBrainz id in lower case, or undefined when the text is none. The nil UUID is none. */
export function parseMbid(text: string | null | undefined): string | undefined {
  const id = text?.trim().toLowerCase() ?? "";
  return UUID.test(id) && /[1-9a-f]/.test(id) ? id : undefined;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * An ISRC without dashes, in upper case, or undefined when the text is none (ISO 3901: two letters, three letters or digits, two digits of
 * the year, five of the recording). One whose seven digits are all 0 stands for a missing one.
 */
export function parseIsrc(text: string | null | undefined): string | undefined {
  const code =
    text
      ?.toUpperCase()
      .replace(/[\s-]/g, "")
      .replace(/^ISRC:?/, "") ?? "";
  return ISRC.test(code) && !code.endsWith("0000000") ? code : undefined;
}

const ISRC = /^[A-Z]{2}[A-Z0-9]{3}\d{7}$/;
