import { createRealFft } from "@segue/kernels";

/** Frequencies that are looked at, in Hz: above hum and rumble, below what codecs leave out. */
const [LOWEST, HIGHEST] = [300, 10_000];
/** Bins of a spectrum that lie side by side and are compared. */
const GROUP = 8;
/** What no power is below: silence is as even as can be. */
const LEAST = 1e-15;

/**
 * How unevenly the powers of neighbouring frequencies are spread in a stretch of sound: ln of their mean less the mean of their ln, over groups of eight, each as much as it is strong (spectral flatness:
 * Gray & Markel, IEEE TASSP 1974, within narrow bands, so that the noise may have any colour). Steady noise comes to .46 whatever it is coloured like; partials of tones stand out and come to more. A stretch has at least
 * a tenth of a second less a sample.
 */
export function createRoughness(rate: number): (stretch: Float32Array) => number {
  const size = Math.max(64, 2 ** Math.floor(Math.log2(rate / 10)));
  const fft = createRealFft(size);
  const window = Float64Array.from({ length: size }, (_, n) => 0.5 - 0.5 * Math.cos((2 * Math.PI * n) / size));
  const [signal, real, imaginary] = [size, size / 2 + 1, size / 2 + 1].map((length) => new Float64Array(length)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const first = Math.ceil((LOWEST * size) / rate);
  const groups = Math.floor((Math.min(HIGHEST, 0.45 * rate) * size) / rate / GROUP - first / GROUP);
  return (stretch) => {
    const from = Math.max(0, (stretch.length - size) >> 1);
    for (let n = 0; n < size; n++) signal[n] = (stretch[from + n] ?? 0) * window[n]!;
    fft.forward(signal, real, imaginary);
    let [sum, weights] = [0, 0];
    for (let group = 0; group < groups; group++) {
      // The logarithm of their product is the sum of their logarithms.
      let [power, product] = [0, 1];
      for (let bin = first + group * GROUP; bin < first + (group + 1) * GROUP; bin++) {
        const each = real[bin]! ** 2 + imaginary[bin]! ** 2 + LEAST;
        power += each / GROUP;
        product *= each;
      }
      sum += power * (Math.log(power) - Math.log(product) / GROUP);
      weights += power;
    }
    return weights > 0 ? sum / weights : 0;
  };
}
