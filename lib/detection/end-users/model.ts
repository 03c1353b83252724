import type { AccountProfile, WrapperUse } from "../model";
import type { UseHistogram } from "./evenness";

/** An account with enough end users to be asked about. */
export interface EndUserAccount {
  accountId: string;
  endUsers: number;
  /** End users with an exchange that asks for extraction in words. */
  extracting: number;
}

/** How the end users of one account use it. */
export interface HabitRow {
  accountId: string;
  use: UseHistogram;
  endUsers: number;
  /** Pairs of exchanges of one end user, n − 1 of an end user with n; those of one kind and of one hour, with their chance. */
  pairs: number;
  kindSeen: number;
  kindChance: number;
  hourSeen: number;
  hourChance: number;
}

/** What one end user of an account did; figures as of an account's profile. */
export interface EndUserRow
  extends Pick<
    AccountProfile,
    | "accountId"
    | "exchanges"
    | "elicited"
    | "extraction"
    | "capability"
    | "withContent"
    | "withSession"
    | "multiTurn"
    | "firstSeen"
    | "lastSeen"
  > {
  endUserId: string;
  /** Exchanges that are extraction work: by their words, or by a wrapper that mostly asks for extraction in the account. */
  work: number;
}

/** A wrapper of the work as one account shows it. */
export interface WrapperInAccount extends Pick<WrapperUse, "kind" | "value"> {
  accountId: string;
  endUsers: number;
  firstSeen: string;
  lastSeen: string;
  exchangeIds: string[];
}

export interface WrapperHolders extends Pick<WrapperUse, "kind" | "value"> {
  accounts: number;
  endUsers: number;
}

export interface RepeatRow {
  accountId: string;
  asked: number;
  repeated: number;
}

/** All that was asked about one account whose end users may harvest. */
export interface Candidate {
  account: EndUserAccount;
  /** What the account itself did. */
  profile: AccountProfile | undefined;
  /** Over its extraction work. */
  habits: HabitRow;
  /** The slice: end users whose exchanges are mostly extraction work. */
  slice: EndUserRow[];
  wrappers: WrapperInAccount[];
  repeats: RepeatRow;
}
