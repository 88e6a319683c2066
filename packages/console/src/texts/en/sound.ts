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
  music: {
    title: "Read a folder of music on this machine",
    folder: "Whole path of the folder",
    hint: "Its files stay where they are. What they say of themselves becomes tracks, and can be played here.",
    read: "Read it",
  },
};
