import type { GraphView } from "../contract";
import { type GraphSource, readCommunities, readCommunityEdges, readHeldValues } from "../store/graph";
import {
  communityId,
  communityNode,
  labelOf,
  mostCommunities,
  mostValues,
  restKey,
  strongest,
  valueId,
  valueNode,
  withMore,
} from "./model";

/** Keys of the communities that are drawn each, largest first. */
export async function drawnCommunities(source: GraphSource): Promise<{ key: string; accounts: number }[]> {
  return (await readCommunities(source)).slice(0, mostCommunities);
}

/** The whole campaign as communities and the values that tie them. `accounts`: members that are looked at. */
export async function drawCommunities(source: GraphSource, windowHours: number, accounts: number): Promise<GraphView> {
  const [communities, values] = await Promise.all([drawnCommunities(source), readHeldValues(source, [], mostValues)]);
  const nats = new Map(values.map((value) => [value.key, value.nats]));
  const ties = await readCommunityEdges(
    source,
    communities.map(({ key }) => key),
    [...nats.keys()],
  );
  const housed = communities.reduce((sum, community) => sum + community.accounts, 0);
  const rest = Math.max(0, accounts - housed);
  const nodes = [
    ...communities.map((one) => communityNode(one.key, labelOf(one.key, windowHours), one.accounts)),
    ...(rest > 0 ? [communityNode(restKey, `+${rest} others`, rest)] : []),
    ...values.map((value) => valueNode(value, windowHours)),
  ];
  const edges = strongest(
    ties.map((tie) => ({
      source: communityId(tie.community),
      target: valueId(tie.key),
      accounts: tie.accounts,
      nats: nats.get(tie.key) ?? 0,
    })),
  );
  return {
    nodes: withMore(nodes, edges),
    edges,
    shownAccounts: housed + rest,
    accounts,
    shownValues: values.length,
    values: values[0]?.total ?? 0,
  };
}
