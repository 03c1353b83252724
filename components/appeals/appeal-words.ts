import type { AppealOutcome, AppealStatus, AppealSummary, ConsequenceKind } from "@/lib/appeals/contract";

interface Meaning {
  label: string;
  color: string;
  meaning: string;
}

export const appealStatuses: Record<AppealStatus, Meaning> = {
  submitted: { label: "Free", color: "yellow", meaning: "Nobody reviews it yet." },
  assigned: { label: "In review", color: "blue", meaning: "A reviewer has it." },
  awaiting_appellant: {
    label: "Asked",
    color: "grape",
    meaning: "The appellant was asked something; the clock of the review stands still.",
  },
  decided: { label: "Decided", color: "teal", meaning: "A reviewer has ruled on it." },
  withdrawn: { label: "Withdrawn", color: "gray", meaning: "The appellant took it back." },
  expired: { label: "Expired", color: "gray", meaning: "The appellant did not answer in time." },
};

export const appealOutcomes: Record<AppealOutcome, Meaning> = {
  upheld: { label: "Upheld", color: "gray", meaning: "The measure stands." },
  overturned: { label: "Overturned", color: "teal", meaning: "The measure was wrong, and is taken back." },
  overturned_with_conditions: {
    label: "Overturned, with conditions",
    color: "teal",
    meaning: "The measure is taken back; a proof or a limit goes with that.",
  },
  reduced: { label: "Reduced", color: "orange", meaning: "A milder measure takes its place." },
};

export const consequenceWords: Record<ConsequenceKind, string> = {
  reversal: "Measures taken back",
  disposition: "What the account is, said anew; detection taught",
  measures: "Measures of the ruling",
  same_ground: "Accounts on the same values listed, to be looked at again",
  recall: "What was shared of the account, called back",
};

export const isOpen = ({ endedAt }: Pick<AppealSummary, "endedAt">): boolean => endedAt === null;

/** The clock that runs: the appellant's while something is asked, else the reviewer's; none for what has ended. */
export function clockOf({
  endedAt,
  answerDueAt,
  dueAt,
}: AppealSummary): { at: string; whose: "answer" | "review" } | null {
  if (endedAt !== null) return null;
  return answerDueAt === null ? { at: dueAt, whose: "review" } : { at: answerDueAt, whose: "answer" };
}

/** A reply as it is shown here: its link is made when it is sent, and is the appellant's alone. */
export const shownReply = (reply: string): string => reply.replaceAll("{{portal_link}}", "[their own link]");

/** What is said on the buttons of an appeal and again on what they open. */
export const askTheAppellant = "Ask the appellant";
export const reasonForColleagues = "Reason, for colleagues";
export const readWordForWord = "The appellant reads this, word for word.";
