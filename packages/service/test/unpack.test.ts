import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { SourceError } from "@segue/engine";
import { afterAll, describe, expect, it } from "vitest";
import { type DiskFile, unpack } from "../src/imports/unpack.js";
import { zipOf } from "./zip-of.js";

const folder = mkdtempSync(join(tmpdir(), "segue-unpack-"));
afterAll(() => rmSync(folder, { recursive: true }));

function onDisk(name: string, bytes: Uint8Array): DiskFile {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return { name, path, size: bytes.length };
}

/** What is read of each file, by its name; and what is left aside. */
async function read(...files: DiskFile[]) {
  const unpacked = await unpack(files);
  const texts: Record<string, string> = {};
  for (const { name, open } of unpacked.files) {
    const chunks = [];
    for await (const chunk of open()) chunks.push(chunk);
    texts[name] = Buffer.concat(chunks).toString();
  }
  unpacked.close();
  return { texts, leftAside: unpacked.leftAside };
}

const lines = (count: number) => Array.from({ length: count }, (_, i) => `user ${i * 7919}\n`).join("");

describe("unpack", () => {
  it("passes on what is not packed, and unpacks gzip, of several parts too", async () => {
    const two = Buffer.concat([gzipSync("a\n"), gzipSync("b\n")]);
    const { texts } = await read(onDisk("plain.csv", Buffer.from("x\n")), onDisk("packed.csv.gz", two));
    expect(texts).toEqual({ "plain.csv": "x\n", "packed.csv": "a\nb\n" });
  });

  it("takes the entries of a ZIP as files, again and again, and leaves aside what is no business of ours", async () => {
    const zip = zipOf({
      "export/a.json": "[1]",
      "export/": "",
      "__MACOSX/export/._a.json": "x",
      "../../etc/passwd": "root",
      "/absolute.csv": "x",
      "inner.zip": zipOf({ "b.csv": "x" }),
    });
    const file = onDisk("my export.zip", zip);
    const { texts, leftAside } = await read(file);
    expect(texts).toEqual({ "my export.zip/export/a.json": "[1]" });
    expect(await read(file)).toEqual({ texts, leftAside });
    expect(leftAside).toEqual([
      { name: "my export.zip/../../etc/passwd", reason: "its name leads out of the archive" },
      { name: "my export.zip//absolute.csv", reason: "its name leads out of the archive" },
      { name: "my export.zip/inner.zip", reason: "it is an archive within an archive" },
    ]);
  });

  it.each([
    ["gzip", (text: string) => gzipSync(text), "x.csv.gz"],
    ["ZIP", (text: string) => zipOf({ "x.csv": text }), "x.zip"],
  ])("stops a bomb: %s", async (_, pack, name) => {
    await expect(read(onDisk(name, pack("\n".repeat(101 * 2 ** 20))))).rejects.toMatchObject({
      code: "invalid-data",
      message: expect.stringMatching(/unpacks to more than 104,857,600 bytes/),
    });
  });

  it("gives what stands before a cut, then says where it is", async () => {
    const packed = gzipSync(lines(200_000));
    const { files } = await unpack([onDisk("cut.csv.gz", packed.subarray(0, packed.length - 50))]);
    let bytes = 0;
    const reading = async () => {
      for await (const chunk of files[0]!.open()) bytes += chunk.length;
    };
    await expect(reading()).rejects.toThrow(/^cut\.csv, line 1\d{5}: the archive is damaged or ends too early/);
    expect(bytes).toBeGreaterThan(1_000_000);
  });

  it("says of any damage to a ZIP that it is damaged, and never hangs", async () => {
    const content = { "a.csv": lines(50), "b.csv": lines(20) };
    const whole = zipOf(content);
    const outcomes = new Set<string>();
    for (let at = 0; at < whole.length; at += 3) {
      for (const bytes of [whole.subarray(0, at), Uint8Array.from(whole, (byte, i) => (i === at ? byte ^ 0x55 : byte))]) {
        const error = await read(onDisk("damaged.zip", bytes)).then(
          ({ texts }) => {
            // Without its first bytes it is no archive, and read as it is.
            for (const [name, text] of Object.entries(texts))
              if (name !== "damaged.zip") expect(Object.values(content)).toContain(text);
          },
          (thrown: unknown) => thrown,
        );
        if (error !== undefined) expect(error).toBeInstanceOf(SourceError);
        outcomes.add(error === undefined ? "read" : (error as SourceError).problem.rule);
      }
    }
    expect(outcomes).toEqual(new Set(["read", "damaged-archive"]));
  });
});
