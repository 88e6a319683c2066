import type { Random } from "@segue/kernels";

/** People in a circle of friends. */
const CIRCLE = 25;
/** Friendships a listener makes. */
const MADE = 4;
/** The share of them made within his circle. */
const WITHIN = 0.8;

/** The circle of each of `listeners` people, by row. */
export function inventCircles(listeners: number, random: Random): Int32Array {
  return random.shuffle(Int32Array.from({ length: listeners }, (_, row) => Math.floor(row / CIRCLE)));
}

/** Friends of each listener, rows ascending; friendship is mutual, and mostly among people of one circle. */
export function inventFriends(circles: Int32Array, random: Random): number[][] {
  const members: number[][] = [];
  circles.forEach((circle, row) => {
    members[circle] ??= [];
    members[circle].push(row);
  });
  const friends = Array.from(circles, () => new Set<number>());
  circles.forEach((circle, row) => {
    for (let made = 0; made < MADE; made++) {
      const among = members[circle]!;
      const friend = random.next() < WITHIN ? among[random.int(among.length)]! : random.int(circles.length);
      if (friend === row) continue;
      friends[row]!.add(friend);
      friends[friend]!.add(row);
    }
  });
  return friends.map((each) => [...each].sort((a, b) => a - b));
}
