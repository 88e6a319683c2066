import { Type } from "typebox";

/** The parameter of what tells labels. */
export const threshold = Type.Number({
  exclusiveMinimum: 0,
  exclusiveMaximum: 1,
  default: 0.5,
  description:
    "From which probability on a label applies, where several may; lower finds more of what is right, and more of what is not",
});
