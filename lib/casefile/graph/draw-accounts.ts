import type { GraphView } from "../contract";
import { type GraphSource, type HeldValue, readAccountEdges, readHeldValues } from "../store/graph";
import type { Member } from "./members-at";
import {
  accountNode,
  accountNodeId,
  communityNode,
  mostAccounts,
  mostValues,
  strongest,
  valueId,
  valueNode,
  withMore,
} from "./model";

interface Shown {
  /** The node that was opened into these members. */
  focus: string;
  members: readonly Member[];
  /** Members that are looked at in all. */
  accounts: number;
  windowHours: number;
}

/** Accounts one by one, as many as people can tell apart, with the values that tie them. */
export async function drawAccounts(source: GraphSource, shown: Shown): Promise<GraphView> {
  const { focus, members, accounts, windowHours } = shown;
  const drawn = members.slice(0, mostAccounts);
  const hidden = members.length - drawn.length;
  const ids = drawn.map(({ accountId }) => accountId);
  const values = ids.length === 0 ? [] : await readHeldValues(source, ids, mostValues);
  const { edges, held } = await edgesOf(source, ids, values);
  const nodes = [
    ...drawn.map((member) => accountNode(member)),
    ...(hidden > 0 ? [communityNode(`more:${focus}`, `+${hidden}`, hidden)] : []),
    ...values.map((value) => valueNode(value, windowHours)),
  ];
  return {
    nodes: withMore(nodes, edges, held),
    edges,
    shownAccounts: ids.length,
    accounts,
    shownValues: values.length,
    values: values[0]?.total ?? 0,
  };
}

/** Edges between accounts and the values that are drawn, and how many values each account holds, by node. */
export async function edgesOf(source: GraphSource, accountIds: readonly string[], values: readonly HeldValue[]) {
  const nats = new Map(values.map((value) => [value.key, value.nats]));
  const ties = await readAccountEdges(source, accountIds, [...nats.keys()]);
  const edges = ties.flatMap(({ accountId, keys }) =>
    keys.map((key) => ({
      source: accountNodeId(accountId),
      target: valueId(key),
      accounts: 1,
      nats: nats.get(key) ?? 0,
    })),
  );
  return {
    edges: strongest(edges),
    held: new Map(ties.map(({ accountId, held }) => [accountNodeId(accountId), held])),
  };
}
