/** What the console says of why a track is there. */
export const reason = {
  because: "Because of ",
  and: " and ",
  fits: "Goes with all you play, most with ",
  played: "Played often here.",
  guess: "A favourite of many; too little is known of you.",
  few: "A guess: few have played it.",
  friends: "Your friends listen to it.",
  theirs: ({ loving, hearing }: { readonly loving: number; readonly hearing: number }) =>
    loving > 0
      ? `${many(loving)} ${loving === 1 ? "loves" : "love"} it; new to you.`
      : `${many(hearing)} ${hearing === 1 ? "plays" : "play"} it; new to you.`,
  plays: (times: number) => ({ before: "You played ", after: ` ${times} times this month.` }),
  follows: (sessions: number, of: number) => ({ before: "Often follows ", after: `: ${sessions} of ${of} sessions.` }),
  sounds: (words: readonly string[]) => ({
    before: "Sounds like ",
    after: words.length === 0 ? "." : `: ${words.join(", ")}.`,
  }),
  qualities: { slow: "slow", fast: "fast", soft: "soft", loud: "loud" },
  key: (tonic: string, major: boolean) => `${tonic} ${major ? "major" : "minor"}`,
};

const NUMBERS = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"];
const many = (friends: number) => `${NUMBERS[friends] ?? friends} ${friends === 1 ? "friend" : "friends"}`;
