import { playlistFormats } from "@segue/client";
import { describe, expect, it } from "vitest";

const formatNamed = (name: string) => playlistFormats.find((each) => each.name === name)!;

const tracks = [
  { id: "a/1 ü", title: "First, of all", artist: "A Band" },
  { id: "b", title: null, artist: null },
];

describe.each(playlistFormats.filter(({ read }) => read !== undefined))("a playlist as $name", ({ write, read }) => {
  it("is read as it was written", () => {
    expect(read!(write("Some,\nof it", tracks, "http://10.0.0.1:8080"))).toEqual({
      title: expect.stringMatching(/^Some,\sof it$/),
      entries: [
        { id: "a/1 ü", name: "A Band - First, of all" },
        { id: "b", name: "b" },
      ],
    });
  });
});

describe("playlists of other programs", () => {
  it("name tracks by comments or by files", () => {
    const text = "﻿#EXTM3U\r\n#EXTINF:123,Ann - One\r\n../music/one.mp3\r\n\r\n# no name\r\nC:\\music\\Bo - Two 50%.flac\r\n";
    expect(formatNamed("M3U").read!(text.slice(1))).toEqual({ entries: [{ name: "Ann - One" }, { name: "Bo - Two 50%" }] });
    expect(formatNamed("M3U").read!("file:///music/Bo%20-%20Two.mp3").entries).toEqual([{ name: "Bo - Two" }]);
  });

  it("name tracks by creator and title", () => {
    const track = [{ title: "One", creator: "Ann", location: "file:///one.mp3" }, { title: "Two" }];
    const entries = [{ name: "Ann - One" }, { name: "Two" }];
    expect(formatNamed("JSPF").read!(JSON.stringify({ playlist: { title: "Mine", track } }))).toEqual({ title: "Mine", entries });
  });

  it.each(["[1", "{}", '{"playlist":{}}', '{"playlist":{"track":[1]}}', "null"])("are refused as JSPF that is %s", (text) => {
    expect(() => formatNamed("JSPF").read!(text)).toThrow(SyntaxError);
  });
});
