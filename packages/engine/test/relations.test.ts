import { rowOf } from "@segue/kernels";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyCatalogue } from "../src/dataset/catalogue.js";
import { createDataset, type Dataset, subsetOf } from "../src/dataset/dataset.js";
import { emptyEvents } from "../src/dataset/events.js";
import { withTracks } from "../src/dataset/with-tracks.js";

type Tag = readonly [track: string, name: string, user: string | null];

interface World {
  readonly users: readonly string[];
  readonly tracks: readonly string[];
  readonly plays: readonly (readonly [user: string, track: string])[];
  readonly friends: readonly (readonly [user: string, friend: string])[];
  readonly tags: readonly Tag[];
}

function datasetOf({ users, tracks, plays, friends, tags }: World): Dataset {
  const events = emptyEvents(plays.length);
  plays.forEach(([user, track], p) => {
    events.user[p] = users.indexOf(user);
    events.track[p] = tracks.indexOf(track);
    events.value[p] = 1;
  });
  return createDataset({
    users,
    tracks,
    events,
    catalogue: emptyCatalogue(tracks.length),
    friends: {
      user: Int32Array.from(friends, ([user]) => users.indexOf(user)),
      friend: Int32Array.from(friends, ([, friend]) => users.indexOf(friend)),
    },
    tags: {
      length: tags.length,
      track: Int32Array.from(tags, ([track]) => tracks.indexOf(track)),
      tag: Int32Array.from(tags.keys()),
      user: Int32Array.from(tags, ([, , user]) => (user === null ? -1 : users.indexOf(user))),
      names: tags.map(([, name]) => name),
    },
  });
}

const tagsOf = ({ tags, tracks, users }: Dataset): Tag[] =>
  Array.from({ length: tags.length }, (_, p) => [
    tracks.ids[tags.track[p]]!,
    tags.names[tags.tag[p]]!,
    tags.user[p] < 0 ? null : users.ids[tags.user[p]]!,
  ]);

const SMALL: World = {
  users: ["bob", "ann", "cy"],
  tracks: ["t2", "t1"],
  plays: [
    ["ann", "t1"],
    ["ann", "t2"],
    ["bob", "t1"],
  ],
  friends: [
    ["ann", "bob"],
    ["ann", "bob"],
    ["bob", "bob"],
    ["cy", "ann"],
  ],
  tags: [
    ["t2", "rock", null],
    ["t1", "jazz", "ann"],
    ["t1", "jazz", "bob"],
    ["t1", "jazz", "bob"],
    ["t2", "jazz", "cy"],
    ["t2", "rock", "ann"],
  ],
};

describe("friends and tags of a dataset", () => {
  it("are in canonical order, each once, nobody his own friend", () => {
    const dataset = datasetOf(SMALL);
    expect([...rowOf(dataset.friends, 0).indices]).toEqual([1]);
    expect([...rowOf(dataset.friends, 1).indices]).toEqual([]);
    expect([...rowOf(dataset.friends, 2).indices]).toEqual([0]);
    expect(tagsOf(dataset)).toEqual([
      ["t1", "jazz", "ann"],
      ["t1", "jazz", "bob"],
      ["t2", "jazz", "cy"],
      ["t2", "rock", null],
      ["t2", "rock", "ann"],
    ]);
  });

  it("make the same dataset in whatever order they come", () => {
    const shuffled = fc.tuple(
      fc.shuffledSubarray([...SMALL.friends], { minLength: 4 }),
      fc.shuffledSubarray([...SMALL.tags], { minLength: 6 }),
      fc.shuffledSubarray([...SMALL.users], { minLength: 3 }),
      fc.shuffledSubarray([...SMALL.tracks], { minLength: 2 }),
    );
    const { fingerprint } = datasetOf(SMALL);
    fc.assert(
      fc.property(shuffled, ([friends, tags, users, tracks]) => {
        expect(datasetOf({ ...SMALL, friends, tags, users, tracks }).fingerprint).toBe(fingerprint);
      }),
    );
  });

  it("change the fingerprint, and leave that of a dataset without any as it was", () => {
    const fingerprints = [SMALL, { ...SMALL, tags: [] }, { ...SMALL, friends: [] }].map((world) => datasetOf(world).fingerprint);
    expect(new Set(fingerprints).size).toBe(3);
  });

  it("hide what a user calls a track whose every event is hidden, and nothing else", () => {
    const dataset = datasetOf(SMALL);
    // Events are in order of user and track: ann t1, ann t2, bob t1. The first and last are hidden.
    expect(tagsOf(subsetOf(dataset, [1], "test"))).toEqual([
      ["t2", "jazz", "cy"],
      ["t2", "rock", null],
      ["t2", "rock", "ann"],
    ]);
  });

  it("go with their track when it is left out", () => {
    const dataset = datasetOf(SMALL);
    const left = withTracks(dataset, [1]);
    expect(tagsOf(left)).toEqual(tagsOf(dataset).filter(([track]) => track === "t2"));
  });
});
