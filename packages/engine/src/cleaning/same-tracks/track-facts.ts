/** What is known of a track; what is null, missing or blank is not known. */
export interface TrackFacts {
  /** Its own: no two tracks have the same. */
  readonly id: string;
  readonly title?: string | null;
  /** As the service writes it, guests and all. */
  readonly artist?: string | null;
  readonly album?: string | null;
  /** The MusicBrainz id of the recording (not of the release, nor of the work). One that is not a UUID counts as unknown. */
  readonly mbid?: string | null;
  /** With or without dashes. One of another form counts as unknown. */
  readonly isrc?: string | null;
  /** Seconds; 0 or less counts as unknown. */
  readonly duration?: number | null;
}
