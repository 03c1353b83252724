import type { Tier } from "@/lib/detection/contract";
import { notFound } from "@/lib/kernel";
import { type GraphSource, readHolders, readHousedAccounts } from "../store/graph";
import { drawnCommunities } from "./draw-communities";
import { communityId, keyOf, restKey } from "./model";

export interface Member {
  accountId: string;
  tier: Tier;
}

/**
 * Those of some members that nodes stand for: an account itself, a community what is in it, a value its holders.
 * @throws `not_found` for a node that stands for none of them
 */
export async function membersAt(source: GraphSource, members: Member[], nodes: readonly string[]): Promise<Member[]> {
  const wanted = new Set<string>();
  const communities = nodes.filter((id) => id.startsWith("c:") && keyOf(id) !== restKey).map(keyOf);
  const values = nodes.filter((id) => id.startsWith("v:")).map(keyOf);
  if (communities.length > 0) for (const id of await readHousedAccounts(source, communities)) wanted.add(id);
  if (values.length > 0) for (const id of await readHolders(source, values)) wanted.add(id);
  for (const id of nodes) if (id.startsWith("a:")) wanted.add(keyOf(id));
  if (nodes.includes(communityId(restKey))) for (const id of await unhoused(source, members)) wanted.add(id);
  const found = members.filter(({ accountId }) => wanted.has(accountId));
  if (found.length === 0) throw notFound("Part of the graph", nodes.join(", "));
  return found;
}

/** Members in no community that is drawn for itself. */
async function unhoused(source: GraphSource, members: readonly Member[]): Promise<string[]> {
  const drawn = await drawnCommunities(source);
  const housed = new Set(
    await readHousedAccounts(
      source,
      drawn.map(({ key }) => key),
    ),
  );
  return members.map(({ accountId }) => accountId).filter((accountId) => !housed.has(accountId));
}
