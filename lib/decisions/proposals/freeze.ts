import { createHash } from "node:crypto";
import { canonicalJson } from "@/lib/kernel";
import type { BatchPlan } from "../batches/contract";
import type { MeasureOrder } from "../measures/contract";
import { parametersOf } from "../measures/contract";
import type { MeasureSubject } from "../measures/select-subjects";
import type { Ground, Subject } from "../model";

const sha256 = (value: unknown): string => createHash("sha256").update(canonicalJson(value)).digest("hex");

/** What the rules look at, of the campaign and of each subject: when it is another, what was approved is not what would be done. */
export const evidenceVersionOf = ({ status, verdict, verdictBy }: Ground, subjects: readonly Subject[]): string =>
  sha256({
    campaign: { status, verdict, verdictBy },
    members: subjects.map(
      ({ accountId, tier, disposition, dispositionBy, hardLink, standing, verifiedOrganization }) => [
        ...[accountId, tier, disposition, dispositionBy, hardLink, standing, verifiedOrganization],
      ],
    ),
  });

/** What an approval binds to: the exact subjects, what is done to them, why, when, and what the rules saw. */
export const hashOf = (
  order: MeasureOrder,
  plan: BatchPlan,
  subjects: readonly MeasureSubject[],
  evidenceVersion: string,
): string =>
  sha256({
    ...{ campaignId: order.campaignId, kind: order.kind, parameters: parametersOf(order), policy: order.policy },
    ...{ reason: order.reason, disclosure: order.disclosure, ground: order.ground ?? null, plan, evidenceVersion },
    holdsHours: order.holdsHours ?? null,
    subjects: subjects.map(({ accountId, of, part }) => [accountId, of, part]),
  });
