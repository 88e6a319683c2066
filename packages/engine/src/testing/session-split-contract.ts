import { strict as assert } from "node:assert";
import { createRandom } from "@segue/kernels";
import { emptyCatalogue } from "../dataset/catalogue.js";
import { createDataset, type Dataset } from "../dataset/dataset.js";
import { emptyEvents, kindCode } from "../dataset/events.js";
import { casesOf } from "../evaluation/cases.js";
import { defaultsOf } from "../evaluation/splits/parse.js";
import { splitBySessions } from "../evaluation/splits/session-split.js";
import type { JudgedPart, SessionSplit, SplitMethod } from "../evaluation/splits/split.js";
import type { ContractCase } from "./contract.js";
import { names } from "./tiny-world.js";

/** What every way of splitting must hold that judges the next tracks of sessions. */
export function sessionSplitContract(method: SplitMethod): ContractCase[] {
  const dataset = sessionDataset();
  const shares = [0.7, 0.15, 0.15];
  const split = () => splitBySessions(dataset, method.divide(dataset, shares, createRandom(1)), method.name);
  return [
    {
      name: "accepts its own defaults",
      check: () => assert.equal(method.problem(defaultsOf(method.parameters)), undefined),
    },
    { name: "leaks nothing and loses nothing", check: () => assertSoundSessions(dataset, split()) },
    {
      name: "judges every next track of its sessions on validation and on test",
      check() {
        for (const part of ["validation", "test"] as const) assertCases(split(), part);
      },
    },
    {
      name: "gives the same split again, and names its training data differently",
      check() {
        const fingerprints = ({ train, beforeTest }: SessionSplit) => [train.fingerprint, beforeTest.fingerprint];
        assert.deepEqual(fingerprints(split()), fingerprints(split()));
        assert.equal(new Set([...fingerprints(split()), dataset.fingerprint]).size, 3);
      },
    },
  ];
}

/**
 * Throws unless no play that is to be predicted is trained on, sessions stay whole, those of later parts began later, and what is told
 * of other events in training data was earlier than all that is predicted.
 */
export function assertSoundSessions(dataset: Dataset, split: SessionSplit): void {
  const { train, beforeTest, sessions, validation, test } = split;
  const keys = ({ events: { length, user, track, at, kind } }: Dataset) =>
    Array.from({ length }, (_, p) => `${user[p]} ${track[p]} ${at[p]} ${kind[p]}`);
  const [learned, before] = [new Set(keys(train)), new Set(keys(beforeTest))];
  const all = keys(dataset);
  const playsOf = (session: number) => [...sessions.plays.subarray(sessions.indptr[session], sessions.indptr[session + 1])];
  for (const session of test) for (const p of playsOf(session)) assert.ok(!before.has(all[p]!), "a test play is trained on");
  for (const session of validation) {
    for (const p of playsOf(session)) assert.ok(!learned.has(all[p]!), "a validation play is trained on");
    for (const p of playsOf(session)) assert.ok(before.has(all[p]!), "a validation play is missing before test");
  }
  for (let session = 0; session < sessions.count; session++) {
    const parts = new Set(
      playsOf(session).map((p) => (learned.has(all[p]!) ? "train" : before.has(all[p]!) ? "before" : "test")),
    );
    assert.equal(parts.size, 1, "a session is cut");
  }
  const begin = (session: number) => dataset.events.at[playsOf(session)[0]!]!;
  const earliest = Math.min(...Array.from(test, begin));
  for (const session of validation) assert.ok(begin(session) <= earliest, "validation is later than test");
  for (const at of beforeTest.events.at.filter((_, p) => beforeTest.events.kind[p] !== kindCode("play")))
    assert.ok(at < earliest, "an event after the cut is trained on");
}

function assertCases(split: SessionSplit, part: JudgedPart): void {
  const { sessions } = split;
  const asked = [...casesOf(split, part).each()];
  assert.equal(asked.length, casesOf(split, part).count);
  let at = 0;
  for (const session of split[part]) {
    const tracks = [...sessions.tracks.subarray(sessions.indptr[session], sessions.indptr[session + 1])];
    for (let next = 1; next < tracks.length; next++) {
      const { query, targets, excluded } = asked[at++]!;
      assert.deepEqual([...query.session!], tracks.slice(0, next));
      assert.deepEqual([...targets], [tracks[next]]);
      assert.deepEqual([...query.sequence!.slice(-next)], tracks.slice(0, next));
      assert.deepEqual(excluded, []);
    }
  }
  assert.equal(at, asked.length);
}

/** 30 listeners with one to twelve sessions of one to six plays over ten days, now and then a love or a skip. */
function sessionDataset(): Dataset {
  const random = createRandom("session split contract");
  const rows: { user: number; track: number; kind: "play" | "love" | "skip"; at: number }[] = [];
  for (let user = 0; user < 30; user++) {
    for (let session = 1 + random.int(12); session > 0; session--) {
      let at = 1.7e12 + random.int(240) * 3_600_000;
      for (let play = random.int(6); play >= 0; play--, at += 180_000 + random.int(60_000)) {
        const track = random.int(25);
        rows.push({ user, track, kind: "play", at });
        if (random.int(8) === 0) rows.push({ user, track, kind: random.int(2) === 0 ? "love" : "skip", at: at + 1000 });
      }
    }
  }
  const events = emptyEvents(rows.length);
  rows.forEach(({ user, track, kind, at }, p) => {
    events.user[p] = user;
    events.track[p] = track;
    events.kind[p] = kindCode(kind);
    events.value[p] = 1;
    events.at[p] = at;
  });
  return createDataset({ users: names("u", 30), tracks: names("t", 25), events, catalogue: emptyCatalogue(25) });
}
