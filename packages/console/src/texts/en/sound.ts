/** What the console says of sound. */
export const sound = {
  title: "How it sounds",
  play: "Play",
  of: { waveform: "waveform", spectrogram: "spectrogram" },
  show: (what: string) => `Show the ${what}`,
  compute: "Compute pictures and numbers",
  computeHint: "of all music here that has none yet",
  numbers: {
    key: "Key",
    keyOf: (tonic: string, major: boolean) => `${tonic} ${major ? "major" : "minor"}`,
    tempo: "Tempo",
    loudness: "Loudness",
    range: "Loudness range",
    peak: "True peak",
    tuning: "Tuning from 440 Hz",
    cents: (n: string) => `${n} cents`,
    silent: "Silent",
    clipped: "Clipped",
    floor: "Noise floor",
  },
  ranks: {
    among: (known: string) => `Among ${known} tracks of which it is known`,
    words: {
      tempo: {
        more: (share: string) => `faster than ${share} of your tracks`,
        less: (share: string) => `slower than ${share} of your tracks`,
      },
      year: {
        more: (share: string) => `newer than ${share} of your tracks`,
        less: (share: string) => `older than ${share} of your tracks`,
      },
      duration: {
        more: (share: string) => `longer than ${share} of your tracks`,
        less: (share: string) => `shorter than ${share} of your tracks`,
      },
      valence: {
        more: (share: string) => `gladder than ${share} of your tracks`,
        less: (share: string) => `sadder than ${share} of your tracks`,
      },
      arousal: {
        more: (share: string) => `livelier than ${share} of your tracks`,
        less: (share: string) => `calmer than ${share} of your tracks`,
      },
      "integrated loudness": {
        more: (share: string) => `louder than ${share} of your tracks`,
        less: (share: string) => `softer than ${share} of your tracks`,
      },
      "loudness range": {
        more: (share: string) => `more varied than ${share} of your tracks`,
        less: (share: string) => `more even than ${share} of your tracks`,
      },
    } as Readonly<Record<string, { readonly more: (share: string) => string; readonly less: (share: string) => string }>>,
  },
  music: {
    title: "Read a folder of music on this machine",
    folder: "Whole path of the folder",
    hint: "Its files stay where they are. What they say of themselves becomes tracks, and can be played here.",
    read: "Read it",
  },
};
