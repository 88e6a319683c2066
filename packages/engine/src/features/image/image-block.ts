import type { Feature } from "../feature.js";
import type { Block } from "../steps/step.js";
import type { ImageSet } from "./image-set.js";

/** What sets say of a picture, as it is learned from: the dots of one set as an image (channels × rows × columns), or the numbers of others one after the other; or why they do not go together. */
export function imageBlock(
  sets: readonly ImageSet[],
  features: ReadonlyMap<string, Feature>,
): { readonly block: Block } | { readonly why: string } {
  const image = sets.find(({ channels }) => channels !== undefined);
  if (image === undefined) {
    const data = Float32Array.from(sets.flatMap(({ name }) => [...features.get(name)!.data]));
    return { block: { shape: [data.length], data } };
  }
  const other = sets.find((set) => set !== image);
  if (other !== undefined) return { why: `${image.name} is a picture and ${other.name} is not` };
  const { bands, frames, data } = features.get(image.name)!;
  return { block: { shape: [image.channels!, bands / image.channels!, frames], data } };
}
