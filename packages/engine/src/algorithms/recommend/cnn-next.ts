import { add, convolutionOverTime, dropout, layerNorm, relu, type Tensor } from "@segue/autograd";
import { type Static, Type } from "typebox";
import { defineAlgorithm } from "../algorithm.js";
import { nextTrackNetwork } from "../networks/next-track-network.js";
import { trainingParameters } from "../networks/parameters.js";
import { tunable } from "../tunable.js";

const config = Type.Object(
  {
    kernel: Type.Integer({
      minimum: 2,
      maximum: 9,
      default: 3,
      description: "Tracks that a convolution looks at, the newest and those before it",
      ...tunable({ choices: [2, 3, 5] }),
    }),
    dilations: Type.Array(Type.Integer({ minimum: 1, maximum: 256 }), {
      minItems: 1,
      maxItems: 16,
      default: [1, 2, 4],
      description:
        "The residual blocks: how far apart the tracks are at which the first convolution of each looks; the second looks twice as far",
      ...tunable({ choices: [[1], [1, 2], [1, 2, 4], [1, 2, 4, 8], [1, 2, 1, 2]] }),
    }),
    ...trainingParameters(),
  },
  { additionalProperties: false },
);
type Config = Static<typeof config>;

/**
 * Causal convolutions over a session, whose reach grows with their dilation: NextItNet with its residual blocks (figure 3b of the paper: convolution, normalisation, ReLU, twice, the second with twice
 * the dilation). Read-out, vectors and loss are those that all networks here share, in place of a softmax over all tracks.
 */
export const cnnNext = defineAlgorithm({
  name: "cnn-next",
  summary:
    "Dilated causal convolutions that read stretches of a session and foretell the next track. Small model without listeners; learns for minutes and wants thousands of sessions.",
  paper:
    "Yuan, Karatzoglou, Arapakis, Jose & He, “A simple convolutional generative network for next item recommendation”, WSDM 2019 (NextItNet)",
  config,
  ...nextTrackNetwork<Config>((tracks, { kernel, dilations, dropout: rate }) =>
    dilations.reduce(
      (states, dilation, b) => residualBlock(states, { name: `block.${b + 1}`, kernel, dilation }),
      dropout(tracks, rate),
    ),
  ),
});

interface Block {
  readonly name: string;
  readonly kernel: number;
  readonly dilation: number;
}

function residualBlock(x: Tensor, { name, kernel, dilation }: Block): Tensor {
  const layer = (input: Tensor, number: number) => {
    const part = `${name}.${number}`;
    const options = { name: part, channels: x.shape.at(-1)!, kernel, dilation: number * dilation, padding: "causal" } as const;
    return relu(layerNorm(convolutionOverTime(input, options), `${part}.norm`));
  };
  return add(x, layer(layer(x, 1), 2));
}
