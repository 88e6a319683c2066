/** The id of a track that is known by its names only: the same in every export, so that services agree. */
export const composedTrack = (artist: string, title: string): string => `${artist} – ${title}`;
