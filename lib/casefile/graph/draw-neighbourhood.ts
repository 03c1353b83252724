import type { Context } from "@/lib/command";
import { tiesIn } from "../account/read-ties";
import type { GraphView } from "../contract";
import { type GraphSource, readValuesOfAccount } from "../store/graph";
import { edgesOf } from "./draw-accounts";
import type { Member } from "./members-at";
import { accountNode, accountNodeId, mostValues, valueNode, withMore } from "./model";

/** Linked accounts that are drawn around one. */
const mostLinked = 40;

/** One account, the values it shares, and the members it is linked to most strongly, each edge to it with the nats of the link. */
export async function drawNeighbourhood(
  ctx: Context,
  source: GraphSource,
  { member, members, windowHours }: { member: Member; members: readonly Member[]; windowHours: number },
): Promise<GraphView> {
  const { accountId } = member;
  const [ties, values] = await Promise.all([
    tiesIn(ctx, accountId, { id: source.campaignId, runId: source.runId }),
    readValuesOfAccount(source, accountId, mostValues),
  ]);
  const lookedAt = new Set(members.map((one) => one.accountId));
  const links = ties.filter((tie) => lookedAt.has(tie.accountId)).slice(0, mostLinked);
  const { edges, held } = await edgesOf(source, [accountId, ...links.map((link) => link.accountId)], values);
  const nodes = [
    accountNode(member),
    ...links.map((link) => accountNode(link, link.nats)),
    ...values.map((value) => valueNode(value, windowHours)),
  ];
  const direct = links.map((link) => ({
    source: accountNodeId(accountId),
    target: accountNodeId(link.accountId),
    accounts: 1,
    nats: link.nats,
  }));
  return {
    nodes: withMore(nodes, edges, held),
    edges: [...direct, ...edges],
    shownAccounts: 1 + links.length,
    accounts: members.length,
    shownValues: values.length,
    values: values[0]?.total ?? 0,
  };
}
