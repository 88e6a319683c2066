import type { Texts } from "../en/index.js";

/** 命令面板与按键说明的文字。 */
export const palette: Texts["palette"] = {
  name: "前往或执行",
  open: "前往",
  hint: "页面、曲目、听众、模型，或要做的事",
  none: "没有叫这个名字的。",
  page: "页面",
  verb: "执行",
  model: "模型",
  track: "曲目",
  playlist: "播放列表",
  imported: "导入",
  run: "运行",
  listener: "听众",
  train: (algorithm) => `训练 ${algorithm}`,
  import: "导入文件",
};

export const keys: Texts["keys"] = {
  title: "按键",
  list: [
    ["⌘ K, Ctrl K", "按名称前往任何地方"],
    ["/", "搜索曲目"],
    ["G L", "聆听"],
    ["G A", "地图"],
    ["G D", "数据"],
    ["G M", "模型"],
    ["G P", "试验场"],
    ["G O", "运维"],
    ["L", "喜欢当前曲目"],
    ["X", "跳过它"],
    ["⌘ Z, Ctrl Z", "撤销刚才的喜欢或跳过"],
    ["空格", "播放、暂停"],
    ["↑ ↓ Page Home End", "在表格中移动；回车打开该行"],
    ["Q", "队列"],
    ["?", "本列表"],
  ],
  off: "单键可以在页面列表下方关闭。",
  close: "关闭",
  single: "单键",
  on: "开",
  offWord: "关",
};
