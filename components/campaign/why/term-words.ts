import type { ScoreTerm } from "@/lib/detection/contract";
import { innocentWords, levelWords } from "./innocent-words";

/** How people read a term: its name, what it looks at, and how its figures are written. */
export interface TermWords {
  label: string;
  meaning: string;
  /** `share`: numerator of denominator; `level`: their quotient alone, which is no share of anything. */
  figures: "share" | "level";
  /** What numerator and denominator count; empty where the name says it. */
  counts: string;
}

const term = (label: string, meaning: string, counts = "", figures: TermWords["figures"] = "share"): TermWords => ({
  ...{ label, meaning, counts, figures },
});

const innocent = (name: keyof typeof innocentWords, counts: string): TermWords => {
  const { label, meaning } = innocentWords[name];
  return term(label, meaning, counts);
};

const known: Record<string, TermWords> = {
  elicitation_lift: term(
    "Asks for what trains a model",
    "Reasoning traces, step-by-step articulation, grading, training pairs.",
    "exchanges",
  ),
  accounts_that_extract: term("Accounts that take part", "A curious person is one account, not the group.", "accounts"),
  end_users_that_extract: term(
    "End users that take part",
    "A curious customer is one end user, not the slice.",
    "end users",
  ),
  even_use: term(
    "Even use",
    "Variance of exchanges per end user over their mean, beside other accounts: people differ, work that is dealt out does not.",
    "of the mean",
    "level",
  ),
  own_kinds_of_work: term(
    "No work of their own",
    "Two exchanges of one end user are of one kind; the matched figure is chance, which people exceed.",
    "pairs",
  ),
  own_hours: term(
    "No hours of their own",
    "Two exchanges of one end user are in one hour; the matched figure is chance, which people exceed.",
    "pairs",
  ),
  capability_focus: term(
    "Keeps to few kinds of work",
    "How much of the work is its commonest kind.",
    "accounts' shares",
  ),
  repeated_questions: innocent("repeated_questions", "questions"),
  load_balancing: term(
    "Evenly shared load",
    "Spread of volumes over accounts; work that is handed out spreads less than people do.",
    "spread",
    "level",
  ),
  shared_schedule: term(
    "One schedule",
    "Accounts active in the same ten minutes, against chance: taking turns is rarer, starting together more often.",
    "times two of them met, by chance",
  ),
  account_age: term("New at first use", "Accounts made for a purpose are used soon after sign-up.", "accounts"),
  model_pivot: term("Moves to new models", "Share of traffic on a new model within a day of its release.", "exchanges"),
  declared_organisation: term(
    "One declared organisation",
    "An organisation, a parent or a reseller says so openly.",
    "accounts",
  ),
  verified_organisation: innocent("verified_organisation", "accounts"),
  contract: innocent("contract", "accounts"),
  one_payer: innocent("one_payer", "accounts"),
  conversations: term("Conversations", "Sessions with several turns are people's.", levelWords.conversations, "level"),
  many_users_per_account: term(
    "Many users behind each account",
    "Many different set-ups: a reseller's customers, not one piece of work.",
    levelWords.many_users_per_account,
    "level",
  ),
};

/** Words for a term; one that is not known here is still shown, by its name. */
export function wordsOfTerm(name: ScoreTerm["name"]): TermWords {
  const plain = name.replaceAll("_", " ");
  return known[name] ?? term(plain.charAt(0).toUpperCase() + plain.slice(1), "");
}
