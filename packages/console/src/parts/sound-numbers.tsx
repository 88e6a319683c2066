import type { Track } from "@segue/client";
import { useQuery } from "@tanstack/react-query";
import { ranksQuery } from "../api/queries.js";
import { useSession } from "../app/session.js";
import type { Texts } from "../texts/en/index.js";
import { type Formats, useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";
import { PITCHES } from "./pitches.js";
import { RankSaid } from "./rank-said.js";

type Features = NonNullable<Track["sound"]>["features"];
type Values = Features[string]["values"];

/** How a number of a set is told: what it is called, it with its unit, and as what it is ranked. */
type Told = (
  values: Values,
  formats: Formats,
  texts: Texts["sound"],
) => readonly (readonly [name: string, value: string, ranked?: string])[];

/** Each set as listeners know it; a set that is not here is shown as the service tells it. */
const TOLD: Readonly<Record<string, Told>> = {
  key: ({ tonic = 0, mode = 1 }, _, { numbers }) => [[numbers.key, numbers.keyOf(PITCHES[tonic] ?? "", mode === 1)]],
  tempo: ({ tempo = 0 }, { figure }, { numbers }) => [
    tempo === 0 ? [numbers.tempo, "—"] : [numbers.tempo, `${figure(Math.round(tempo))} BPM`, "tempo"],
  ],
  loudness: (values, { decimal }, { numbers }) => [
    [numbers.loudness, `${decimal(values["integrated loudness"] ?? 0)} LUFS`, "integrated loudness"],
    [numbers.range, `${decimal(values["loudness range"] ?? 0)} LU`, "loudness range"],
    [numbers.peak, `${decimal(values["true peak"] ?? 0)} dBTP`],
  ],
  tuning: ({ tuning = 0 }, { decimal }, { numbers }) => [[numbers.tuning, numbers.cents(decimal(100 * tuning))]],
  quality: (values, { percent, decimal }, { numbers }) => [
    [numbers.silent, percent(values["silent share"] ?? 0)],
    [numbers.clipped, percent(values["clipped share"] ?? 0)],
    [numbers.floor, `${decimal(values["noise floor"] ?? 0)} dBFS`],
  ],
};

/** What was measured of a sound: key and tempo first. */
export function SoundNumbers({ track, features }: { readonly track: string; readonly features: Features }) {
  const { client } = useSession();
  const ranks = useQuery(ranksQuery(client, track)).data?.sound;
  const { sound } = useTexts();
  const formats = useFormats();
  const known = Object.keys(TOLD).flatMap((set) => {
    const feature = features[set];
    return feature === undefined ? [] : TOLD[set]!(feature.values, formats, sound);
  });
  const others = Object.entries(features).flatMap(([set, { values }]) =>
    set in TOLD ? [] : Object.entries(values).map(([name, value]) => [`${set} · ${name}`, formats.figure(value)] as const),
  );
  return (
    <dl className="standing-now numbers">
      {[...known, ...others].map(([name, value, ranked]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {value}
            {ranked !== undefined && <RankSaid name={ranked} rank={ranks?.[ranked]} />}
          </dd>
        </div>
      ))}
    </dl>
  );
}
