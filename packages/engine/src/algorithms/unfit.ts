import type { DataShape } from "../cleaning/report/shape.js";

/** Fewer users than this share too little to learn from. */
const FEWEST_USERS = 20;

/** Fewer sessions than this tell too little of what follows what. */
const FEWEST_SESSIONS = 20;

/** Why nothing can be learned from the order of plays, if so: for algorithms that learn from sessions. */
export function tooLittleOrder({ sessions }: DataShape): string | undefined {
  if (sessions === undefined || sessions >= FEWEST_SESSIONS) return undefined;
  const found = sessions === 1 ? "is one" : `are ${sessions === 0 ? "none" : sessions}`;
  return `It learns from sessions of two plays or more, in order of play, and there ${found}; ${FEWEST_SESSIONS} are the least to try.`;
}

/** Why nothing can be learned from what users have in common, if so: for algorithms that learn from that alone. */
export function tooLittleInCommon({ users, tracks, pairs, tracksPerUser }: DataShape): string | undefined {
  if (users < FEWEST_USERS)
    return `It learns from what users have in common, and there ${users === 1 ? "is one user" : `are ${users}`}; ${FEWEST_USERS} are the least to try.`;
  if (tracksPerUser.median < 2) return "It learns from tracks that are heard together, and most users have one track.";
  if (pairs < 2 * tracks)
    return "It learns from tracks that several users share, and on average a track has fewer than two listeners.";
  return undefined;
}
