import { randomInt } from "node:crypto";
import type { Database } from "@/lib/db";
import { Policy } from "@/lib/decisions/contract";
import { day, newId } from "@/lib/kernel";
import { hashOf, tokenOf } from "../portal/tokens";
import { type Language, languageFor, type StatementOfReasons, type TemplateKind, type TemplateText } from "./contract";
import { defaultTemplate } from "./default-templates";
import { fill, type Values } from "./fill";
import { dayIn } from "./public-words";
import * as store from "./store";

/** One thing that an account's owner is told; in which words, and to which address, is found when it is written. */
export interface NoticeDraft {
  kind: TemplateKind;
  accountId: string;
  appealId?: string;
  /** The measure that it is about, of a statement of reasons and of a measure's end. */
  decisionId?: string;
  /** The statement of reasons that it follows on; of an appeal's notices it is found by the appeal. */
  aboutId?: string;
  /** Whose words are used, where they differ by policy. */
  policy?: string | null;
  /** BCP 47; by default that of the contact on file. */
  language?: string;
  /** What stands for the placeholders of its template (`placeholdersOf`); the reference and the link are known. */
  values: Values | ((language: Language) => Values);
  statement?: StatementOfReasons;
  appealableUntil?: Date;
  at: Date;
}

/** How long a link can be followed that was asked for: longer than a mail server may be down. */
export const accessLinkMs = 3 * day;
/** How long the link of a notice leads to it, after an appeal could still be made. */
const readableMs = 90 * day;
const followUpMs = 180 * day;

/** Letters and digits that nobody takes for another: 59 bits. */
const alphabet = "23456789ABCDEFGHJKLMNPQRSTVWXYZ";
const newReference = (): string => {
  const letters = Array.from({ length: 12 }, () => alphabet[randomInt(alphabet.length)]).join("");
  return `SW-${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`;
};

/** Writes one notice, to be sent once the transaction is over. */
export async function writeNotice(tx: Database, draft: NoticeDraft): Promise<{ noticeId: string }> {
  const [noticeId = ""] = await writeNotices(tx, [draft]);
  return { noticeId };
}

/**
 * Writes notices, however many, in a few statements: each in the exact words that are sent, with its own link. What lacks a value is
 * held, what has no address can be read by its link. Returns their ids in the order of the drafts.
 */
export async function writeNotices(tx: Database, drafts: readonly NoticeDraft[]): Promise<string[]> {
  if (drafts.length === 0) return [];
  const [contacts, written, appeals, references] = await Promise.all([
    store.readContacts(
      tx,
      drafts.map(({ accountId }) => accountId),
    ),
    store.readNewestTemplates(tx),
    store.readStatementsOfAppeals(
      tx,
      drafts.flatMap(({ appealId }) => appealId ?? []),
    ),
    store.readReferences(
      tx,
      drafts.flatMap(({ aboutId }) => aboutId ?? []),
    ),
  ]);
  const templates = new Map(written.map((row) => [nameOf(row.kind, row.policy, row.language), row]));
  const notices: store.NewNotice[] = [];
  const links: store.NewLink[] = [];
  for (const draft of drafts) {
    const contact = contacts.get(draft.accountId);
    const appealed = draft.appealId === undefined ? undefined : appeals.get(draft.appealId);
    const language = languageFor(draft.language ?? appealed?.language ?? contact?.language);
    const aboutId = draft.aboutId ?? appealed?.id ?? null;
    const reference = aboutId === null ? newReference() : (appealed?.reference ?? references.get(aboutId) ?? null);
    const link = newLink(draft);
    const words = wordsFor(draft, language, templates);
    const values = typeof draft.values === "function" ? draft.values(language) : draft.values;
    const all = {
      ...{ account: draft.accountId, reference, link_until: dayIn(language, link.expiresAt) },
      ...values,
    };
    const { missing } = fill(words.text, all);
    // The time for an appeal begins when a notice goes out: what is held says when it is completed.
    const { subject, body } = fill(words.text, missing.length === 0 ? all : { ...all, appeal_until: null });
    const id = newId(draft.at.getTime());
    notices.push({
      ...{ id, kind: draft.kind, accountId: draft.accountId, language, subject, body, aboutId },
      reference: aboutId === null ? reference : null,
      decisionId: isOnce(draft.kind) ? (draft.decisionId ?? null) : null,
      ...{ appealId: draft.appealId ?? null, templateId: words.templateId, createdAt: draft.at },
      statement: draft.statement ?? null,
      appealableUntil: draft.appealableUntil ?? null,
      ...beginning(missing, contact !== undefined, draft.at),
    });
    links.push({ ...link, noticeId: id, tokenHash: hashOf(tokenOf("portal-link/1", link)) });
  }
  await store.insertNotices(tx, notices, links);
  return notices.map(({ id }) => id);
}

const nameOf = (kind: string, policy: string | null, language: string) => `${kind}/${policy ?? ""}/${language}`;
/** Told once about each decision. */
const isOnce = (kind: TemplateKind) => kind === "statement_of_reasons" || kind === "measure_ended";

/** How a notice begins. */
export function beginning(missing: readonly string[], hasAddress: boolean, at: Date) {
  if (missing.length > 0) {
    const names = missing.map((name) => `{{${name}}}`).join(", ");
    return { state: "held" as const, error: `Nothing is known for ${names}.`, nextAttemptAt: null };
  }
  if (!hasAddress) return { state: "unreachable" as const, error: null, nextAttemptAt: null };
  return { state: "waiting" as const, error: null, nextAttemptAt: at };
}

/** The newest words for a notice, or those that come with Stillwatch. */
function wordsFor(
  { kind, policy: said }: Pick<NoticeDraft, "kind" | "policy">,
  language: Language,
  templates: ReadonlyMap<string, store.TemplateRow>,
): { text: TemplateText; templateId: string | null } {
  const policy = kind === "statement_of_reasons" ? (Policy.safeParse(said).data ?? null) : null;
  const written = templates.get(nameOf(kind, policy, language));
  if (written !== undefined) return { text: written, templateId: written.id };
  return { text: defaultTemplate({ kind, policy, language }), templateId: null };
}

function newLink({ kind, appealableUntil, at }: NoticeDraft) {
  const once = kind === "access_link";
  const lasts = once ? accessLinkMs : followUpMs;
  const end = appealableUntil === undefined ? at.getTime() + lasts : appealableUntil.getTime() + readableMs;
  // A token names seconds.
  return { id: newId(at.getTime()), once, issuedAt: at, expiresAt: new Date(Math.floor(end / 1000) * 1000) };
}
