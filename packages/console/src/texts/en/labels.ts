/** What is said where somebody teaches a model labels. */
export const labels = {
  title: "What it learns",
  learns: "Labels to learn",
  reads: "What it reads of a track",
  places: {
    table: "A table of labels",
    folders: "Folders of the music",
    tags: "Tags",
    genre: "Genre",
    "valence,arousal": "Mood: valence and arousal",
  } as Readonly<Record<string, string>>,
  fact: (name: string) => `Fact: ${name}`,
  kinds: {
    one: (classes: string, tracks: string) => `${classes} classes of ${tracks} tracks`,
    several: (classes: string, tracks: string) => `${classes} labels of ${tracks} tracks, any number each`,
    numbers: (numbers: string, tracks: string) =>
      numbers === "1" ? `a number of ${tracks} tracks` : `${numbers} numbers of ${tracks} tracks`,
  },
  none: {
    table: "None yet: import a table with the columns file and label, or track and label.",
    folders: "None yet: read a folder of music in which each class has a folder of its own.",
    tags: "None yet: import a table user, track, tag, or music with genres written in it.",
    genre: "Not known: import a table of tracks with a column genre, or music with genres written in it.",
    "valence,arousal": "Not known: import a table of tracks with the columns valence and arousal.",
  } as Readonly<Record<string, string>>,
  contents: {
    sound: "Its sound",
    covers: "Its cover",
    words: "Its words",
    tags: "Its tags",
    facts: "Numbers that are known of it",
  },
  missing: {
    sound: "No labelled track has sound: read a folder of music.",
    covers: "No labelled track has a cover: in its file, or folder.jpg beside it.",
    words: "No labelled track has lyrics or a caption.",
    tags: "No labelled track has tags besides what is learned.",
    facts: "No number is known of labelled tracks besides what is learned.",
  },
  of: (some: string, all: string) => `there for ${some} of ${all} labelled tracks`,
  together: "Kept together when it is judged",
  togetherHelp: "Songs of one artist resemble each other: judged apart, a model would seem better than it is.",
  groups: { artist: "all of an artist", album: "all of an album", track: "each track for itself" },
  will: (tracks: string, place: string) => `It will learn from ${tracks} tracks: ${place}.`,
  nothing: "Nothing here says what tracks are, so there is nothing to learn yet. Bring it in:",
  unreadable: "Of these tracks there is nothing to read. Choose something else, or bring it in:",
};
