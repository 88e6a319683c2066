import type { SegueClient } from "@segue/client";
import { queryOptions } from "@tanstack/react-query";

/** What of a track can be read, in the order in which it is offered. */
export const CONTENTS = ["sound", "covers", "words", "tags", "facts"] as const;
type Content = (typeof CONTENTS)[number];

export const GROUPS = ["artist", "album", "track"] as const;
export type Grouping = (typeof GROUPS)[number];

/** Labels that could be learned here, or that could be if they were brought in. */
export interface Offer {
  readonly id: string;
  readonly kind: "one" | "several" | "numbers";
  readonly tracks: number;
  readonly classes: number;
  readonly names: readonly string[];
  readonly readable: Readonly<Record<Content, number>>;
  readonly remedy: string | null;
}

/** What one that analyzes is told besides its parameters; what is absent is as usual. */
export interface Teaching {
  readonly labels?: string | undefined;
  readonly reads?: string | undefined;
  readonly group?: Grouping | undefined;
}

export const labelsQuery = (client: SegueClient) =>
  queryOptions({ queryKey: ["labels"], queryFn: () => client.take(client.api.GET("/v1/labels")) });

/** Those offers that an algorithm can learn. */
export const offersFor = <T extends Offer>(offers: readonly T[], learns: readonly Offer["kind"][]): T[] =>
  offers.filter(({ kind }) => learns.includes(kind));

/** A teaching with its gaps filled by what is there: the first labels of which something can be read, and what most of their tracks have. */
export function filled(teaching: Teaching, offers: readonly Offer[]): Teaching {
  const labels = teaching.labels ?? offers.find((offer) => mostReadable(offer) !== undefined)?.id;
  const offer = offers.find(({ id }) => id === labels);
  return { ...teaching, labels, reads: teaching.reads ?? (offer && mostReadable(offer)) };
}

function mostReadable({ readable }: Offer): Content | undefined {
  const best = CONTENTS.reduce((a, b) => (readable[b] > readable[a] ? b : a));
  return readable[best] > 0 ? best : undefined;
}

/** Of how many tracks there are both labels and what is to be read; undefined for names of sets of features, which are not foreseen. */
export function readableOf({ reads }: Teaching, offer: Offer | undefined): number | undefined {
  if (offer === undefined) return 0;
  const content = CONTENTS.find((each) => each === reads);
  return content === undefined ? undefined : offer.readable[content];
}

/** A teaching in an address. */
export function teachingIn({ labels, reads, group }: Record<string, unknown>): Teaching {
  const known = GROUPS.find((each) => each === group);
  return {
    ...(typeof labels === "string" && labels !== "" ? { labels } : {}),
    ...(typeof reads === "string" && reads !== "" ? { reads } : {}),
    ...(known === undefined ? {} : { group: known }),
  };
}
