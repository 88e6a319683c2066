import { isrc, pick, uuid, type Way } from "./way.js";

/** The ways in which two listings look like one recording and are not. */
export const nearMissWays: Readonly<Record<string, Way>> = {
  "the same title by another artist": ({ song, other }) => [song, { ...song, artist: other }],
  "a remaster of another artist's": ({ song, other }) => [
    song,
    { ...song, title: `${song.title} (Remastered 2009)`, artist: other },
  ],
  "another title of the artist": ({ song, title }) => [song, { ...song, title }],
  live: ({ song, random }) => [
    song,
    {
      ...song,
      title: `${song.title} ${pick(random, ["(Live)", "[Live]", "- Live", "(Live at Wembley)", "- Live in Tokyo / 1994", "(live 1999)", "- En Vivo", "(Ao Vivo)", "(En directo)", "(ライブ)", "- Live / Remastered 2010"])}`,
    },
  ],
  "live at two places": ({ song, random }) => {
    const [one, two] = pick(random, [
      ["in Paris", "in Tokyo"],
      ["at Wembley 1986", "at Wembley 1987"],
      ["at the BBC", "at the Fillmore"],
      ["", "in Rio"],
    ]);
    return [
      { ...song, title: `${song.title} (Live ${one})` },
      { ...song, title: `${song.title} (Live ${two})` },
    ];
  },
  remix: ({ song, other, random }) => [
    song,
    {
      ...song,
      title: `${song.title} ${pick(random, [`(${other} Remix)`, `- ${other} Remix`, "(Club Mix)", "[Extended Mix]", "(Dub)", "- Remix", `(${other} Edit)`, "(リミックス)"])}`,
    },
  ],
  "two remixes": ({ song, other, guest }) => [
    { ...song, title: `${song.title} (${other} Remix)` },
    { ...song, title: `${song.title} (${guest} Remix)` },
  ],
  "another arrangement": ({ song, random }) => [
    song,
    {
      ...song,
      title: `${song.title} ${pick(random, ["(Acoustic)", "- Acoustic Version", "(Instrumental)", "[Instrumental]", "(Demo)", "- Demo", "(A Cappella)", "(Karaoke Version)", "(Unplugged)", "(Sped Up)", "- Slowed + Reverb", "(Orchestral Version)", "(Piano Version)", "(Acústico)"])}`,
    },
  ],
  "recorded again": ({ song, random }) => [
    song,
    {
      ...song,
      title: `${song.title} ${pick(random, ["(Re-Recorded)", "(Rerecorded Version)", `(${song.artist}'s Version)`, "- 2010 Version", "(New Recording)", "(BBC Session)", "(Alternate Take)", "(Take 2)"])}`,
    },
  ],
  "shortened or lengthened": ({ song, random }) => [
    song,
    {
      ...song,
      title: `${song.title} ${pick(random, ["(Radio Edit)", "- Extended Version", '(12" Version)', "(Reprise)", "(Interlude)", "- Intro", "(Edit)"])}`,
    },
  ],
  "another part": ({ song, random }) => {
    const [one, two] = pick(random, [
      ["Pt. 1", "Pt. 2"],
      ["(Part 1)", "(Part 2)"],
      ["Part I", "Part II"],
      ["- Part One", "- Part Two"],
      ["", "(Part 2)"],
      ["", "2"],
      ["II", "III"],
    ]);
    return [
      { ...song, title: `${song.title} ${one}`.trim() },
      { ...song, title: `${song.title} ${two}` },
    ];
  },
  "a cover": ({ song, other, random }) => [
    song,
    pick(random, [
      { ...song, title: `${song.title} (${song.artist} Cover)`, artist: other },
      { ...song, title: `${song.title} (Cover)` },
      { ...song, title: `${song.title} (Originally Performed by ${song.artist})`, artist: other },
      { ...song, artist: `${song.artist} Tribute Band` },
      { ...song, title: `${song.title} (Tribute to ${song.artist})`, artist: other },
    ]),
  ],
  "one word more": ({ song, random }) => [
    song,
    { ...song, title: pick(random, [`My ${song.title}`, `${song.title} Tonight`, `No ${song.title}`, `${song.title} Again`]) },
  ],
  "one word less": ({ song }) => {
    const words = song.title.split(" ");
    return words.length < 3 ? undefined : [song, { ...song, title: words.slice(0, -1).join(" ") }];
  },
  "another number": ({ song, random }) => {
    const number = 1 + random.int(8);
    return [
      { ...song, title: `${song.title} No. ${number}` },
      { ...song, title: `${song.title} No. ${number + 1}` },
    ];
  },
  "another guest": ({ song, other, guest, random }) => [
    { ...song, title: `${song.title} (feat. ${guest})` },
    pick(random, [
      { ...song, title: `${song.title} (feat. ${other})` },
      { ...song, artist: `${song.artist} ft. ${other}` },
    ]),
  ],
  "another language": ({ song, random }) => [
    song,
    {
      ...song,
      title: `${song.title} ${pick(random, ["(Spanish Version)", "- Deutsche Version", "(Versión en Español)", "(English Version)", "(Japanese Ver.)"])}`,
    },
  ],
  "with another artist": ({ song, other, random }) => [
    song,
    {
      ...song,
      artist: pick(random, [`${song.artist} & ${other}`, `${song.artist}, ${other}`, `${song.artist} Trio`, `DJ ${song.artist}`]),
    },
  ],
  "recordings of two lengths": ({ song }) => [
    { ...song, duration: 200 },
    { ...song, duration: 447 },
  ],
  "recordings with two MBIDs": ({ song, random }) => [
    { ...song, mbid: uuid(random) },
    { ...song, mbid: uuid(random) },
  ],
  "one ISRC for two songs": ({ song, other, title, random }) => {
    const code = isrc(random);
    return [
      { ...song, isrc: code },
      { ...song, title, artist: other, isrc: code },
    ];
  },
};
