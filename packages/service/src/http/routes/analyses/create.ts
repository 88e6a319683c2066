import { Type } from "typebox";
import { type Said, sayOf } from "../../../analyzing/say.js";
import { SegueError } from "../../../errors.js";
import { uploadSchema } from "../../../hearing/hear-upload.js";
import { analyze } from "../../../registry/foreign/analyzer.js";
import { defineRoute } from "../../route.js";
import { strict } from "../../schemas.js";

export default defineRoute({
  method: "POST",
  url: "/v1/analyses",
  operation: "analyze",
  tag: "analyses",
  summary:
    "What a model says of a file (sound, a picture, a text, as it reads them), of a track, or of numbers: labels, the most probable first, or numbers",
  scope: "recommend",
  audit: { how: "nothing" },
  asks: true,
  schemas: {
    body: strict({
      model: Type.String({ minLength: 1, maxLength: 100, description: "A model that analyzes: name or name@version" }),
      upload: Type.Optional({
        ...uploadSchema,
        description:
          "A file, for a model that was trained here: sound; where it reads covers or words a picture or a text, or sound that holds one",
      }),
      track: Type.Optional(
        Type.String({ minLength: 1, maxLength: 512, description: "A track of the catalogue, for a model that was trained here" }),
      ),
      inputs: Type.Optional(
        Type.Record(Type.String(), Type.Unknown(), {
          description:
            "For a model that was made elsewhere: by name of input numbers in nested lists, of the shape that its manifest declares",
        }),
      ),
    }),
  },
  answer: {
    status: 200,
    schema: Type.Object({
      model: Type.String(),
      version: Type.Integer(),
      labels: Type.Optional(
        Type.Array(Type.Object({ label: Type.String(), probability: Type.Number({ minimum: 0, maximum: 1 }) })),
      ),
      numbers: Type.Optional(
        Type.Array(
          Type.Object({
            name: Type.String(),
            value: Type.Number(),
            deviation: Type.Optional(
              Type.Number({ description: "How far the truth is from it, as a standard deviation; where the model knows" }),
            ),
          }),
        ),
      ),
      values: Type.Optional(Type.Unknown({ description: "Numbers in nested lists, where a foreign model declares no labels" })),
      seconds: Type.Number({ description: "How long it took" }),
    }),
  },
  async handle({ workspace, body }, { services, models, analyzers }) {
    const started = performance.now();
    const { name, version } = await models.find(workspace, body.model);
    const loaded = await analyzers.load(workspace, `${name}@${version}`);
    const analysis =
      "foreign" in loaded
        ? await analyze(loaded.foreign, only(body, "inputs", `${name} was made elsewhere`).inputs!)
        : await saidOf(body, () => sayOf(services, workspace, loaded.own, body));
    return { model: name, version, ...analysis, seconds: Math.round(performance.now() - started) / 1000 };
  },
});

type Body = { readonly inputs?: Record<string, unknown>; readonly upload?: object; readonly track?: string };

async function saidOf({ inputs, upload, track }: Body, say: () => Promise<Said>): Promise<Said> {
  if (inputs === undefined && (upload === undefined) !== (track === undefined)) return say();
  throw new SegueError("invalid-request", "A model that was trained here is asked with either an upload or a track.", {
    hint: "Upload the file with POST /v1/uploads and name it as upload: {id, name}; or name a track.",
  });
}

function only<B extends Body>(body: B, field: "inputs", why: string): B {
  const { inputs, upload, track } = body;
  if (inputs !== undefined && upload === undefined && track === undefined) return body;
  throw new SegueError("invalid-request", `${why}: it is asked with ${field} alone.`, {
    hint: "Write numbers in nested lists by name of the model's input.",
  });
}
