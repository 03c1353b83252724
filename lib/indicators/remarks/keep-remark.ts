import type { CommandScope } from "@/lib/command";
import { newId, notFound } from "@/lib/kernel";
import { collectionFor, publishObjects } from "@/lib/taxii";
import type { PassedRemark, RemarkAdmission } from "../gate/remarks";
import { stableId } from "../ids";
import { insertRemark, insertRemarkStep, type RemarkRow, readRemark } from "../store/remarks";
import { Tlp } from "../vocabulary";
import { remarkObjects } from "./stix";
import { sheetOfRemark } from "./view";

interface NewRemark {
  partner: { id: string; name: string };
  admission: RemarkAdmission;
  passed: PassedRemark;
  indicatorId?: string;
  answers?: string;
}

/** Puts what passed the gate on its way to a partner, under the name of who approved it. Called last in a transaction. */
export async function keepRemark(
  scope: CommandScope<unknown>,
  { partner, admission, passed, indicatorId, answers }: NewRemark,
): Promise<RemarkRow> {
  const { tx, ctx, now, record } = scope;
  const id = stableId("remark", newId());
  const { agreement, tlp, purpose } = admission;
  await insertRemark(tx, {
    ...{ id, partnerId: partner.id, kind: passed.kind, tlp, content: passed, agreementId: agreement.id, purpose },
    ...{ indicatorId: indicatorId ?? null, answers: answers ?? null, createdAt: now, modifiedAt: now },
    ...{ approvedById: ctx.actor.id, approvedByName: ctx.actor.name },
  });
  await insertRemarkStep(tx, { id: newId(), remarkId: id, kind: "approved", byName: ctx.actor.name, at: now });
  await publishRemark(scope, id);
  record({
    action: `sharing.${passed.kind}`,
    subject: { type: "remark", id },
    detail: {
      ...{ partner: partner.name, tlp, purpose, agreement: agreement.version },
      ...("of" in passed ? { of: passed.of, indicatorId } : { about: passed.refs }),
    },
    live: [{ topic: "sharing", subjectId: id }, { topic: "inbound" }],
  });
  return requireRemark(scope, id);
}

/** Puts a remark, or its revocation, where its partner's machines fetch from, when it has a collection of the marking. */
export async function publishRemark(scope: CommandScope<unknown>, id: string): Promise<void> {
  const { tx, ctx, now } = scope;
  const row = await requireRemark(scope, id);
  const collection = await collectionFor(tx, { partnerId: row.partnerId, tlp: Tlp.parse(row.tlp) });
  if (collection === null) return;
  await publishObjects(tx, { collectionId: collection.id, objects: remarkObjects(sheetOfRemark(row)) });
  const note = row.revokedAt === null ? "into its collection" : "its revocation, into its collection";
  await insertRemarkStep(tx, { id: newId(), remarkId: id, kind: "sent", byName: ctx.actor.name, at: now, note });
}

/** Throws `not_found`. */
export async function requireRemark({ tx }: Pick<CommandScope<unknown>, "tx">, id: string): Promise<RemarkRow> {
  const row = await readRemark(tx, id);
  if (row === null) throw notFound("Remark", id);
  return row;
}
