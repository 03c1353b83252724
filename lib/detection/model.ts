import { z } from "zod";
import type { ValueKind } from "./contract";
import type { SmallCounts } from "./links/small-counts";

/** One value and its holders as read from the traffic store; accounts by index into the sorted list of ids. */
export interface SharedValueRow {
  kind: ValueKind;
  value: string;
  /** Tells windows of one value apart (days of an address, offset of a sign-up bin); 0 when there is one. */
  slot: number;
  accounts: number[];
  exchanges: number[];
}

/**
 * All shared values of a run, columnar. Holders of value v are `holders[valueStart[v] … valueStart[v + 1])`, ascending;
 * values of account a are `values[accountStart[a] … accountStart[a + 1])`, ascending.
 */
export interface Incidences {
  accounts: number;
  /** Accounts that were looked at: those of the table, or more when it is a section of a larger one. */
  population: number;
  count: number;
  kind: ValueKind[];
  id: string[];
  slot: Uint32Array;
  strand: Uint8Array;
  valueStart: Uint32Array;
  /** Holders of each value in the population. */
  overall: Uint32Array;
  /** Holders of each value in any of its windows, for a table that does not list them all. */
  anywhere?: Uint32Array;
  holders: Uint32Array;
  /** Exchanges in which each holder shows the value, beside `holders`. */
  exchanges: SmallCounts;
  accountStart: Uint32Array;
  values: Uint32Array;
  /** Content values that each account holds; a section leaves some of them out of its lists. */
  contents: Uint32Array;
}

/** Accounts that have anything at all in a family, by the index of the family. */
export type FamilyAvailability = Float64Array;

/**
 * Pairs of accounts that share enough, with their evidence. Those that account a is linked to are
 * `neighbour[start[a] … start[a + 1])`, ascending; each pair stands at both of its accounts.
 */
export interface Links {
  start: Uint32Array;
  neighbour: Uint32Array;
  nats: Float32Array;
}

/** Accounts that hold together, with the evidence that each belongs. */
export interface Group {
  /** The accounts whose profile every member was measured against, ascending. */
  basis: readonly number[];
  /** What they held then, when that is not what the run's own table says. */
  asOf?: Incidences | undefined;
  /** Account indices, ascending. */
  core: number[];
  associated: number[];
  /** Nats of each member by account index. */
  evidence: Map<number, MemberEvidence>;
  /** Evidence asked of a member. */
  threshold: number;
  /** One public event explains what the members share: they are nobody's accounts but their own. */
  isOneEvent: boolean;
  /** The groups that a person joined, each with the profile that its members were measured against; undefined for one that was found. */
  parts?: readonly Group[] | undefined;
  /** The campaign that a person composed of these accounts: the group is that one and no other. */
  campaignId?: string | undefined;
}

export interface MemberEvidence {
  total: number;
  byStrand: Float64Array;
}

/** What an account did, as counted by the traffic store. */
export interface AccountProfile {
  accountId: string;
  exchanges: number;
  /** Exchanges by elicitation bit. */
  elicited: number[];
  /** Exchanges that carry any kind of extraction request. */
  extraction: number;
  /** Exchanges by capability class. */
  capability: number[];
  templates: number;
  withContent: number;
  withSession: number;
  multiTurn: number;
  /** Exchanges by hour of day, UTC. */
  hours: number[];
  addresses: number;
  networks: number;
  withNetwork: number;
  outputTokens: number;
  firstSeen: string;
  lastSeen: string;
  createdAt: string | null;
  mailDomain: string;
  program: string;
  tier: string;
  paymentType: string;
  verification: string;
  card: string;
  parent: string;
  reseller: string;
  /** Distinct system prompts and tool sets: an account behind which many people stand has many. */
  setups: number;
  organization: string;
  organizationVerified: boolean;
  known: boolean;
}

/** What accounts in groups did, by account index. */
export type Profiles = ReadonlyMap<number, AccountProfile>;

/** An account's clients, or its networks, in the order of their first use; all in hours. */
export interface Habit {
  trait: "client" | "network";
  /** Of each value: use before the group's work began in the account, and since then other use and the work. */
  uses: { before: number; own: number; worked: number }[];
}

/** How a group uses one wrapper: a text around different questions, or a system prompt. */
export interface WrapperUse {
  /** The group, from 1. */
  number: number;
  kind: "prefix" | "suffix" | "system_prompt";
  value: string;
  accounts: number;
  exchanges: number;
  /** Exchanges under the wrapper that ask for extraction. */
  extracting: number;
}

/** What a member did of its group's work, in exchanges. */
export interface MemberWork {
  /** The group, from 1. */
  number: number;
  accountId: string;
  /** Those that ask for extraction in words. */
  asking: number;
  /** Those that carry a wrapper found to extract in the group. */
  carrying: number;
  both: number;
}

/** Traffic in the day after a release, by group; number 0 is everybody else. */
export const PivotRow = z.object({
  model: z.string(),
  releasedAt: z.string(),
  number: z.number(),
  exchanges: z.number(),
  onNew: z.number(),
  accounts: z.number(),
  medianHours: z.number().nullable(),
});
export type PivotRow = z.infer<typeof PivotRow>;

/** What a group does, as asked of the traffic store once the group is known. */
export interface GroupActivity {
  exchanges: number;
  /** Exchanges that are the group's work: they ask for extraction or carry a wrapper found to extract. */
  extraction: number;
  /** Extraction exchanges, and those whose question another account, or another model, was asked as well. */
  repeats: { asked: number; repeated: number };
  /** Pairs of its accounts active in the same ten minutes, as seen and as expected of accounts that do not know of each other. */
  schedule: { seen: number; expected: number };
}
