import { memo } from "react";
import { drawsOf } from "./draws.js";
import { heardIn } from "./features.js";
import { initial } from "./initial.js";
import { palette } from "./palette.js";
import { blocks, hills, rays, shore } from "./scenes.js";

interface CoverProps {
  readonly title: string;
  readonly artist: string;
  readonly facts?: Readonly<Record<string, string | number>>;
}

/** The picture of a track that has none: key (or artist) gives the hue, energy the form, the name all else; where nothing is known of its sound, how its title begins. It says nothing that is not beside it in words. */
export const Cover = memo(function Cover({ title, artist, facts = {} }: CoverProps) {
  const draw = drawsOf(`${artist}\n${title}`);
  const heard = heardIn(facts, artist);
  return (
    <svg className="cover" viewBox="0 0 100 100" aria-hidden="true" focusable="false">
      {heard === undefined ? initial(title, draw) : scene(heard, draw)}
    </svg>
  );
});

function scene(heard: NonNullable<ReturnType<typeof heardIn>>, draw: () => number) {
  const colors = palette(heard);
  const picture = heard.energy < 0.25 ? shore : heard.energy < 0.5 ? hills : heard.energy < 0.75 ? blocks : rays;
  return (
    <>
      <rect width="100" height="100" fill={colors.ground} />
      {picture(colors, draw, heard.tempo)}
    </>
  );
}
