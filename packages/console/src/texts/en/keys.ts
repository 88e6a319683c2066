/** What the palette and the help on keys say. */
export const palette = {
  name: "Go to or do",
  open: "Go to",
  hint: "A page, a track, a listener, a model, or something to do",
  none: "Nothing is called that.",
  page: "Page",
  verb: "Do",
  model: "Model",
  track: "Track",
  listener: "Listener",
  train: (algorithm: string) => `Train ${algorithm}`,
  import: "Bring in a file",
};

export const keys = {
  title: "Keys",
  list: [
    ["⌘ K, Ctrl K", "everything by its name"],
    ["/", "search tracks"],
    ["G L", "Listen"],
    ["G A", "Map"],
    ["G D", "Data"],
    ["G M", "Models"],
    ["G P", "Playground"],
    ["G O", "Operate"],
    ["L", "love the track that has the focus"],
    ["X", "skip it"],
    ["Space", "play, pause"],
    ["Q", "the queue"],
    ["↑ ↓ Page Home End", "through a table; Enter opens the row"],
    ["?", "this list"],
  ] as readonly (readonly [string, string])[],
  off: "Single keys can be switched off below the places.",
  close: "Close",
  single: "Single keys",
  on: "On",
  offWord: "Off",
};
