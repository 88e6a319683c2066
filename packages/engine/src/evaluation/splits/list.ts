import { friends } from "./friends.js";
import { leaveOneOut } from "./leave-one-out.js";
import { random } from "./random.js";
import { sessions } from "./sessions.js";
import type { SplitMethod } from "./split.js";
import { temporal } from "./temporal.js";
import { users } from "./users.js";

/** Every way to divide a dataset. A new one is a file beside these and a line here. */
export const splits: readonly SplitMethod[] = [random, leaveOneOut, temporal, users, friends, sessions];
