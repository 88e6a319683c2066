import type { Texts } from "../en/index.js";

/** 教模型认标签时的文字。 */
export const labels: Texts["labels"] = {
  title: "学什么",
  learns: "要学的标签",
  reads: "读取曲目的什么",
  places: {
    table: "标签表",
    folders: "音乐的文件夹",
    tags: "标签（听众或文件所写）",
    genre: "流派",
    "valence,arousal": "情绪：愉悦度与活跃度",
  },
  fact: (name) => `事实：${name}`,
  kinds: {
    one: (classes, tracks) => `${tracks} 首曲目，${classes} 类`,
    several: (classes, tracks) => `${tracks} 首曲目，${classes} 种标签，每首可有多个`,
    numbers: (numbers, tracks) => `${tracks} 首曲目，${numbers} 个数值`,
  },
  none: {
    table: "还没有：导入一张有 file、label 或 track、label 两列的表。",
    folders: "还没有：读取一个音乐文件夹，其中每一类各有一个文件夹。",
    tags: "还没有：导入一张 user、track、tag 的表，或写有流派的音乐。",
    genre: "未知：导入一张有 genre 列的曲目表，或写有流派的音乐。",
    "valence,arousal": "未知：导入一张有 valence 和 arousal 两列的曲目表。",
  },
  contents: { sound: "声音", covers: "封面", words: "歌词与说明", tags: "标签", facts: "已知的数值" },
  missing: {
    sound: "有标注的曲目都没有声音：请读取音乐文件夹。",
    covers: "有标注的曲目都没有封面：可在文件内，或旁边放 folder.jpg。",
    words: "有标注的曲目都没有歌词或说明。",
    tags: "除了要学的以外，有标注的曲目没有标签。",
    facts: "除了要学的以外，有标注的曲目没有已知数值。",
  },
  of: (some, all) => `${all} 首有标注的曲目中有 ${some} 首具备`,
  together: "评测时放在一起",
  togetherHelp: "同一位艺人的歌彼此相似：若分开评测，模型会显得比实际更好。",
  groups: { artist: "同一艺人的全部曲目", album: "同一专辑的全部曲目", track: "每首单独" },
  will: (tracks, place) => `将从 ${tracks} 首曲目学习：${place}。`,
  nothing: "这里没有任何关于曲目的标注，暂时无可学习。请先导入：",
  unreadable: "这些曲目没有可读取的内容。请另选，或先导入：",
};
