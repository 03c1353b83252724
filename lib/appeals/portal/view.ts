import { type Language, languageFor } from "../notices/contract";
import { portalLink } from "../notices/fill";
import { wordsOf } from "../words";
import { type PortalEvent, type PortalView, tooLateToAppeal } from "./contract";
import type { StatementRow } from "./store";

/** What of an appeal's record its appellant sees. */
const shown = ["submitted", "asked", "answered", "decided", "withdrawn", "expired", "verified"] as const;
const open: readonly string[] = ["submitted", "assigned", "awaiting_appellant"];

export function reasonAgainst(
  { appeals: [last], appealableUntil }: StatementRow,
  isTakenBack: boolean,
  now: Date,
): PortalView["because"] {
  if (last !== undefined && open.includes(last.status)) return null;
  if (last?.status === "decided") return "decided";
  if (isTakenBack) return "over";
  return appealableUntil !== null && appealableUntil <= now ? "late" : null;
}

const because = {
  ...tooLateToAppeal,
  decided: "An appeal against this was decided. You can read the answer here.",
};

/** Why no appeal can be opened, in a sentence; null when one can. */
export function standsAgainst(statement: StatementRow, isTakenBack: boolean, now: Date): string | null {
  const reason = reasonAgainst(statement, isTakenBack, now);
  return reason === null ? null : because[reason];
}

type Appeal = NonNullable<StatementRow["appeals"][number]>;

const eventView = (event: Appeal["events"][number]): PortalEvent[] => {
  const kind = shown.find((one) => one === event.kind);
  // A ruling's own words are in its reply.
  return kind === undefined
    ? []
    : [{ kind, at: event.at.toISOString(), text: kind === "decided" || kind === "expired" ? null : wordsOf(event) }];
};

const appealView = (row: Appeal): PortalView["appeal"] => ({
  ...{ status: row.status, outcome: row.outcome, dueAt: row.dueAt.toISOString() },
  answerDueAt: row.answerDueAt?.toISOString() ?? null,
  events: row.events.flatMap(eventView),
  files: row.files.map(({ name, bytes, addedAt }) => ({ name, bytes, at: addedAt.toISOString() })),
  // The link is where they are.
  reply: row.ruling && { ...row.ruling, reply: row.ruling.reply.replaceAll(portalLink, "").replace(/\n{3,}/g, "\n\n") },
});

const thisPage: Record<Language, string> = { en: "(this page)", de: "(diese Seite)" };

export function portalView(
  statement: StatementRow,
  isTakenBack: boolean,
  verifications: PortalView["verifications"],
  now: Date,
): PortalView {
  const [last] = statement.appeals;
  const reason = reasonAgainst(statement, isTakenBack, now);
  const can =
    last?.status === "awaiting_appellant"
      ? "answer"
      : last !== undefined && open.includes(last.status)
        ? "add"
        : reason === null
          ? "appeal"
          : "nothing";
  return {
    reference: statement.reference ?? "",
    language: languageFor(statement.language),
    notices: [statement, ...statement.followed].map(({ subject, body, createdAt }) => ({
      ...{ subject, at: createdAt.toISOString() },
      // They are where the link leads.
      body: body.replaceAll(portalLink, thisPage[languageFor(statement.language)]),
    })),
    appealableUntil: statement.appealableUntil?.toISOString() ?? null,
    ...{ can, because: reason, appeal: last === undefined ? null : appealView(last), verifications },
  };
}
