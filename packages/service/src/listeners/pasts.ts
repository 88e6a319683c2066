import { type Dataset, type Past, pastOf, takeEvents } from "@segue/engine";

/**
 * What each listener of a dataset did, in a model's rows; `toModel` gives the model's row of a track, or −1. Where nobody asks nothing is
 * computed.
 */
export function pastsOf({ events, users }: Dataset): (user: number, toModel: readonly number[]) => Past {
  let positions: number[][] | undefined;
  const inTime = (p: number, q: number) => timeOf(events.at[p]!) - timeOf(events.at[q]!) || p - q;
  return (user, toModel) => {
    positions ??= byUser(events.user, users.size);
    return pastOf(takeEvents(events, positions[user]!.sort(inTime)), (track) => toModel[track]!);
  };
}

function byUser(user: Int32Array, users: number): number[][] {
  const positions = Array.from({ length: users }, (): number[] => []);
  user.forEach((row, position) => {
    positions[row]!.push(position);
  });
  return positions;
}

/** What has no time comes first, as in a live query. */
const timeOf = (at: number) => (Number.isNaN(at) ? -1 : at);
