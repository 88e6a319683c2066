import { sources } from "../../src/sources/list.js";
import { describeSource, type Example } from "../../src/testing/source-contract.js";

/** Odd cases besides the examples that a source has itself. */
const MORE: Readonly<Record<string, readonly Example[]>> = {
  plays: [
    { "plays.csv": "user_id,music_id\nu1,t1\nu1,t2\n\nü2,t1\n" },
    {
      "plays.csv":
        '\ufeffUser Name;Track ID;Title;Artist;Rating;Played At;Skipped;ms_played\r\nann;t1;"Back ""in"" Black";AC"DC;4.5;2024-05-06 07:08:09;no;2500\r\nbob;t2;"two; no";Björk;;1700000000;yes;\r\n',
    },
    { "a/plays.tsv": 'user\ttrack\tplays\tsong title\nu\tt\t3\t"Heroes\nv\tt\t0\tCafé\n' },
    { "plays.txt": "user  track   plays\n1     2       3\n4 5 6\n" },
  ],
  "lastfm-2k": [
    {
      "user_artists.dat": "userID\tartistID\tweight\r\n2\t51\t13883\r\n2\t52\t11690\r\n",
      "artists.dat": 'id\tname\turl\tpictureURL\n51\tDuran "Duran\thttp://x\thttp://y\n52\tSigur Rós\thttp://x\t\n',
    },
    { "user_artists.dat": "userID\tartistID\tweight\n2\t51\t13883\n" },
  ],
};

for (const source of sources) describeSource(source, [...source.examples, ...(MORE[source.name] ?? [])]);
