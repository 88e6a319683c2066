import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { Readable } from "node:stream";
import { json } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";

/** What a file's bytes may come as. */
export type UploadBody = Uint8Array | string | AsyncIterable<Uint8Array>;

/**
 * Posts bytes as they come and gives the answer's status and JSON (undefined where it is none). Not by `fetch`: that of Node 20 keeps the
 * whole of a streamed body in memory.
 */
export async function sendFile(
  url: URL,
  headers: Readonly<Record<string, string>>,
  body: UploadBody,
): Promise<{ status: number; answer: unknown }> {
  const request = (url.protocol === "https:" ? httpsRequest : httpRequest)(url, {
    method: "POST",
    headers: { ...headers, "content-type": "application/octet-stream" },
  });
  const answered = new Promise<{ status: number; answer: unknown }>((resolve, reject) => {
    request.once("error", reject);
    const cut = () => reject(new Error("the connection was closed without an answer"));
    request.once("close", cut);
    request.once("response", (response) => {
      request.off("close", cut);
      const status = response.statusCode ?? 0;
      json(response).then(
        (answer) => resolve({ status, answer }),
        () => resolve({ status, answer: undefined }),
      );
    });
  });
  const sent = pipeline(typeof body === "string" || body instanceof Uint8Array ? Readable.from([body]) : body, request);
  // A refusal may come before everything was sent, and then ends the sending: the answer tells more than that.
  sent.catch(() => undefined);
  const answer = await answered;
  if (!request.writableFinished) request.destroy();
  return answer;
}
