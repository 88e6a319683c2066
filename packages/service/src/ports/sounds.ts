import type { Lyrics, SoundFormat, SoundTags } from "./sound-files.js";

/** A folder of music that was read. Its files stay where they are. */
export interface SoundFolder {
  /** Its number within the store. */
  readonly pk: number;
  /** Its whole path. */
  readonly path: string;
  /** The import that tells what is in it; null before the first is published. */
  readonly import: string | null;
}

/** A file as its folder tells of it, without a look into it. */
export interface SoundPlace {
  /** Its path below the folder, with `/`. */
  readonly place: string;
  /** In bytes. */
  readonly size: number;
  /** When it was changed, in milliseconds since 1970. */
  readonly changedAt: number;
  /** Names, sizes and times of the files beside it that tell about it (lyrics, a picture), as one word. */
  readonly beside: string;
}

/** What was found in a file. */
export interface SoundFound {
  readonly format: SoundFormat;
  readonly tags: Omit<SoundTags, "lyrics" | "cover">;
  /** How good the recording is; absent where its sound is not decoded. See the set of features of that name. */
  readonly quality?: SoundQuality;
}

export interface SoundQuality {
  /** Share of its time, 0 … 1. */
  readonly silent: number;
  /** Mean of the worst channel, an amplitude from −1 to 1. */
  readonly offset: number;
  /** Share of its time, 0 … 1. */
  readonly clipped: number;
  /** The level that a twentieth of it stays below, in dBFS. */
  readonly floor: number;
  /** The level of the noise that is heard in its quiet passages, in dBFS; −120 where none is, absent where a version read it that did not look. */
  readonly noise?: number;
}

/** A picture of a cover. */
export interface SoundCover {
  /** SHA-256 of its bytes, hexadecimal. */
  readonly hash: string;
  /** Its media type, by its content. */
  readonly type: string;
  /** Where the picture lies below the folder; null where it is within the file of sound. */
  readonly place: string | null;
}

/** Why nothing was found in a file. */
export interface SoundFault {
  readonly rule: string;
  readonly reason: string;
  readonly remedy: string;
}

/** A file of sound that was read, or could not be. */
export interface NotedSound extends SoundPlace {
  /** SHA-256 of the whole file, hexadecimal; empty where it could not be opened. */
  readonly hash: string;
  /** By which version of the reading it was read. */
  readonly reader: number;
  /** The track that it is; null while nobody has looked. */
  readonly track: string | null;
  readonly found: SoundFound | null;
  readonly lyrics: Lyrics | null;
  readonly cover: SoundCover | null;
  readonly fault: SoundFault | null;
}

/** What tells whether a file must be read again. */
export type SoundGlance = Pick<NotedSound, "place" | "size" | "changedAt" | "beside" | "hash" | "reader"> & {
  /** The rule of its fault, where it could not be read. */
  readonly fault: string | null;
};

/** A file of sound that is a track. */
export interface TrackSound {
  readonly track: string;
  readonly folder: string;
  readonly place: string;
  readonly size: number;
  readonly changedAt: number;
  readonly hash: string;
  readonly found: SoundFound;
  readonly cover: SoundCover | null;
  readonly hasLyrics: boolean;
}

/** Where a file of a track lies. */
export type TrackPlace = Pick<TrackSound, "track" | "folder" | "place">;

/** Where the sound of tracks lies, and what is known of it. */
export interface Sounds {
  /** The folder of that path, noted where it was not. */
  folder(workspace: string, path: string): Promise<SoundFolder>;
  /** The same, where it was noted. */
  findFolder(workspace: string, path: string): Promise<SoundFolder | undefined>;
  /** Says which import tells what is in a folder. */
  published(workspace: string, folder: number, importId: string): Promise<void>;
  /** What was noted of each file of a folder, by its place. */
  glance(workspace: string, folder: number): Promise<Map<string, SoundGlance>>;
  /** Notes a file, in place of what was noted at that place. */
  note(workspace: string, folder: number, sound: NotedSound): Promise<void>;
  get(workspace: string, folder: number, place: string): Promise<NotedSound | undefined>;
  /** All files of a folder, some hundred at a time, in order of their places. */
  everything(workspace: string, folder: number): AsyncIterable<readonly NotedSound[]>;
  /** Says which tracks files are, by their places. */
  assign(workspace: string, folder: number, tracks: ReadonlyMap<string, string>): Promise<void>;
  forget(workspace: string, folder: number, places: readonly string[]): Promise<void>;
  /** The files of tracks, of each track in order of folders and places. */
  ofTracks(workspace: string, tracks: readonly string[]): Promise<TrackSound[]>;
  lyrics(workspace: string, track: string): Promise<Lyrics | undefined>;
  /** A file of each content (hash) that could be read, in order of the hashes. */
  contents(workspace: string): Promise<TrackSound[]>;
  /** Where files lie that are tracks, those of the same content each, in order of folders and places. */
  places(workspace: string): Promise<TrackPlace[]>;
  /** The hashes of all files and of all covers. */
  inUse(workspace: string): Promise<{ readonly hashes: ReadonlySet<string>; readonly covers: ReadonlySet<string> }>;
}
