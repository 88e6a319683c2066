import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A way to a service: an address that stays the same while the service goes and comes back elsewhere. */
export interface Way {
  readonly url: string;
  /** Leads to a service from now on. */
  lead(to: string): void;
  /** Lets so many bytes of each connection through to the service from now on, and then no more. */
  narrow(most: number): void;
  close(): void;
}

export async function openWay(): Promise<Way> {
  let target = 0;
  let limit = Number.POSITIVE_INFINITY;
  const open = new Set<Socket>();
  const server = createServer((browser) => {
    const service = connect(target, "127.0.0.1");
    let passed = 0;
    browser.on("data", (bytes) => {
      passed += bytes.length;
      service.write(bytes);
      if (passed > limit) browser.pause();
    });
    service.pipe(browser);
    for (const [one, other] of [
      [browser, service],
      [service, browser],
    ] as const) {
      open.add(one);
      // A connection that breaks is what is to be seen at the other end.
      one.on("error", () => undefined);
      one.once("close", () => other.destroy());
    }
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    lead(to) {
      target = Number(new URL(to).port);
    },
    narrow(most) {
      limit = most;
    },
    close() {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}
