import type { Texts } from "../en/index.js";

/** 运行页：阶段、轮次与此前的运行。 */
export const running: Texts["running"] = {
  learns: (model) => `${model} 正在学习`,
  stages: { load: "载入", judge: "评测", train: "训练", register: "登记" },
  stagesName: "阶段",
  reached: "完成",
  best: (epoch, of) => `最佳为第 ${epoch} 轮，共 ${of} 轮`,
  memory: (held) => `占用内存 ${held}`,
  memoryOf: (held, expected) => `占用内存 ${held}，预计约 ${expected}`,
  keep: (epoch) => `保留第 ${epoch} 轮`,
  keepHint: (algorithm, epoch) => `现在结束学习：${algorithm} 以第 ${epoch} 轮的状态成为模型。`,
  keeping: (epoch) => `以第 ${epoch} 轮结束…`,
  endedByHand: (epoch) => `由人结束；保留了第 ${epoch} 轮。`,
  retryAt: (set) => `以 ${set} 重试`,
  change: "改动更多",
  earlier: "此前的运行",
  earlierNone: "这个模型此前的运行会画在旁边；目前还没有。",
  version: (version) => `v${version}`,
  changed: (changes) => `改动：${changes}`,
  alike: "参数相同",
  from: (name, before, now) => `${name} ${before} → ${now}`,
  usual: "通常值",
  at: (epoch) => `第 ${epoch} 轮`,
  epoch: "查看哪一轮",
};
