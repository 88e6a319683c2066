import { defineFeatures, type RecordingFormat } from "../feature-set.js";

/** Columns a second. */
const COLUMNS = 20;

/** The outline of the recording, as players draw it. */
export const waveform = defineFeatures({
  name: "waveform",
  version: 1,
  title: "Waveform overview",
  unit: "amplitude of the loudest channel, from −1 to 1; 20 columns a second",
  bands: ["lowest", "highest", "root mean square"],
  source: "what audio editors draw: extremes and level of each column",
  needs: [],
  reads: "recording",
  start({ rate }: RecordingFormat) {
    const columns: (readonly [number, number, number])[] = [];
    let [low, high, squares, heard, begun] = [0, 0, 0, 0, 0];
    const close = () => {
      columns.push([low, high, Math.sqrt(squares / (heard - begun))]);
      [low, high, squares, begun] = [0, 0, 0, heard];
    };
    return {
      hear(block: readonly Float32Array[]) {
        const length = block[0]?.length ?? 0;
        for (let n = 0; n < length; n++) {
          let power = 0;
          for (const channel of block) {
            const value = channel[n]!;
            if (value < low) low = value;
            if (value > high) high = value;
            if (value * value > power) power = value * value;
          }
          squares += power;
          heard++;
          if (heard >= ((columns.length + 1) * rate) / COLUMNS) close();
        }
      },
      finish() {
        if (heard > begun) close();
        const frames = columns.length;
        const data = new Float32Array(3 * frames);
        columns.forEach((column, t) => {
          column.forEach((value, row) => {
            data[row * frames + t] = value;
          });
        });
        return { bands: 3, frames, data };
      },
    };
  },
});
