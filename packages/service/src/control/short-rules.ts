import { type RuleWishes, resolveRules } from "@segue/engine";
import { type TProperties, Type } from "typebox";

/** The rules that are asked for most often, each as one parameter of an address. */

const number = (description: string) => Type.Optional(Type.Number({ minimum: -1e12, maximum: 1e12, description }));
const name = (description: string) => Type.Optional(Type.String({ minLength: 1, maxLength: 256, description }));
const max = (of: string) =>
  Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, description: `At most so many tracks of one ${of}` }));

/** Facts that have parameters of their own. */
const FACTS = ["year", "tempo", "duration"] as const;
const inTitle = (fact: string) => `${fact[0]!.toUpperCase()}${fact.slice(1)}`;

const factParameters: TProperties = Object.fromEntries(
  FACTS.flatMap((fact) => [
    [`min${inTitle(fact)}`, number(`Only tracks with at least this ${fact}`)],
    [`max${inTitle(fact)}`, number(`Only tracks with at most this ${fact}`)],
    [`target${inTitle(fact)}`, number(`Prefers tracks near this ${fact}`)],
  ]),
);

const shortRules = {
  excludeHeard: Type.Optional(
    Type.String({
      pattern: "^(true|false|[1-9][0-9]{0,4}[hdwy])$",
      maxLength: 6,
      description: "What was heard is left out: true (unless said otherwise), false, or of late only, as 30d",
    }),
  ),
  excludeSkipped: Type.Optional(Type.Boolean({ description: "Leaves out what the listener skips more often than they hear it" })),
  genre: name("Only tracks of this genre"),
  blockArtist: name("None of this artist's"),
  seedTrack: name("Beside the history also what goes with this track, by its id"),
  seedArtist: name("Beside the history also what goes with this artist, by name"),
  artistCap: max("artist"),
  albumCap: max("album"),
  diversity: Type.Optional(
    Type.Number({ minimum: 0, maximum: 1, description: "Mixes unlike tracks: 0 not at all, 1 as much as can be" }),
  ),
  popularity: Type.Optional(Type.Number({ minimum: -1, maximum: 1, description: "From −1, what few know, to 1, the hits" })),
  freshness: Type.Optional(Type.Number({ minimum: 0, maximum: 100, description: "How much what is new is preferred" })),
  explore: Type.Optional(
    Type.Number({ minimum: 0, maximum: 1, description: "How often chance decides over a place; its probabilities are recorded" }),
  ),
};

/** As the routes take them: those of facts besides. */
export const shortRuleParameters = { ...shortRules, ...(factParameters as Record<never, never>) };

type Parameters = Readonly<Record<string, unknown>>;

/** The wishes of the parameters of an address, which fit {@link shortRuleParameters}. */
export function rulesOfParameters(given: Parameters): RuleWishes {
  const wishes = Object.fromEntries(Object.entries(READERS).flatMap(([rule, read]) => named(rule, read(given))));
  const resolved = resolveRules(wishes);
  if ("value" in resolved) return resolved.value;
  throw new Error(`parameters that were checked do not fit: ${JSON.stringify(resolved.problems)}`);
}

const named = (rule: string, config: object | undefined) => (config === undefined ? [] : [[rule, config] as const]);

/** What a rule takes from the parameters; undefined where none is given. */
type Reader = (given: Parameters) => object | undefined;

const single =
  (parameter: string, key: string): Reader =>
  ({ [parameter]: value }) =>
    value === undefined ? undefined : { [key]: value };

const READERS: Readonly<Record<string, Reader>> = {
  "exclude-heard": ({ excludeHeard: heard }) =>
    heard === undefined ? undefined : heard === "true" || heard === "false" ? { on: heard === "true" } : { within: heard },
  "exclude-skipped": ({ excludeSkipped: on }) => (on === undefined ? undefined : { on }),
  block: ({ blockArtist }) => (blockArtist === undefined ? undefined : { artists: [blockArtist] }),
  seeds: ({ seedTrack, seedArtist }) =>
    seedTrack === undefined && seedArtist === undefined ? undefined : { tracks: listed(seedTrack), artists: listed(seedArtist) },
  filter: (given) => {
    const ranges = FACTS.flatMap((fact) => rangeOf(fact, given));
    const where = Object.fromEntries([...ranges, ...(given.genre === undefined ? [] : [["genre", { is: given.genre }]])]);
    return Object.keys(where).length === 0 ? undefined : { where };
  },
  target: (given) => {
    const aims = FACTS.flatMap((fact) => named(fact, single(`target${inTitle(fact)}`, "value")(given)));
    return aims.length === 0 ? undefined : { facts: Object.fromEntries(aims) };
  },
  "artist-cap": single("artistCap", "max"),
  "album-cap": single("albumCap", "max"),
  diversity: single("diversity", "strength"),
  popularity: single("popularity", "dial"),
  freshness: single("freshness", "weight"),
  explore: single("explore", "epsilon"),
};

const listed = (value: unknown) => (value === undefined ? [] : [value]);

function rangeOf(fact: string, given: Parameters) {
  const [min, max] = [given[`min${inTitle(fact)}`], given[`max${inTitle(fact)}`]];
  if (min === undefined && max === undefined) return [];
  return [[fact, { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) }] as const];
}
