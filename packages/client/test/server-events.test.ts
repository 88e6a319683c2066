import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dataOfEvents } from "../src/server-events.js";

/** The bytes of a text, cut where it says. */
const streamOf = (text: string, cuts: readonly number[]) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      const bytes = new TextEncoder().encode(text);
      const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
      for (let i = 1; i < places.length; i++) controller.enqueue(bytes.slice(places[i - 1], places[i]));
      controller.close();
    },
  });

describe("server-sent events", () => {
  it("are the same however the connection cuts them, characters of several bytes too", async () => {
    const told = ['{"a":1}', '{"title":"夜航西飞 🎵"}', "x"];
    const text = `: still here\n\n${told.map((data) => `event: job\ndata: ${data}\n\n`).join(": still here\n\n")}data: never ended`;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(1000), { maxLength: 12 }), async (cuts) => {
        const seen: string[] = [];
        for await (const data of dataOfEvents(streamOf(text, cuts))) seen.push(data);
        expect(seen).toEqual(told);
      }),
    );
  });
});
