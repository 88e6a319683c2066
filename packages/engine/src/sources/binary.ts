/** Whether a file's beginning shows that it is packed by gzip or ZIP. */
export function isPacked(head: Uint8Array): boolean {
  return startsWith(head, [0x1f, 0x8b]) || startsWith(head, [0x50, 0x4b, 3, 4]);
}

/** Whether a file's beginning shows that it is no text in UTF-8. */
export function isBinary(head: Uint8Array): boolean {
  return (
    isPacked(head) || head.includes(0) || startsWith(head, [0x89, 0x50, 0x4e, 0x47]) || startsWith(head, [0x25, 0x50, 0x44, 0x46])
  );
}

function startsWith(head: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => head[index] === byte);
}
