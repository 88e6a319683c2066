import type { SegueClient } from "@segue/client";

/** Sends a file and says how much of it has arrived, from 0 to 1, which `fetch` cannot; gives the upload's id. */
export function sendFile(
  client: SegueClient,
  file: Blob,
  arrived: (share: number) => void,
  signal: AbortSignal,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", new URL("/v1/uploads", client.server));
    for (const [name, value] of Object.entries(client.headers)) request.setRequestHeader(name, value);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.responseType = "json";
    request.upload.onprogress = ({ loaded }) => arrived(file.size === 0 ? 1 : loaded / file.size);
    request.onload = () => {
      const { id } = Object(request.response) as { id?: string };
      if (request.status === 201 && id !== undefined) resolve(id);
      else reject(client.refusal(request.response));
    };
    request.onerror = () => reject(client.lost(new Error("the connection was lost")));
    request.onabort = () => reject(new DOMException("The upload was stopped.", "AbortError"));
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}
