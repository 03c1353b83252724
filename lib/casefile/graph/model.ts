import { displayOf } from "@/lib/detection";
import { Family, type Tier, ValueKind } from "@/lib/detection/contract";
import { pseudonymOf } from "@/lib/traffic";
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

/** What a node's id names. */
export const keyOf = (id: string): string => id.slice(2);

/** What a value is called, as everywhere else in the console. `windowHours`: of the run that found it. */
export function labelOf(key: string, windowHours: number): string {
  const [kind, value = ""] = key.split(":");
  return displayOf(ValueKind.parse(kind), value, windowHours, pseudonymOf);
}

const noFigures = { tier: null, family: null, accountsOverall: null, hub: false, weight: null, more: 0 };

/** `weight`: its link to the account that is opened, if one is. */
export const accountNode = (
  { accountId, tier }: { accountId: string; tier: Tier | null },
  weight: number | null = null,
): GraphNode => ({
  ...noFigures,
  id: accountNodeId(accountId),
  type: "account",
  label: accountId,
  accounts: 1,
  tier,
  weight,
});

export const communityNode = (key: string, label: string, accounts: number): GraphNode => ({
  ...noFigures,
  id: communityId(key),
  type: "community",
  label,
  accounts,
});

export const valueNode = (value: HeldValue, windowHours: number): GraphNode => ({
  ...noFigures,
  id: valueId(value.key),
  type: "value",
  label: labelOf(value.key, windowHours),
  accounts: value.holders,
  family: Family.parse(value.family),
  accountsOverall: value.overall,
  hub: value.hub === 1,
  ...(value.listed.length > 0 ? { listedBy: value.listed } : {}),
  weight: value.nats,
});

type Edges = GraphView["edges"];

/** The strongest edges, those over most accounts first; ties in the order of their ends. */
export function strongest(edges: Edges): Edges {
  const worth = (edge: Edges[number]) => edge.accounts * edge.nats;
  return [...edges]
    .sort((a, b) => worth(b) - worth(a) || (a.source + a.target < b.source + b.target ? -1 : 1))
    .slice(0, mostEdges);
}

/**
 * Nodes that say how many of their neighbours are not in the picture. `held`: of each account that is drawn, how many values it shares
 * with others; a value's neighbours are its holders.
 */
export function withMore(nodes: GraphNode[], edges: Edges, held: ReadonlyMap<string, number> = new Map()): GraphNode[] {
  const drawn = new Map<string, number>();
  for (const { source, target, accounts } of edges) {
    if (!target.startsWith("v:")) continue;
    drawn.set(source, (drawn.get(source) ?? 0) + 1);
    drawn.set(target, (drawn.get(target) ?? 0) + accounts);
  }
  return nodes.map((node) => {
    const all = node.type === "value" ? node.accounts : held.get(node.id);
    return all === undefined ? node : { ...node, more: Math.max(0, all - (drawn.get(node.id) ?? 0)) };
  });
}
