import { readMemberTiers } from "@/lib/campaigns";
import type { Database } from "@/lib/db";
import type { Tier } from "@/lib/detection/contract";
import { notFound } from "@/lib/kernel";
import type { GraphView } from "../contract";
import {
  type GraphSource,
  readAccountEdges,
  readCommunityAccounts,
  readHeldValues,
  readHolders,
  readHousedAccounts,
} from "../store/graph";
import { drawnCommunities } from "./draw-communities";
import {
  accountNode,
  accountNodeId,
  communityNode,
  type FactsByKey,
  mostAccounts,
  mostValues,
  restKey,
  strongest,
  valueId,
  valueNode,
} from "./model";

interface Shown {
  members: { accountId: string; tier: Tier }[];
  /** Members of what is looked at that there is no room for. */
  hidden: number;
  key: string;
}

/** The members that a focus opens into (all of them without one), strongest first, as many as can be drawn. */
export async function membersAt(db: Database, source: GraphSource, focus: string | undefined): Promise<Shown> {
  const key = focus?.slice(2) ?? "";
  const all = await readMemberTiers(db, source.campaignId);
  const wanted = focus === undefined ? undefined : await accountsAt(source, focus, all);
  const members = wanted === undefined ? all : all.filter(({ accountId }) => wanted.has(accountId));
  if (members.length === 0 && focus !== undefined) throw notFound("Group", focus);
  return { members: members.slice(0, mostAccounts), hidden: Math.max(0, members.length - mostAccounts), key };
}

async function accountsAt(source: GraphSource, focus: string, all: Shown["members"]): Promise<Set<string>> {
  const key = focus.slice(2);
  if (focus === `c:${restKey}`) {
    const communities = await drawnCommunities(source);
    const housed = await readHousedAccounts(
      source,
      communities.map((one) => one.key),
    );
    const inside = new Set(housed);
    return new Set(all.map(({ accountId }) => accountId).filter((accountId) => !inside.has(accountId)));
  }
  if (focus.startsWith("c:")) return new Set(await readCommunityAccounts(source, key));
  if (focus.startsWith("v:")) return new Set(await readHolders(source, key));
  throw notFound("Group", focus);
}

/** Accounts one by one with the values that tie them. */
export async function drawAccounts(
  source: GraphSource,
  facts: FactsByKey,
  { members, hidden, key }: Shown,
  accounts: number,
): Promise<GraphView> {
  const ids = members.map(({ accountId }) => accountId);
  const values = ids.length === 0 ? [] : await readHeldValues(source, ids, mostValues);
  const nats = new Map(values.map((value) => [value.key, value.nats]));
  const ties = await readAccountEdges(source, ids, [...nats.keys()]);
  return {
    nodes: [
      ...members.map(accountNode),
      ...(hidden > 0 ? [communityNode(`more:${key}`, `+${hidden}`, hidden)] : []),
      ...values.map((value) => valueNode(value, facts)),
    ],
    edges: strongest(
      ties.map((tie) => ({
        source: accountNodeId(tie.accountId),
        target: valueId(tie.key),
        accounts: 1,
        nats: nats.get(tie.key) ?? 0,
      })),
    ),
    shownAccounts: ids.length,
    accounts,
    shownValues: values.length,
    values: values[0]?.total ?? 0,
  };
}
