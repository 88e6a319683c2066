import { wave, write } from "../hearing/music-folder.js";

const NAMES = ["high", "low", "noise"] as const;
const SONGS = 8;

/** A folder of music whose folders are classes: high tones, low tones, noise; eight songs of two seconds each, all different. */
export function labelledMusic(folder: string): void {
  let seed = 1;
  const random = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return (2 * seed) / 2_147_483_647 - 1;
  };
  const sounds = {
    high: (song: number) => (s: number) => 0.3 * Math.sin(2 * Math.PI * (1500 + 40 * song) * s),
    low: (song: number) => (s: number) => 0.3 * Math.sin(2 * Math.PI * (200 + 10 * song) * s),
    noise: (song: number) => () => (0.1 + 0.02 * song) * random(),
  };
  for (const name of NAMES)
    for (let song = 0; song < SONGS; song++) write(folder, `${name}/${name}-${song}.wav`, wave(2, sounds[name](song)));
}

/** A table of the same classes. */
export const labelTable = (): string =>
  ["file,label", ...NAMES.flatMap((name) => Array.from({ length: SONGS }, (_, song) => `${name}-${song}.wav,${name}y`))].join(
    "\n",
  );

/** A table of tracks that are numbers, and two that follow from them. */
export function numberTable(): string {
  const rows = Array.from({ length: 40 }, (_, i) => {
    const [tempo, loudness] = [60 + ((i * 37) % 100), -20 + ((i * 17) % 16)];
    return `t${i},Song ${i},Band ${i % 10},${tempo},${loudness},${(tempo - 110) / 50},${(loudness + 12) / 8}`;
  });
  return ["track_id,title,artist,tempo,loudness,valence,arousal", ...rows].join("\n");
}
