import type { Texts } from "../en/index.js";

/** 播放器的文字。 */
export const player: Texts["player"] = {
  name: "播放器",
  play: "播放",
  pause: "暂停",
  next: "下一首",
  back: "上一首",
  queue: "队列",
  position: "位置",
  at: (now, length) => `${now} / ${length}`,
  now: (title) => `正在播放：${title}`,
  silent: (n) => `已跳过 ${n} 首：这里没有它们的声音。`,
  clear: "清空",
  close: "关闭",
  up: (title) => `将《${title}》上移`,
  down: (title) => `将《${title}》下移`,
  remove: (title) => `从队列中移除《${title}》`,
  playNext: "接着播放",
  addLast: "加入队列",
  playRow: (n) => `播放有声音的 ${n} 首`,
  recorded: (listener) => `计入 ${listener}`,
  recordedWhy: "听过的记为播放，早早离开的记为跳过；下一次推荐就会知道。",
  playThese: "播放",
};
