import {
  type Choice,
  chooseSources,
  decodedFile,
  detectEncoding,
  ENCODINGS,
  type Encoding,
  type InputFile,
  OneOf,
  type Sample,
  type Source,
  SourceError,
  sources,
} from "@segue/engine";
import { Type } from "typebox";
import { SegueError } from "../errors.js";
import { unpack } from "./unpack.js";
import { type Upload, uploadedFile } from "./uploads.js";

export const uploadSchema = Type.Object(
  { id: Type.String({ maxLength: 100 }), name: Type.String({ minLength: 1, maxLength: 1024 }) },
  { additionalProperties: false },
);

/** How files are to be read, as whoever sends them says. */
export const readingSchema = {
  uploads: Type.Array(uploadSchema, { minItems: 1, maxItems: 1000 }),
  format: Type.String({ maxLength: 100, default: "auto", description: "A format's name, where it is not recognised" }),
  columns: Type.Record(Type.String(), Type.String({ maxLength: 1024 }), {
    default: {},
    description: "Which column means what: our word → theirs",
  }),
  encoding: OneOf(["auto", ...ENCODINGS], {
    default: "auto",
    description: "How the text is encoded, where it is not recognised",
  }),
};

/** Uploaded files, ready to be read. */
export interface Input {
  readonly choice: Choice;
  /** How the text of each file is encoded, by the file's name. */
  readonly encodings: ReadonlyMap<string, Encoding>;
  close(): void;
}

interface Wish {
  readonly uploads: readonly Upload[];
  /** A source's name, or `auto`. */
  readonly format: string;
  readonly encoding: Encoding | "auto";
}

/** Opens uploads: unpacks, decodes, and finds the source of each; throws `unknown-upload`, `unknown-format` or `invalid-data`. */
export async function openInput(data: string, workspace: string, { uploads, format, encoding }: Wish): Promise<Input> {
  const named = sourceNamed(format);
  const files = await Promise.all(uploads.map((upload) => uploadedFile(data, workspace, upload)));
  return refusing(async () => {
    const { files: found, leftAside, close } = await unpack(files);
    try {
      const encodings = new Map<string, Encoding>();
      const samples: Sample[] = [];
      for (const file of found) {
        encodings.set(file.name, encoding === "auto" ? await detectEncoding(file) : encoding);
        const readable = decodedFile(file, encodings.get(file.name)!);
        samples.push({ file: readable, head: await headOf(readable) });
      }
      const choice = chooseSources(samples, named);
      return { choice: { ...choice, leftAside: [...choice.leftAside, ...leftAside] }, encodings, close };
    } catch (thrown) {
      close();
      throw thrown;
    }
  });
}

function sourceNamed(format: string): Source | undefined {
  const named = sources.find((source) => source.name === format);
  if (named !== undefined || format === "auto") return named;
  const names = sources.map((source) => source.name).join(", ");
  throw new SegueError("unknown-format", `There is no format ${JSON.stringify(format)}; there are ${names}.`);
}

/** Does `work`; where it says that a file cannot be read, that is `invalid-data`. */
export async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    throw thrown instanceof SourceError ? new SegueError("invalid-data", thrown.message, { cause: thrown }) : thrown;
  }
}

const HEAD_BYTES = 65_536;

/** The first bytes of a file, as many as tell its format. */
async function headOf(input: InputFile): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of input.open()) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= HEAD_BYTES) break;
  }
  return Buffer.concat(chunks).subarray(0, HEAD_BYTES);
}
