import type { EvidenceFact, Tier } from "@/lib/detection/contract";
import { Family } from "@/lib/detection/contract";
import type { GraphNode, GraphView } from "../contract";
import type { HeldValue } from "../store/graph";

/** People read a few hundred marks: these together stay below three hundred. */
export const mostAccounts = 150;
export const mostCommunities = 60;
export const mostValues = 100;
const mostEdges = 900;
/** A value held by more than this share of a campaign divides it no further. */
export const dividingShare = 0.25;

/** Communities too small to be drawn each. */
export const restKey = "rest";

export const communityId = (key: string): string => `c:${key}`;
export const valueId = (key: string): string => `v:${key}`;
export const accountNodeId = (accountId: string): string => `a:${accountId}`;

export type FactsByKey = ReadonlyMap<string, EvidenceFact>;

export const factsByKey = (facts: readonly EvidenceFact[]): FactsByKey =>
  new Map(facts.map((fact) => [`${fact.kind}:${fact.value}`, fact]));

/** A name for a value that no evidence fact shows: its kind and a few digits of its hash. */
const plainLabel = (key: string): string => {
  const [kind = "", value = ""] = key.split(":");
  return `${kind}·${value.slice(-6)}`;
};

export const labelOf = (key: string, facts: FactsByKey): string => facts.get(key)?.display ?? plainLabel(key);

const noFigures = { tier: null, family: null, accountsOverall: null, weight: null };

export const accountNode = ({ accountId, tier }: { accountId: string; tier: Tier }): GraphNode => ({
  ...noFigures,
  id: accountNodeId(accountId),
  type: "account",
  label: accountId,
  accounts: 1,
  tier,
});

export const communityNode = (key: string, label: string, accounts: number): GraphNode => ({
  ...noFigures,
  id: communityId(key),
  type: "community",
  label,
  accounts,
});

export const valueNode = (value: HeldValue, facts: FactsByKey): GraphNode => ({
  ...noFigures,
  id: valueId(value.key),
  type: "value",
  label: labelOf(value.key, facts),
  accounts: value.holders,
  family: Family.parse(value.family),
  accountsOverall: facts.get(value.key)?.accountsOverall ?? null,
  weight: value.nats,
});

/** The strongest edges, those over most accounts first; ties in the order of their ends. */
export function strongest(edges: GraphView["edges"]): GraphView["edges"] {
  const worth = (edge: GraphView["edges"][number]) => edge.accounts * edge.nats;
  return [...edges]
    .sort((a, b) => worth(b) - worth(a) || (a.source + a.target < b.source + b.target ? -1 : 1))
    .slice(0, mostEdges);
}
