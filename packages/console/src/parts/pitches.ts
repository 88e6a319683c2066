/** Notes as they are called, from 0 (C) to 11. */
export const PITCHES = ["C", "C♯", "D", "E♭", "E", "F", "F♯", "G", "A♭", "A", "B♭", "B"];
