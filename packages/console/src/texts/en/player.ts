/** What the player says. */
export const player = {
  name: "Player",
  play: "Play",
  pause: "Pause",
  next: "Next track",
  back: "Track before",
  queue: "Queue",
  position: "Position",
  at: (now: string, length: string) => `${now} of ${length}`,
  now: (title: string) => `Now: ${title}`,
  silent: (n: number) =>
    n === 1
      ? "One track was passed over: there is no sound of it here."
      : `${n} tracks were passed over: there is no sound of them here.`,
  clear: "Empty it",
  close: "Close",
  up: (title: string) => `Move ${title} up`,
  down: (title: string) => `Move ${title} down`,
  remove: (title: string) => `Take ${title} out`,
  playNext: "Play next",
  addLast: "Add to the queue",
  playThese: "Play",
  playRow: (n: number) => (n === 1 ? "Play the one with sound" : `Play the ${n} with sound`),
  recorded: (listener: string) => `Counts for ${listener}`,
  recordedWhy: "What is heard becomes plays, what is left early becomes skips; the next recommendation knows.",
};
