import type { Permission } from "@/lib/auth";
import type { Context } from "@/lib/command";
import { RulingConditions } from "../contract";
import type { AppealWithNotice, RulingRow } from "../store/appeals";

/** A ruling with what it is about, as far as its consequences depend on it. */
export interface Ruled {
  appealId: string;
  reference: string;
  accountId: string;
  decisionId: string;
  campaignId: string;
  outcome: RulingRow["outcome"];
  conditions: RulingConditions;
  reason: string;
  by: { id: string; name: string };
}

export const ruledOf = (appeal: AppealWithNotice, ruling: Omit<RulingRow, "appealId">): Ruled => ({
  appealId: appeal.id,
  reference: appeal.notice.reference ?? appeal.id.slice(0, 8),
  accountId: appeal.accountId,
  decisionId: appeal.decisionId,
  campaignId: appeal.campaignId,
  outcome: ruling.outcome,
  conditions: RulingConditions.parse(ruling.conditions ?? {}),
  reason: ruling.reason,
  by: { id: ruling.ruledById, name: ruling.ruledByName },
});

/** What stands in the reason of each decision that follows. */
export const reasonOf = ({ reference, outcome, reason }: Ruled): string =>
  `${outcome === "reduced" ? "Reduced" : "Overturned"} on appeal ${reference}: ${reason}`.slice(0, 4000);

/** What a reviewer's word is good for, and no role of a reviewer's: it goes through the ruling alone. */
const following = [
  ...(["decision.reverse", "member.decide", "account.restrict", "account.ban"] as const),
  ...(["detection.run", "account.read", "review.work", "bundle.recall"] as const),
] satisfies Permission[];

/** The context in which a ruling is carried out: in the name of who ruled. */
export const inNameOf = (ctx: Context, { by }: Pick<Ruled, "by">): Context => ({
  ...ctx,
  actor: { type: "user", ...by, permissions: new Set(following) },
});
