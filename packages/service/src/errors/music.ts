import type { ErrorEntries } from "./entry.js";

/** Errors about files of sound and what is found in them. */
export const music = {
  "unreadable-sound": {
    status: 422,
    exit: 1,
    title: "The sound cannot be read",
    hint: "Copy the file again from where it came from, or convert it, for example to FLAC.",
  },
  "unreadable-picture": {
    status: 422,
    exit: 1,
    title: "The picture cannot be read",
    hint: "Segue reads JPEG, PNG and WebP. Take the picture again from where it came from.",
  },
  "unreadable-text": {
    status: 422,
    exit: 1,
    title: "The text cannot be read",
    hint: "Give a plain text in UTF-8, of up to 1 MB.",
  },
  "unknown-folder": {
    status: 404,
    exit: 1,
    title: "There is no such folder",
    hint: "Name a folder on the machine of the service by its whole path.",
  },
  "folder-refused": {
    status: 403,
    exit: 1,
    title: "The folder may not be read",
    hint: "Whoever runs the service may allow it by the setting music, for operators.",
  },
  "unknown-sound": {
    status: 404,
    exit: 1,
    title: "There is no sound of the track",
    hint: "Bring it in with: segue import FOLDER; a file that was moved is found again in the same way.",
  },
  "unknown-cover": {
    status: 404,
    exit: 1,
    title: "There is no cover of the track",
    hint: "Put a picture into the file or beside it (folder.jpg), then: segue import FOLDER",
  },
  "unknown-lyrics": {
    status: 404,
    exit: 1,
    title: "There are no words of the track",
    hint: "Put them into the file, or beside it as .lrc or .txt, then: segue import FOLDER",
  },
  "unknown-features": {
    status: 404,
    exit: 1,
    title: "The features were not computed",
    hint: "Compute them with: segue features compute --features NAMES",
  },
  "no-labels": {
    status: 409,
    exit: 1,
    title: "There is nothing to learn from",
    hint: "Import a table file,label or music with genres written in it, or say with --labels where the labels are.",
  },
  "unknown-map": {
    status: 404,
    exit: 1,
    title: "The map was not made",
    hint: "Make it with: segue maps make",
  },
  "unknown-fact": {
    status: 404,
    exit: 1,
    title: "There is no such fact",
    hint: "See the facts that the map names: segue maps list",
  },
} as const satisfies ErrorEntries;
