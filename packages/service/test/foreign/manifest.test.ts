import { describe, expect, it } from "vitest";
import { readListFile } from "../../src/registry/foreign/list-file.js";
import { filesOf, parseManifest } from "../../src/registry/foreign/manifest.js";

const toml = (text: string) => parseManifest({ name: "m.toml", text });
const refused = (message: string | RegExp) =>
  expect.objectContaining({
    code: "invalid-manifest",
    message: typeof message === "string" ? message : expect.stringMatching(message),
  });

const RECOMMEND = `task = "recommend"
tracks = { file = "tracks.txt" }

[inputs.history]
transform = "l2"

[output]
better = "lower"
`;

const ANALYZE = `task = "analyze"
[inputs.mel]
shape = [64, "frames"]
steps = [
  { step = "log1p" },
  { step = "standardise", axis = 0, mean = [0.5], deviation = [2.0] },
]
[output]
name = "logits"
labels = ["rock", "jazz"]
`;

describe("a manifest", () => {
  it("is read with its defaults, from TOML and JSON alike", () => {
    const manifest = toml(RECOMMEND);
    expect(manifest).toEqual({
      task: "recommend",
      tracks: { file: "tracks.txt" },
      inputs: { history: { name: "history", transform: "l2" } },
      output: { name: "scores", better: "lower", skip: 0 },
    });
    expect(filesOf(manifest)).toEqual(["tracks.txt"]);
    const text = JSON.stringify({
      task: "recommend",
      tracks: { file: "tracks.txt" },
      inputs: { history: { transform: "l2" } },
      output: { better: "lower" },
    });
    expect(parseManifest({ name: "M.JSON", text })).toEqual(manifest);
    expect(toml(ANALYZE)).toMatchObject({
      batched: true,
      inputs: { mel: { type: "float32" } },
      output: { activation: "none", multiple: false },
    });
  });

  it.each([
    ["no TOML", "task = \n", /^m\.toml, line 1, column \d+: this is no TOML: /],
    ["no task", "notes = 'x'\n", "m.toml: task is missing."],
    ["an unknown task", "\ntask = 'dance'\n", 'm.toml, line 2: task must be one of recommend, analyze (found "dance").'],
    [
      "an unknown transform",
      RECOMMEND.replace('"l2"', '"cube"'),
      'm.toml, line 5: inputs.history.transform must be one of none, binary, log1p, l2, mean (found "cube").',
    ],
    [
      "an unknown word",
      RECOMMEND.replace("better", "bettr"),
      /^m\.toml, line 8: output\.bettr is not known; known are name, better, skip/,
    ],
    [
      "no inputs",
      RECOMMEND.replace('[inputs.history]\ntransform = "l2"', "[inputs]"),
      "m.toml, line 4: inputs must declare history, sequence or both.",
    ],
    [
      "a length of nothing",
      RECOMMEND.replace("[output]", "[inputs.length]\n[output]"),
      "m.toml, line 7: inputs.length is the length of a sequence, and there is no inputs.sequence.",
    ],
    ["no tracks", RECOMMEND.replace(/tracks.*\n/, ""), "m.toml: tracks is missing."],
    [
      "tracks that are a number",
      RECOMMEND.replace(/tracks.*\n/, "tracks = 7\n"),
      'm.toml, line 2: tracks must be "catalogue", a list of ids or { file = "…" } (found 7).',
    ],
    [
      "a track twice",
      RECOMMEND.replace(/tracks.*\n/, 'tracks = ["a", "b", "a"]\n'),
      'm.toml, line 2: tracks.2 is "a" again, as is entry 0.',
    ],
    ["no track", RECOMMEND.replace(/tracks.*\n/, "tracks = []\n"), "m.toml, line 2: tracks is empty."],
    [
      "an unknown step",
      ANALYZE.replace('"log1p"', '"sqrt"'),
      'm.toml, line 5: inputs.mel.steps.0.step must be one of scale, standardise, clip, log1p, layout (found "sqrt").',
    ],
    [
      "a step's setting",
      ANALYZE.replace("axis = 0", "axis = 2"),
      "m.toml, line 4: inputs.mel.steps.1 has the axis 2, and the numbers have 2 axes (the first is 0).",
    ],
    [
      "means of another number",
      ANALYZE.replace("mean = [0.5]", "mean = [1.0, 2.0]"),
      "m.toml, line 4: inputs.mel.steps.1 has 2 numbers as mean, and axis 0 has 64 places.",
    ],
    ["a size of nothing", ANALYZE.replace("64,", "0,"), /^m\.toml, line 3: inputs\.mel\.shape/],
    [
      "softmax for several labels",
      ANALYZE.replace("labels", 'activation = "softmax"\nmultiple = true\nlabels'),
      /^m\.toml, line 10: output\.activation is softmax, which makes one label true/,
    ],
    [
      "steps of whole numbers",
      ANALYZE.replace("shape =", 'type = "int32"\nshape ='),
      "m.toml, line 5: inputs.mel.steps make fractions, and the input's type is int32.",
    ],
  ])("names the line and what would be right: %s", (_what, text, message) => {
    expect(() => toml(text)).toThrow(refused(message));
  });

  it("names the line of a fault in JSON, too", () => {
    const json = (text: string) => () => parseManifest({ name: "m.json", text });
    expect(
      json(
        '{\n "task": "recommend",\n "tracks": "catalogue",\n "inputs": {"history": {\n  "transform": "cube" }},\n "output": {}\n}',
      ),
    ).toThrow(refused(/^m\.json, line 5: inputs\.history\.transform must be one of/));
    expect(json('{\n "task": "recommend",\n oops }')).toThrow(refused(/^m\.json.*this is no JSON: /));
  });
});

describe("a list beside a manifest", () => {
  it("is one entry a line, or a JSON list", () => {
    expect(readListFile({ name: "t.txt", text: "\uFEFFa\r\n b \nc,d\n" })).toEqual(["a", " b ", "c,d"]);
    expect(readListFile({ name: "t.json", text: '["a", "b\\n"]' })).toEqual(["a", "b\n"]);
  });

  it.each([
    ["t.txt", "a\n\nb\n", 't.txt: the list.1 must be a text that is not empty (found "").'],
    ["t.txt", "a\nb\na\n", 't.txt: the list.2 is "a" again, as is entry 0.'],
    ["t.txt", "", "t.txt: the list is empty."],
    ["t.json", "[1]", "t.json: the list.0 must be a text that is not empty (found 1)."],
    ["t.json", "{}", "t.json: the list.0 must be a text that is not empty (found {})."],
  ])("%s %j is refused", (name, text, message) => {
    expect(() => readListFile({ name, text })).toThrow(refused(message));
  });
});
