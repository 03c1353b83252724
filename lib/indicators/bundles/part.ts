import type { Database } from "@/lib/db";
import { memberReason } from "../gate/gate";
import { type HeldReason, heldReasons } from "../gate/passed";
import { confirmedMemberships, type Membership } from "../store/material";

/** Those members of a confirmed campaign that are among some accounts, one at least of whom may be shared. */
export interface Part {
  campaignId: string;
  /** Of whatever tier and disposition. */
  accountIds: string[];
  /** Those that may be shared: what all figures of the part are about. */
  shareable: string[];
  exchanges: number;
  firstSeen: Date | null;
  lastSeen: Date | null;
}

export interface Parts {
  parts: Part[];
  /** Accounts that may be shared as a part of no campaign, by what stands against it, that of most of them first. */
  leftOut: Map<HeldReason, string[]>;
}

/** Of an account that several campaigns know, the reason is told that comes nearest to its being shared. */
const byNearness: readonly HeldReason[] = ["not_confirmed", "associated", "not_operated", "recalled"];

/** Some accounts by the confirmed campaigns that they are in, in the order of the campaigns' ids. */
export async function partsOf(db: Database, accountIds: readonly string[]): Promise<Parts> {
  const parts = new Map<string, Part>();
  const reasons = new Map<string, HeldReason | undefined>(accountIds.map((id) => [id, "not_confirmed"]));
  for await (const page of confirmedMemberships(db, accountIds)) {
    for (const member of page) {
      const reason = memberReason(member);
      add(parts, member, reason === undefined);
      const { accountId } = member;
      const before = reasons.get(accountId);
      const isNearer = before !== undefined && reason !== undefined && rank(reason) > rank(before);
      if (reason === undefined || isNearer) reasons.set(accountId, reason);
    }
  }
  const leftOut: Parts["leftOut"] = new Map();
  for (const [accountId, reason] of reasons) if (reason !== undefined) putUnder(leftOut, reason, accountId);
  const inOrder = [...parts.values()].sort((a, b) => (a.campaignId < b.campaignId ? -1 : 1));
  const mostFirst = [...leftOut].sort(([a, x], [b, y]) => y.length - x.length || rank(b) - rank(a));
  return { parts: inOrder.filter(({ shareable }) => shareable.length > 0), leftOut: new Map(mostFirst) };
}

const rank = (reason: HeldReason): number => byNearness.indexOf(reason);

function add(parts: Map<string, Part>, { campaignId, accountId, ...member }: Membership, isShareable: boolean): void {
  const none = { accountIds: [], shareable: [], exchanges: 0, firstSeen: null, lastSeen: null };
  const part: Part = parts.get(campaignId) ?? { campaignId, ...none };
  parts.set(campaignId, part);
  part.accountIds.push(accountId);
  if (!isShareable) return;
  part.shareable.push(accountId);
  part.exchanges += member.exchanges;
  part.firstSeen = earlier(part.firstSeen, member.firstSeen);
  part.lastSeen = later(part.lastSeen, member.lastSeen);
}

const earlier = (a: Date | null, b: Date | null): Date | null => (a === null || (b !== null && b < a) ? b : a);
const later = (a: Date | null, b: Date | null): Date | null => (a === null || (b !== null && b > a) ? b : a);

export function putUnder(all: Map<HeldReason, string[]>, reason: HeldReason, accountId: string): void {
  const ids = all.get(reason);
  if (ids === undefined) all.set(reason, [accountId]);
  else ids.push(accountId);
}

/** Why nothing leaves of accounts none of whom may be shared, and what would help. */
export function nobodyLeaves(leftOut: Parts["leftOut"]): string {
  const said = [...leftOut].map(([reason, ids]) => `${ids.length.toLocaleString("en")} ${heldReasons[reason].words}`);
  const why = said.length === 0 ? "there are none" : said.join("; ");
  return `None of these accounts may be shared (${why}): choose accounts in the core of a campaign that a person confirmed.`;
}
