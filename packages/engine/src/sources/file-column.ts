import { type Column, columnNamed } from "./header.js";

/** What columns are called that name files of sound, in the order in which they are preferred. */
export const FILE_NAMES = ["file", "file name", "filename", "path", "clip", "audio"];

/** Whether what stands in a column are names of files rather than ids of tracks. */
export const isOfFiles = ({ name }: Column): boolean => columnNamed([name], FILE_NAMES) !== undefined;
