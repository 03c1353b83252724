import type { Database } from "@/lib/db";
import { readAncestors, readDescendants } from "@/lib/detection";
import type { Said } from "./model";
import { requireMovable } from "./require-movable";
import { readDispositionEvents, readMembersAmong, readSuggestedDispositions, writeDisposition } from "./store/members";

/** The same where members were taken by merges and splits since: what was said of them went along, and so does its end. */
export async function restoreEverywhere(
  tx: Database,
  campaignId: string,
  accountIds: readonly string[],
  now: Date,
): Promise<void> {
  for (const id of [campaignId, ...(await readDescendants(tx, campaignId))]) {
    const members = await readMembersAmong(tx, id, accountIds);
    if (members.length > 0) await restoreDispositions(tx, id, members, now);
  }
}

/**
 * Makes members what they were: the last disposition that a person set, here or in a campaign that they came from, and nobody took
 * back, else the one that detection suggests.
 * @throws `precondition_failed` where measures rest on what they are now
 */
export async function restoreDispositions(
  tx: Database,
  campaignId: string,
  accountIds: readonly string[],
  now: Date,
): Promise<void> {
  const [events, suggested] = await Promise.all([
    readDispositionEvents(tx, [campaignId, ...(await readAncestors(tx, campaignId))], accountIds),
    readSuggestedDispositions(tx, campaignId, accountIds),
  ]);
  const reversed = new Set(events.map(({ reversesId }) => reversesId));
  const last = new Map(
    events.flatMap(({ id, accountId, disposition }) =>
      disposition === null || reversed.has(id) ? [] : [[accountId, disposition] as const],
    ),
  );
  const groups = new Map<string, { said: Said; accountIds: string[] }>();
  for (const accountId of accountIds) {
    const set = last.get(accountId);
    const said: Said =
      set === undefined
        ? { disposition: suggested.get(accountId) ?? "unknown", dispositionBy: "detection" }
        : { disposition: set, dispositionBy: "analyst" };
    const key = `${said.dispositionBy} ${said.disposition}`;
    const group = groups.get(key) ?? { said, accountIds: [] };
    group.accountIds.push(accountId);
    groups.set(key, group);
  }
  for (const { said, accountIds } of groups.values()) {
    await requireMovable(tx, campaignId, accountIds, said, now);
    await writeDisposition(tx, campaignId, accountIds, said);
  }
}
