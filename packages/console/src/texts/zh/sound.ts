import type { Texts } from "../en/index.js";

/** 与声音有关的文字。 */
export const sound: Texts["sound"] = {
  title: "听起来如何",
  play: "播放",
  of: { waveform: "波形", spectrogram: "声谱" },
  show: (what) => `显示${what}`,
  compute: "计算图像和数值",
  computeHint: "对此处所有尚未计算的音乐",
  numbers: {
    key: "调",
    keyOf: (tonic, major) => `${tonic} ${major ? "大调" : "小调"}`,
    tempo: "速度",
    loudness: "响度",
    range: "响度范围",
    peak: "真峰值",
    tuning: "与 440 Hz 的音高偏差",
    cents: (n) => `${n} 音分`,
    silent: "静音",
    clipped: "削波",
    floor: "本底噪声",
  },
  ranks: {
    among: (known) => `在已知此项的 ${known} 首曲目中`,
    words: {
      tempo: { more: (share) => `比你 ${share} 的曲目更快`, less: (share) => `比你 ${share} 的曲目更慢` },
      year: { more: (share) => `比你 ${share} 的曲目更新`, less: (share) => `比你 ${share} 的曲目更早` },
      duration: { more: (share) => `比你 ${share} 的曲目更长`, less: (share) => `比你 ${share} 的曲目更短` },
      valence: { more: (share) => `比你 ${share} 的曲目更欢快`, less: (share) => `比你 ${share} 的曲目更忧伤` },
      arousal: { more: (share) => `比你 ${share} 的曲目更活跃`, less: (share) => `比你 ${share} 的曲目更平静` },
      "integrated loudness": { more: (share) => `比你 ${share} 的曲目更响`, less: (share) => `比你 ${share} 的曲目更轻` },
      "loudness range": { more: (share) => `比你 ${share} 的曲目起伏更大`, less: (share) => `比你 ${share} 的曲目更平稳` },
    },
  },
  music: {
    title: "读取本机上的音乐文件夹",
    folder: "文件夹的完整路径",
    hint: "文件留在原处。其中写明的信息成为曲目，可在这里播放。",
    read: "读取",
  },
};
