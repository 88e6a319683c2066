import type { Texts } from "../en/index.js";

/** 推荐理由的文字。 */
export const reason: Texts["reason"] = {
  because: "因为 ",
  and: "、",
  fits: "与你所听的都相合，最近于 ",
  played: "这里常被播放。",
  guess: "很多人喜欢；对你的了解还少。",
  few: "一次尝试：听过的人还少。",
  friends: "你的好友在听。",
  theirs: ({ loving, hearing }) =>
    loving > 0 ? `${many(loving)}位好友喜欢，你还没听过。` : `${many(hearing)}位好友在听，你还没听过。`,
  plays: (times) => ({ before: "这个月你听过《", after: `》${times} 遍。` }),
  follows: (sessions, of) => ({ before: "常接在《", after: `》之后：${of} 次聆听中有 ${sessions} 次。` }),
  sounds: (words) => ({ before: "听感接近《", after: words.length === 0 ? "》。" : `》：${words.join("、")}。` }),
  qualities: { slow: "慢", fast: "快", soft: "轻柔", loud: "响亮" },
  key: (tonic, major) => `${tonic} ${major ? "大调" : "小调"}`,
};

const NUMBERS = ["零", "一", "两", "三", "四", "五", "六", "七", "八", "九"];
const many = (friends: number) => NUMBERS[friends] ?? ` ${friends} `;
