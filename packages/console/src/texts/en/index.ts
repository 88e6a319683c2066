import type { Newness } from "../../api/newness.js";
import { data } from "./data.js";
import { judging } from "./judging.js";
import { keys, palette } from "./keys.js";
import { labels } from "./labels.js";
import { map } from "./map.js";
import { models } from "./models.js";
import { operate } from "./operate.js";
import { player } from "./player.js";
import { playlist } from "./playlist.js";
import { reason } from "./reason.js";
import { running } from "./running.js";
import { sound } from "./sound.js";

/** Everything that the console says in English. What a text says of numbers it gets as words that are formatted already. */
export const en = {
  language: "English",
  skipToContent: "Skip to the content",
  places: {
    name: "Places",
    listen: "Listen",
    map: "Map",
    search: "Search",
    data: "Data",
    models: "Models",
    playground: "Playground",
    operate: "Operate",
    api: "API",
  },
  theme: { name: "Colours", auto: "Auto", light: "Light", dark: "Dark" },
  languageName: "Language",
  workspace: "Workspace",
  simulated: "Simulated",
  simulatedWhy: "Listeners, tracks and plays of this demo are invented.",
  loading: "Loading…",
  slow: "The server takes longer than usual. Nothing is lost.",
  signIn: {
    title: "Who is asking?",
    why: "This service answers whoever has a key. Ask whoever runs it; they make one with: segue keys create",
    expired: "The key is not valid any more: expired, revoked or mistyped. Your page is kept.",
    key: "Key",
    enter: "Sign in",
    leave: "Sign out",
  },
  peek: {
    name: "Beside the page",
    open: (name: string) => `Show ${name} beside this page`,
    close: "Close",
    whole: "Open the whole page",
    last: "What came last",
    notJudged: "Not judged yet.",
  },
  problem: {
    unreachable: "The server stopped answering. Nothing is lost.",
    forbidden: "The key does not allow this.",
    again: "Try now",
    since: (time: string) => `The server stopped answering. This is from ${time}.`,
    notFound: "There is no such page.",
    home: "Back to Listen",
  },
  listen: {
    title: (listener: string) => `For ${listener}`,
    listener: "Listener",
    listenerHint: "An id; Enter chooses",
    answeredBy: (deployment: string, model: string) => `${deployment} · ${model}`,
    personal: "Because of what you play",
    week: (plays: string, n: number) => `Because of this week · ${plays} ${n === 1 ? "play" : "plays"}`,
    month: (plays: string, n: number) => `Because of this month · ${plays} ${n === 1 ? "play" : "plays"}`,
    personalHint: "what goes with your history best",
    newness: {
      name: "From what is known to what is new",
      known: "known",
      new: "new",
      places: {
        [-2]: "also what you heard, a week ago or earlier, and what many know",
        [-1]: "also what you have not heard for a month",
        0: "as it is served",
        1: "less known tracks first",
        2: "what few know",
      } as Readonly<Record<Newness, string>>,
    },
    played: "Played most here",
    playedHint: "this model does not look at histories; with those of more people one can learn what goes with yours",
    popular: "Everybody's favourites",
    popularHint: "too little is known of this listener yet; love a few to change that",
    quiet: "Known to few",
    quietHint: "less popular tracks, one of each artist",
    mixed: "A wider mix",
    mixedHint: "unlike each other",
    on: (title: string) => `Further along: ${title}`,
    back: (title: string) => `Back: ${title}`,
    love: "Love",
    loveOf: (title: string) => `Love ${title}`,
    skip: "Skip",
    undo: "Undo",
    undoOf: (title: string) => `Undo: ${title}`,
    undone: (title: string, fresh: number) => `${title} is as it was. ${moved(fresh)}`,
    isLoved: "Loved",
    isSkipped: "Skipped",
    skipOf: (title: string) => `Skip ${title}`,
    loved: (title: string, fresh: number) => `You love ${title}. ${moved(fresh)}`,
    skipped: (title: string, fresh: number) => `You skipped ${title}. ${moved(fresh)}`,
    isNew: "new in this row",
    noModelTitle: "There is music, but no model yet",
    noModel: "A model learns from what was played and then recommends. Let Segue choose one:",
    allHeardTitle: "You know all that is here",
    nearlyAll: "You know nearly all that is here",
    allHeard:
      "What is not in this catalogue cannot be recommended. Others bring it: the histories of friends, a public set of plays, a folder of music, or invented listeners.",
    bringMore: "Bring in more",
    again: "Worth hearing again",
    againHint: "not heard for a week, what goes with your history best",
    nothing: "No track is left to recommend: all that the rules allow has been heard.",
  },
  search: {
    label: "Search tracks and artists",
    placeholder: "Search",
    title: "What are you looking for?",
    found: (text: string) => `Tracks for “${text}”`,
    none: (text: string) => `Nothing is called “${text}”. Fewer letters find more.`,
    start: "Type a title, an artist or an id.",
    all: "All results",
  },
  track: {
    unknownArtist: "Artist unknown",
    near: "Near by listeners",
    nearHint: "what those who know only this track would be recommended",
    alike: "Near by sound",
    alikeHint: "timbre, harmony, brightness, loudness, speed",
    nearBoth: "both",
    facts: "What is known",
    factNames: {
      genre: "Genre",
      year: "Year",
      tempo: "Tempo",
      valence: "Valence, −1 sad to 1 glad",
      arousal: "Arousal, −1 calm to 1 lively",
      album: "Album",
      spotify: "Id at Spotify",
      duration: "Length",
    } as Readonly<Record<string, string>>,
    edit: "Correct it by hand",
    editHint: "It stands over what any import says. An empty field takes that back.",
    title: "Title",
    artist: "Artist",
    save: "Save",
    saved: "Saved.",
    noFacts: "Nothing but the name is known of this track.",
    id: "Id",
    noNear: "The model has not met this track: train again after more plays.",
    asListener: (listener: string) => `as ${listener}`,
    loved: (title: string) => `You love ${title}.`,
  },
  data,
  judging,
  keys,
  labels,
  map,
  models,
  running,
  operate,
  palette,
  player,
  playlist,
  reason,
  sound,
};

const moved = (fresh: number) =>
  fresh === 0
    ? "The row stays as it is."
    : fresh === 1
      ? "One track is new, marked with a dot."
      : `${fresh} tracks are new, marked with a dot.`;

export type Texts = typeof en;
