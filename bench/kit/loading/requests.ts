import { Agent, request } from "node:http";

/** A client that keeps its connections, as an application's would. */
export interface Requests {
  /** The body of the answer; rejects where it is not 2xx. */
  send(path: string, body?: string): Promise<string>;
  close(): void;
}

/** Connections at once: more than there are requests on their way while the server keeps up. */
const CONNECTIONS = 256;

export function createRequests(url: string): Requests {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const { hostname, port } = new URL(url);
  const send = (path: string, body?: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const posted = { method: "POST", headers: { "content-type": "application/json" } };
      const sent = request({ hostname, port, path, agent, ...(body === undefined ? {} : posted) }, (answer) => {
        const pieces: Buffer[] = [];
        answer.on("data", (piece: Buffer) => pieces.push(piece));
        answer.on("error", reject);
        answer.on("end", () => {
          const text = Buffer.concat(pieces).toString();
          if (answer.statusCode !== undefined && answer.statusCode < 300) resolve(text);
          else reject(new Error(`${path} was answered with ${answer.statusCode}: ${text.slice(0, 300)}`));
        });
      });
      // The server had closed the connection, which nobody had used for a while: nothing of the request was read.
      const closed = ({ code }: NodeJS.ErrnoException) => code === "ECONNRESET" && sent.reusedSocket;
      sent.on("error", (thrown) => (closed(thrown) ? resolve(send(path, body)) : reject(thrown)));
      sent.end(body);
    });
  return { send, close: () => agent.destroy() };
}
