import { Type } from "typebox";
import { MAX_ID_LENGTH } from "../../dataset/id.js";

const name = Type.String({ minLength: 1, maxLength: MAX_ID_LENGTH });

/** Some tracks by their ids, or artists by their names. */
export const namesSchema = (description: string, maxItems = 1000) => Type.Array(name, { maxItems, default: [], description });

export const trackIdSchema = name;
