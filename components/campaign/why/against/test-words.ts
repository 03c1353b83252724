import type { ExculpatoryTest } from "@/lib/detection/contract";
import { innocentWords, levelWords } from "../innocent-words";

export type Subject = "campaign" | "account";

/** What a test's numbers count, and how they are written. */
export interface Figures {
  counts: string;
  /** `share`: numerator of denominator; `level`: their quotient, which is no share; `days`: the numerator alone. */
  style: "share" | "level" | "days";
}

export interface TestWords {
  label: string;
  /** What it would mean if it were found. */
  meaning: string;
  figures: Record<Subject, Figures>;
}

const figures = (counts: string, style: Figures["style"] = "share"): Figures => ({ counts, style });
const both = (one: Figures) => ({ campaign: one, account: one });
const either = (campaign: Figures, account: Figures) => ({ campaign, account });
const accounts = figures("accounts");
const ofCore = figures("core accounts");

export const testWords: Record<ExculpatoryTest, TestWords> = {
  contract: {
    ...innocentWords.contract,
    figures: either(accounts, figures("")),
  },
  verified_organisation: {
    ...innocentWords.verified_organisation,
    figures: either(accounts, figures("")),
  },
  declared_organisation: {
    label: "Declared organisation",
    meaning: "One organisation, parent or reseller says openly that these are its accounts.",
    figures: either(accounts, ofCore),
  },
  evaluation_list: {
    label: "Evaluation list",
    meaning: "A person has judged these accounts to be an evaluation before.",
    figures: either(accounts, figures("")),
  },
  repeated_questions: {
    ...innocentWords.repeated_questions,
    figures: both(figures("questions")),
  },
  conversations: {
    label: "Conversations",
    meaning: "Sessions with several turns over different questions are people's.",
    figures: either(figures(levelWords.conversations, "level"), figures("exchanges")),
  },
  day_night: {
    label: "Day and night",
    meaning: "Exchanges in the quietest eight hours: few where people sleep, a third around the clock.",
    figures: both(figures("exchanges")),
  },
  tenure: {
    label: "Tenure",
    meaning: "At least 90 days old at the first exchange; accounts made for a purpose seldom are.",
    figures: either(accounts, figures("days", "days")),
  },
  disputes: {
    label: "Disputes",
    meaning: "A payer who never disputes a charge is likely to be who they say.",
    figures: both(accounts),
  },
  one_payer: {
    ...innocentWords.one_payer,
    figures: either(accounts, ofCore),
  },
  one_place: {
    label: "One place",
    meaning: "Nearly all do most of what they do at one address: an office, a classroom, an event.",
    figures: either(accounts, ofCore),
  },
  home: {
    label: "Home",
    meaning:
      "Cards, devices and addresses that it shares with up to three others of the group alone, as a family does.",
    figures: either(accounts, figures("nats are from its home")),
  },
  shared_egress: {
    label: "Shared egress",
    meaning: "Addresses that many unrelated accounts use as well: a carrier, a VPN exit, a campus.",
    figures: both(figures("addresses")),
  },
  many_users_per_account: {
    label: "Many users behind an account",
    meaning: "Many different set-ups: a reseller's customers or an application, not one piece of work.",
    figures: either(figures(levelWords.many_users_per_account, "level"), figures("set-ups", "level")),
  },
  load_balancing: {
    label: "Uneven volumes",
    meaning: "People's volumes differ; work that is handed out evenly spreads less.",
    figures: both(figures("spread", "level")),
  },
  compromise: {
    label: "Compromise",
    meaning: "A long-standing account of somebody else that is being used.",
    figures: either(accounts, figures("exchanges are the work")),
  },
  own_work: {
    label: "Own work",
    meaning: "Traffic without the work of the group.",
    figures: either(figures("accounts without the work"), figures("exchanges are the work")),
  },
};
