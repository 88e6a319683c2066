// Several threads run the same function over one memory (SPMD). They meet, and deal out work, through a control block of 32-bit words:
// [0] threads that have arrived, [1] how often all have met, [2] the next piece of work, [3] not 0: stop.

/** Looks at the meeting's number before a thread goes to sleep. */
const SPIN: i32 = 2000;

/** All `threads` meet; work is dealt out from the beginning again. */
export function meet(control: usize, threads: i32): void {
  const meeting = atomic.load<i32>(control, 4);
  if (atomic.add<i32>(control, 1) == threads - 1) {
    atomic.store<i32>(control, 0);
    atomic.store<i32>(control, 0, 8);
    atomic.add<i32>(control, 1, 4);
    atomic.notify(control + 4, -1);
    return;
  }
  for (let look = 0; look < SPIN; look++) if (atomic.load<i32>(control, 4) != meeting) return;
  while (atomic.load<i32>(control, 4) == meeting) atomic.wait<i32>(control + 4, meeting, -1);
}

/** The first of the next `count` pieces of work; beyond every end once the threads are told to stop. */
export function take(control: usize, count: i32): i32 {
  if (atomic.load<i32>(control, 12) != 0) return i32.MAX_VALUE - count;
  return atomic.add<i32>(control, count, 8);
}
