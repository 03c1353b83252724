import type { Database } from "@/lib/db";
import { newId } from "@/lib/kernel";
import type { NoticeDraft } from "../notices/write-notice";
import { insertNotice, readNoticeText } from "../store/appeals";

const subjects: Partial<Record<NoticeDraft["kind"], string>> = {
  appeal_question: "A question about your appeal {{reference}}",
  appeal_reply: "What came of your appeal {{reference}}",
};
const bodies: Partial<Record<NoticeDraft["kind"], string>> = {
  appeal_question: "Somebody who took no part in the decision reviews your appeal, and asks:\n\n{{question}}",
  appeal_reply: "{{outcome}}\n\nYou wrote: “{{point}}”\n\n{{answer}}\n\n{{terms}}",
};

const filled = (template: string, values: NoticeDraft["values"]): string =>
  template
    .replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? "")
    .replaceAll(/\n{3,}/g, "\n\n")
    .trim();

/** Tells an appellant something, in the transaction of the act that it is about. Returns the exact words. */
export async function tell(tx: Database, draft: NoticeDraft): Promise<{ subject: string; body: string }> {
  const { kind, accountId, appealId, language = "en", values, at } = draft;
  const id = newId(at.getTime());
  const [subject, body] = [filled(subjects[kind] ?? "", values), filled(bodies[kind] ?? "", values)];
  await insertNotice(tx, { id, kind, accountId, appealId: appealId ?? null, language, subject, body, createdAt: at });
  return readNoticeText(tx, id);
}
