import type { Database } from "@/lib/db";
import { newId } from "@/lib/kernel";
import { insertAppeal, recordEvent } from "../store/events";

const appellant = { type: "appellant" as const, id: "link", name: "Owner of the account" };

interface Challenge {
  decisionId: string;
  accountId: string;
  campaignId: string;
  text: string;
}

/** An appeal against a decision, with the statement of reasons that it answers, as the portal leaves them. */
export async function submitted(db: Database, { text, ...about }: Challenge, at = new Date()): Promise<string> {
  const [id, noticeId] = [newId(), newId()];
  const { accountId, decisionId, campaignId } = about;
  await db.notice.upsert({
    where: { kind_decisionId: { kind: "statement_of_reasons", decisionId } },
    update: {},
    create: {
      ...{ id: noticeId, kind: "statement_of_reasons", reference: `SW-${id.slice(-8)}`, accountId, decisionId },
      ...{ language: "en", subject: "Your account", body: "Your account is banned.", createdAt: at },
    },
  });
  const notice = await db.notice.findFirstOrThrow({ where: { decisionId, kind: "statement_of_reasons" } });
  await insertAppeal(db, {
    id,
    noticeId: notice.id,
    accountId,
    decisionId,
    campaignId,
    language: "en",
    text,
    actor: appellant,
    at,
  });
  return id;
}

/** The appellant answers what was asked. */
export const answer = (db: Database, appealId: string, text: string, at = new Date()) =>
  recordEvent(db, { appealId, event: { kind: "answered" }, text, actor: appellant, at });
