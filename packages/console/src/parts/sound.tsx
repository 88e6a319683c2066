import { Button } from "@mantine/core";
import type { Job, Track } from "@segue/client";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { pictureQuery, type SoundPicture, soundAddress, soundPicturePath } from "../api/sound.js";
import { useStart } from "../api/use-start.js";
import { useSession } from "../app/session.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";
import { Problem } from "./problem.js";

/** What a track sounds like: to be played, as a picture, and in numbers. */
export function Sound({ id, sound }: { readonly id: string; readonly sound: NonNullable<Track["sound"]> }) {
  const { sound: texts } = useTexts();
  const { duration, figure } = useFormats();
  const told = [sound.format, sound.seconds === undefined ? undefined : duration(sound.seconds)];
  return (
    <section>
      <h2>
        {texts.title} <small>{told.filter(Boolean).join(" · ")}</small>
      </h2>
      <Player id={id} />
      <Picture id={id} />
      <dl className="standing-now">
        {Object.entries(sound.features).flatMap(([set, { values, unit }]) =>
          Object.entries(values).map(([name, value]) => (
            <div key={`${set} ${name}`}>
              <dt lang="en">{name === set ? set : `${set} · ${name}`}</dt>
              <dd>
                {figure(value)} <span className="soft">{unit}</span>
              </dd>
            </div>
          )),
        )}
      </dl>
    </section>
  );
}

function Player({ id }: { readonly id: string }) {
  const { client } = useSession();
  const { sound } = useTexts();
  const playing = useMutation({ mutationFn: () => soundAddress(client, id) });
  if (playing.data !== undefined)
    // biome-ignore lint/a11y/useMediaCaption: music that was imported has no captions.
    return <audio controls autoPlay src={playing.data} />;
  return (
    <>
      <Button loading={playing.isPending} onClick={() => playing.mutate()}>
        ▶ {sound.play}
      </Button>
      {playing.isError && <Problem error={playing.error} again={() => playing.mutate()} />}
    </>
  );
}

/** Its waveform or its spectrogram; how it is computed where it was not. */
function Picture({ id }: { readonly id: string }) {
  const { client } = useSession();
  const { sound } = useTexts();
  const [of, show] = useState<SoundPicture>("waveform");
  const { data, error } = useQuery(pictureQuery(client, soundPicturePath(id, of)));
  const other = of === "waveform" ? "spectrogram" : "waveform";
  return (
    <figure className="sound-picture">
      {data !== undefined && <img src={data} alt={sound.of[of]} />}
      {error !== null && <Compute />}
      <figcaption>
        <button type="button" className="link" onClick={() => show(other)}>
          {sound.show(sound.of[other])}
        </button>
      </figcaption>
    </figure>
  );
}

/** What is computed of each file of sound: both pictures, and the numbers that stand below. */
const SETS = ["waveform", "log-mel", "loudness", "quality", "tempo", "key", "tuning"];

function Compute() {
  const { client } = useSession();
  const { sound } = useTexts();
  const computing = useStart(() => client.take(client.api.POST("/v1/features", { body: { features: SETS } })) as Promise<Job>);
  return (
    <>
      <p>
        <button type="button" className="plain" disabled={computing.isPending} onClick={() => computing.mutate()}>
          {sound.compute}
        </button>{" "}
        <span className="soft">{sound.computeHint}</span>
      </p>
      {computing.isError && <Problem error={computing.error} again={() => computing.mutate()} />}
    </>
  );
}
