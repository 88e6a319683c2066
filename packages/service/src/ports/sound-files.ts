import type { Feature } from "@segue/engine";

/** Reads files of sound of whatever origin, each in a process that can be stopped and is bounded. */
export interface SoundFiles {
  /**
   * What a file holds. Rejects with a {@link SoundFileError} that says what is wrong with it, whatever it is: nothing that a file holds ends the service.
   * Files that are asked for at the same time are read beside each other as far as there are processors.
   */
  read(path: string, wish: SoundWish): Promise<SoundFile>;
  /** Ends what reads. */
  close(): Promise<void>;
}

export interface SoundWish {
  /** Names of sets of features. Without any the sound is not decoded: only what is written about it is read. */
  readonly features: readonly string[];
}

export interface SoundFile {
  readonly format: SoundFormat;
  readonly tags: SoundTags;
  /** By name of the set. */
  readonly features: Readonly<Record<string, Feature>>;
}

/** What is written about how it is stored. */
export interface SoundFormat {
  /** As it is found out from the content: `mp3`, `flac`, `ogg-vorbis`, `ogg-opus`, `m4a`, `aac`, `wav`, `aiff`. */
  readonly name: string;
  readonly seconds?: number;
  /** Hz. */
  readonly rate?: number;
  readonly channels?: number;
  /** Bits a second. */
  readonly bitrate?: number;
}

/** What is written about the music. */
export interface SoundTags {
  readonly title?: string;
  readonly artist?: string;
  readonly album?: string;
  readonly albumArtist?: string;
  readonly year?: number;
  readonly genres: readonly string[];
  readonly track?: number;
  readonly disc?: number;
  /** MusicBrainz id of the recording, and of the release. */
  readonly recordingMbid?: string;
  readonly releaseMbid?: string;
  readonly isrc?: string;
  /** dB to add, so that all tracks, or albums, are equally loud. */
  readonly replayGain?: { readonly track?: number; readonly album?: number };
  readonly lyrics?: Lyrics;
  /** The picture of the cover: its type (`image/jpeg`) and bytes. */
  readonly cover?: { readonly type: string; readonly bytes: Uint8Array };
}

export interface Lyrics {
  readonly text: string;
  /** Where it is written when each line is sung. */
  readonly lines?: readonly { readonly seconds: number; readonly text: string }[];
}

/**
 * Why a file was not read. `unknown`: it is no sound that is known here; `damaged`: it is broken, or cut off; `undecodable`: its sound is stored in a way that
 * is not decoded here; `too-long`: it is longer than what is looked at; `slow`, `memory`: reading it went beyond a limit; `died`: what read it has ended.
 */
export type SoundFailure = "unknown" | "damaged" | "undecodable" | "too-long" | "slow" | "memory" | "died";

export class SoundFileError extends Error {
  readonly failure: SoundFailure;
  constructor(failure: SoundFailure, sentence: string) {
    super(sentence);
    this.failure = failure;
  }
}
