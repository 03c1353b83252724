import type { ExculpatoryTest, Family } from "../contract";

export const familyWords: Record<Family, string> = {
  payment: "cards",
  identity: "phones, devices or mail addresses",
  network: "addresses",
  client: "client strings",
  content: "prompt wrappers and templates",
  registration: "mail domains, referral codes or sign-up times",
  timing: "active times",
};

/** What a test that found something says of a campaign, and of one account. */
export const againstWords: Record<ExculpatoryTest, readonly [campaign: string, account: string]> = {
  contract: ["they are under contract or in a programme", "it is under contract or in a programme"],
  verified_organisation: ["their organisation is verified", "its organisation is verified"],
  declared_organisation: ["they belong to one declared organisation", "it belongs to their declared organisation"],
  evaluation_list: ["people have judged them to be an evaluation before", "people have judged it an evaluation before"],
  repeated_questions: ["the same questions go to several accounts or models, as in benchmarks", ""],
  conversations: ["many of their sessions are conversations", "it holds conversations as others of its volume do"],
  day_night: ["most of them have a day and a night", "it has a day and a night"],
  tenure: ["many of the accounts are long-standing", "it is long-standing"],
  disputes: ["", ""],
  one_payer: [
    "one card and one mail domain stand openly behind them",
    "its card and mail domain are those of nearly all",
  ],
  one_place: [
    "nearly all of them are at one address, as in an office or at an event",
    "it works at an address where nearly all of them do",
  ],
  home: [
    "most of them share cards or addresses in twos and threes alone, as families do",
    "most of what ties it here it shares with its own home alone",
  ],
  shared_egress: [
    "many of their addresses are shared by unrelated accounts",
    "many of its addresses are shared by unrelated accounts",
  ],
  many_users_per_account: ["many different set-ups are behind each account", "many different set-ups are behind it"],
  load_balancing: ["their volumes differ as people's do", ""],
  compromise: ["some of the accounts seem to be stolen", "it seems to be a stolen account"],
  own_work: ["most of them do none of the work", "it does no more of the work than other accounts of its volume"],
};

export const percent = (share: number): string => `${Math.round(share * 100)} %`;
export const count = (whole: number): string => whole.toLocaleString("en-US");
export const inNats = (nats: number): string => nats.toFixed(1);
export const list = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts[parts.length - 1]}`;

/** Warninglists named in a sentence: more is a list, not a sentence. */
const mostLists = 3;

/** That warninglists name something, and which. */
export function namingLists(lists: readonly string[]): string {
  const rest = lists.length - mostLists;
  const more = rest > 0 ? [`${count(rest)} more`] : [];
  return `named by the ${lists.length === 1 ? "warninglist" : "warninglists"} ${list([...lists.slice(0, mostLists), ...more])}`;
}
