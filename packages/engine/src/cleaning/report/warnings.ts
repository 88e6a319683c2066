import type { DataShape } from "./shape.js";

/** Something about the data that whoever trains on it should know. */
export interface Warning {
  /** A short name that stays the same. */
  readonly code: string;
  /** What is so, with the figure, and what to expect of it. */
  readonly message: string;
}

type Check = (shape: DataShape) => string | false;

/** What there is to warn of, by code. A new one is a line here. */
const CHECKS: Readonly<Record<string, Check>> = {
  "few-users": ({ users }) =>
    users < 20 &&
    `There ${users === 1 ? "is 1 user" : `are ${users} users`}: models that learn from what others listen to have hardly anybody to learn from. ` +
      "Add more listeners' data, or expect recommendations close to what everybody plays.",
  "short-histories": ({ shortHistories, users }) =>
    shortHistories >= users / 2 &&
    `${percent(shortHistories / users)} of users have fewer than 3 tracks: expect popularity to win, or nearly; judge with a split by users or by time.`,
  "one-listener-tracks": ({ singleListener, tracks }) =>
    singleListener >= tracks / 2 &&
    `${percent(singleListener / tracks)} of tracks have a single listener: no model can learn from others whom they suit; they will rarely be recommended.`,
  concentrated: ({ topShare, tracks }) =>
    tracks >= 1000 &&
    topShare >= 0.5 &&
    `The most popular hundredth of the tracks takes ${percent(topShare)} of what is listened to: look at coverage and novelty beside recall.`,
  "no-times": ({ timed, events, sessions = 0 }) =>
    timed < events / 2 &&
    `${percent(1 - timed / events)} of events have no time: splits by time${sessions > 0 ? "" : ", sessions"} and what is new cannot be judged on them.`,
  "names-unknown": ({ missing, catalogue }) => {
    const titles = missing.find(({ field }) => field === "title")?.missing ?? 0;
    return (
      titles > catalogue / 2 &&
      `${percent(titles / catalogue)} of tracks have no title: import a table of tracks, so that people can read what is recommended, and tracks can be matched.`
    );
  },
  "skips-only": ({ kinds, events }) =>
    kinds.skip > events / 2 &&
    `${percent(kinds.skip / events)} of events are skips: they say what is not liked, and leave little to recommend by.`,
};

/** What to know before training on data of this shape. */
export function warningsOf(shape: DataShape): Warning[] {
  return Object.entries(CHECKS).flatMap(([code, check]) => {
    const message = check(shape);
    return message === false ? [] : [{ code, message }];
  });
}

const percent = (share: number) => `${Number((share * 100).toPrecision(share < 0.01 ? 1 : 2))} %`;
