import type { Command } from "commander";
import { group } from "../options.js";
import { addCommand } from "./models/add.js";
import { aliasCommand } from "./models/alias.js";
import { cardCommand } from "./models/card.js";
import { deleteCommand } from "./models/delete.js";
import { exportCommand } from "./models/export.js";
import { importCommand } from "./models/import.js";
import { listCommand } from "./models/list.js";
import { promoteCommand } from "./models/promote.js";
import { rollbackCommand } from "./models/rollback.js";
import { showCommand } from "./models/show.js";

/** Everything about models. A new command is a file in `models/` and a word here. */
const commands: readonly (() => Command)[] = [
  listCommand,
  showCommand,
  addCommand,
  cardCommand,
  promoteCommand,
  rollbackCommand,
  aliasCommand,
  exportCommand,
  importCommand,
  deleteCommand,
];

export function modelsCommand(): Command {
  const models = group("models", "the trained models");
  for (const make of commands) models.addCommand(make(), { isDefault: make === listCommand });
  return models;
}
