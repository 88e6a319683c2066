/** What the console says of sound. */
export const sound = {
  title: "How it sounds",
  play: "Play",
  of: { waveform: "waveform", spectrogram: "spectrogram" },
  show: (what: string) => `Show the ${what}`,
  compute: "Compute pictures and numbers",
  computeHint: "of all music here that has none yet",
  music: {
    title: "Read a folder of music on this machine",
    folder: "Whole path of the folder",
    hint: "Its files stay where they are. What they say of themselves becomes tracks, and can be played here.",
    read: "Read it",
  },
};
