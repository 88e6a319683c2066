/** Lets the browser keep what comes as a file. */
export async function saveAs(stream: ReadableStream<Uint8Array>, name: string): Promise<void> {
  const address = URL.createObjectURL(await new Response(stream as BodyInit).blob());
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
}
