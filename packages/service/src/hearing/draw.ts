import { type Feature, type PictureKind, type PictureSize, soundPictures } from "@segue/engine";
import { encode } from "fast-png";
import { Type } from "typebox";

/** How a request says how large a picture is to be. */
export const pictureSizeSchema = {
  width: Type.Optional(Type.Integer({ minimum: 16, maximum: 4096, description: "Dots from left to right" })),
  height: Type.Optional(Type.Integer({ minimum: 16, maximum: 2048, description: "Dots from top to bottom" })),
};

/** How a request names what is to be drawn. */
export const pictureNameSchema = Type.Union(
  soundPictures.map(({ name, title }) => Type.Literal(name, { description: title })),
  { description: "What is drawn" },
);

export const pictureNamed = (name: string): PictureKind => soundPictures.find((kind) => kind.name === name)!;

/** A picture of a sound as PNG. */
export function drawPng(kind: PictureKind, feature: Feature, { width, height }: Partial<PictureSize>): Uint8Array {
  const size = { width: width ?? kind.usual.width, height: height ?? kind.usual.height };
  return encode({ ...kind.draw(feature, size), channels: 4, depth: 8 });
}
