import type { Texts } from "../en/index.js";

/** 播放列表的文字。 */
export const playlist: Texts["playlist"] = {
  playlist: "播放列表",
  playlists: "播放列表",
  newName: "新建，名称为",
  keep: "保存",
  keepAll: "存为播放列表",
  in: "已加入",
  queueName: "来自播放队列",
  mapName: "来自地图",
  lead: (n) => `${n} 首曲目。`,
  changed: (ago) => `更改于${ago}。`,
  changedNow: "已更改。",
  undo: "撤销",
  name: "播放列表名称",
  rename: "重命名",
  save: "保存",
  play: "播放",
  delete: "删除",
  gone: (name) => `“${name}”已删除`,
  notHere: "目录中已没有",
  emptyTitle: "还没有曲目",
  empty: (name) => `每首曲目的页面上都有“+ 播放列表”：在那里选择“${name}”。`,
};
