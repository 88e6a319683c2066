/** One word for what is said in several ways and languages; accents are gone already. Applied in this order. */
export const SYNONYMS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:en vivo|ao vivo|dal vivo|en directo|in directo|en direct|en concierto|in concert|en concert)\b/g, " live "],
  [/ライ[ブヴ]|现场|現場|라이브|концерт/g, " live "],
  [/リミックス|ремикс|리믹스|混音|\bremezcla\b/g, " remix "],
  [/\bacousti(?:que|co|ca)|\bacustic[oa]\b|\bakusti(?:k|sch)\b|アコースティック|不插电|акустика/g, " acoustic "],
  [/\binstr?\b\.?|インスト(?:ゥルメンタル)?|伴奏|\binstrumentale?\b|\binstramental\b|\boff vocal\b/g, " instrumental "],
  [/\bac+ap+el+a\b|\ba cap+el+a\b/g, " acappella "],
  [/カラオケ|караоке/g, " karaoke "],
  [/カバー|カヴァー|кавер|翻唱/g, " cover "],
  [/\bsped[ -]up\b|\bspeed[ -]up\b/g, " spedup "],
  [/\bre-?record(?:ed|ing)\b/g, " rerecorded "],
  [/\bvers(?:ion|ione|ao)\b|\bver\b\.?|バージョン|ヴァージョン|版/g, " version "],
  [
    /(?:\b(?:19|20)\d\d )?(?:\b\d\d[- ]?bit )?(?:\bdigital(?:ly)? )?\b(?:re-?|ri)master(?:ed|ing|izad[oa]|is(?:e|ee|ed|iert|ation)|izzat[oa])?\b(?: (?:in )?(?:(?:19|20)\d\d|\d\d)\b)?|リマスター/g,
    " remaster ",
  ],
  [/\b(?:original|stereo|mono) mix\b/g, " original "],
  [/\bvideo +version\b/g, " videocut "],
  [/\b(?:1[02]|7)(?:"|''| inch\b)/g, " $&inch "],
];

/** Words that tell another recording or cut. */
export const TELLING = new Set(
  (
    "live remix remixed mix edit edited amended censored clean single radio acoustic unplugged demo instrumental karaoke cover extended dub " +
    "session sessions reprise intro interlude outro skit acappella spedup slowed reverb nightcore take outtake alternate alternative " +
    "rehearsal rerecorded orchestral piano rework bootleg mashup medley videocut inch screwed"
  ).split(" "),
);

/** Words that say nothing of the recording. */
export const HARMLESS = new Set(
  "remaster explicit mono stereo album lp original official oficial officiel video videoclip lyric lyrics visualizer visualiser hd hq 4k bonus deluxe expanded anniversary reissue".split(
    " ",
  ),
);

/** Words that are left out of what tells a version: "live at", "live from" and "live version" of one place are one. */
export const LINKING = new Set("version at in from on the a of recorded explicit and album lp".split(" "));
