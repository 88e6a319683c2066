import { Button } from "@mantine/core";
import type { Job, Track } from "@segue/client";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { pictureQuery, type SoundPicture, soundPicturePath } from "../api/sound.js";
import { useStart } from "../api/use-start.js";
import { useSession } from "../app/session.js";
import { usePlayer } from "../player/player.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";
import { Problem } from "./problem.js";
import { SoundNumbers } from "./sound-numbers.js";

/** What a track sounds like: to be played, as a picture, and in numbers. */
export function Sound({ track, sound }: { readonly track: Track; readonly sound: NonNullable<Track["sound"]> }) {
  const { sound: texts } = useTexts();
  const { duration } = useFormats();
  const told = [sound.format, sound.seconds === undefined ? undefined : duration(sound.seconds)];
  return (
    <section>
      <h2>
        {texts.title} <small>{told.filter(Boolean).join(" · ")}</small>
      </h2>
      <Verbs track={track} />
      <Picture id={track.id} drawn={sound.pictures} />
      <SoundNumbers track={track.id} features={sound.features} />
    </section>
  );
}

/** Plays it at once, or puts it into the queue. */
function Verbs({ track }: { readonly track: Track }) {
  const { sound, player: texts } = useTexts();
  const player = usePlayer();
  const queued = { id: track.id, title: track.title ?? track.id, artist: track.artist ?? "" };
  return (
    <div className="actions">
      <Button onClick={() => player.play([queued])}>▶ {sound.play}</Button>
      {player.current !== undefined && (
        <>
          <button type="button" className="plain" onClick={() => player.add([queued], "next")}>
            {texts.playNext}
          </button>
          <button type="button" className="plain" onClick={() => player.add([queued], "last")}>
            {texts.addLast}
          </button>
        </>
      )}
    </div>
  );
}

/** Its waveform or its spectrogram; how it is computed where it was not. */
function Picture({ id, drawn }: { readonly id: string; readonly drawn: readonly string[] }) {
  const { client } = useSession();
  const { sound } = useTexts();
  const [of, show] = useState<SoundPicture>("waveform");
  const there = drawn.includes(of);
  const { data } = useQuery({ ...pictureQuery(client, soundPicturePath(id, of)), enabled: there });
  const other = of === "waveform" ? "spectrogram" : "waveform";
  return (
    <figure className="sound-picture">
      {data !== undefined && <img src={data} alt={sound.of[of]} />}
      {!there && <Compute />}
      <figcaption>
        <button type="button" className="link" onClick={() => show(other)}>
          {sound.show(sound.of[other])}
        </button>
      </figcaption>
    </figure>
  );
}

/** What is computed of each file of sound: both pictures, the numbers that stand below, and what tells which sound alike. */
const SETS = ["waveform", "log-mel", "loudness", "quality", "tempo", "key", "tuning", "mfcc", "chroma", "contrast"];

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
