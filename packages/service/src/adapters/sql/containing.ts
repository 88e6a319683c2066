/** The `like` pattern (escaped by a backslash) of texts that contain this one. */
export const containing = (text: string) => `%${text.replace(/[\\%_]/g, "\\$&")}%`;
