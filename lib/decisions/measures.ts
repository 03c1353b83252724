import type { DecisionOutcome } from "./contract";
import { banGround, type Ground, refusalOfBan, refusalOfRevocation, revocationGround, type Subject } from "./model";

export interface Measure {
  kind: "ban" | "revoke_key";
  action: string;
  /** Why the campaign is no ground for it, and why a member is spared; undefined when nothing stands against it. */
  ground: (ground: Ground) => string | undefined;
  refusal: (subject: Subject, ground: Ground) => string | undefined;
}

export const measures: Record<Measure["kind"], Measure> = {
  ban: { kind: "ban", action: "account.ban", ground: banGround, refusal: refusalOfBan },
  revoke_key: {
    kind: "revoke_key",
    action: "key.revoke",
    ground: revocationGround,
    refusal: refusalOfRevocation,
  },
};

/** Whom the rules let a measure reach, and whom they spare with why. */
export function sortSubjects(subjects: readonly Subject[], ground: Ground, { refusal }: Measure) {
  const eligible: string[] = [];
  const skipped: DecisionOutcome["skipped"] = [];
  for (const subject of subjects) {
    const reason = refusal(subject, ground);
    if (reason === undefined) eligible.push(subject.accountId);
    else skipped.push({ accountId: subject.accountId, reason });
  }
  return { eligible, skipped };
}
