import type { Style } from "../style.js";
import { ambient } from "./ambient.js";
import { classical } from "./classical.js";
import { folk } from "./folk.js";
import { hipHop } from "./hip-hop.js";
import { house } from "./house.js";
import { indieRock } from "./indie-rock.js";
import { jazz } from "./jazz.js";
import { latin } from "./latin.js";
import { metal } from "./metal.js";
import { pop } from "./pop.js";
import { soul } from "./soul.js";
import { techno } from "./techno.js";

/** The styles that pieces are written in, named as the genres of the simulated world. */
export const styles: readonly Style[] = [
  ambient,
  folk,
  techno,
  house,
  hipHop,
  metal,
  indieRock,
  jazz,
  classical,
  soul,
  latin,
  pop,
];
