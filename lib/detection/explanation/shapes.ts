import { z } from "zod";
import { HiddenEndUsers } from "../end-users/shapes";
import { Family, ValueKind } from "../vocabulary";

/** A value that members share, as shown to people; the display is pseudonymised or masked. */
export const EvidenceFact = z.object({
  family: Family,
  kind: ValueKind,
  /** sipHash64 of the value's text, decimal. */
  value: z.string(),
  display: z.string(),
  accountsHere: z.number().int(),
  accountsOverall: z.number().int(),
  /** Nats that the value adds for a pair of accounts that share it, before the cap of its family. */
  weight: z.number(),
  hub: z.boolean(),
  /** Warninglists that make it a hub, by name and version; absent when none does. */
  listedBy: z.array(z.string()).optional(),
  firstSeen: z.string().nullable(),
  lastSeen: z.string().nullable(),
  exchangeIds: z.array(z.string()),
});
export type EvidenceFact = z.infer<typeof EvidenceFact>;

/** `found`, `absent` (looked for and not found) or `not_available` (the input has nothing to look at). */
export const FindingState = z.enum(["found", "absent", "not_available"]);
export type FindingState = z.infer<typeof FindingState>;

/** One additive part of a campaign's score; negative parts are counter-evidence. */
export const ScoreTerm = z.object({
  name: z.string(),
  nats: z.number(),
  numerator: z.number(),
  denominator: z.number(),
  baseline: z.number().nullable(),
  state: FindingState,
});
export type ScoreTerm = z.infer<typeof ScoreTerm>;

/** Move to a new model in the 24 hours after its release, against matched accounts. */
export const Pivot = z.object({
  model: z.string(),
  releasedAt: z.string(),
  share: z.number(),
  baseline: z.number(),
  /** Ratio of the two shares with its 95 % interval. */
  lift: z.number(),
  low: z.number(),
  high: z.number(),
  exchanges: z.number().int(),
  /** Hours from release until half of the final share was reached. */
  hoursToHalf: z.number().nullable(),
});
export type Pivot = z.infer<typeof Pivot>;

/** How much of the members' traffic is extraction. */
export const Mixing = z.object({
  share: z.number(),
  low: z.number(),
  high: z.number(),
  extraction: z.number().int(),
  exchanges: z.number().int(),
});
export type Mixing = z.infer<typeof Mixing>;

/**
 * Tests that could clear accounts, in the order in which the *against* column lists them, each with why it cannot be made where
 * the input has nothing to look at.
 */
export const exculpatoryTests = {
  contract: "The input names no programme and no payment type.",
  verified_organisation: "The input says nothing about organisations or their verification.",
  declared_organisation: "The input names no organisation, parent account or reseller.",
  evaluation_list: "Nobody has judged any campaign to be an evaluation, so there is no list to look at.",
  repeated_questions: "Fewer than 20 questions of the group's work have content.",
  conversations: "Too few exchanges carry a session.",
  day_night: "Too little traffic to tell a night from a gap (fewer than 24 exchanges or 3 days).",
  tenure: "The input does not say when the accounts were created.",
  disputes: "Chargebacks and disputed payments are no part of the input.",
  one_payer: "The input has no payment fingerprint.",
  one_place: "The input has no addresses.",
  home: "The input has no cards and no addresses.",
  shared_egress: "The input has no addresses.",
  many_users_per_account: "The input has no content.",
  load_balancing: "Too few accounts are active enough to compare their volumes.",
  compromise: "The input has no history of the account from before the work of the group.",
  own_work: "The input has no content.",
} as const satisfies Record<string, string>;
export const ExculpatoryTest = z.enum(
  Object.keys(exculpatoryTests) as [keyof typeof exculpatoryTests, ...(keyof typeof exculpatoryTests)[]],
);
export type ExculpatoryTest = z.infer<typeof ExculpatoryTest>;

/** One test that could clear a campaign or an account, with its number. */
export const AgainstTest = z.object({
  name: ExculpatoryTest,
  state: FindingState,
  numerator: z.number(),
  denominator: z.number(),
  /** The same quotient among accounts of the same volume that are in no group; null where nothing is to be compared. */
  baseline: z.number().nullable(),
  /** Nats that it takes from the score, at most 0; null where it weighs nothing and is for the person to judge. */
  nats: z.number().nullable(),
  /** Warninglists that name what was counted, by name and version; absent when none does. */
  lists: z.array(z.string()).optional(),
});
export type AgainstTest = z.infer<typeof AgainstTest>;

/** Why a campaign is one: the prior and the terms add up to its score. */
export const Explanation = z.object({
  sentences: z.array(z.string()),
  configurationHash: z.string(),
  thresholdNats: z.number(),
  membershipNats: z.number(),
  /** Log-odds before anything is looked at: with the terms they add up to the score. */
  priorNats: z.number().default(0),
  pivots: z.array(Pivot),
  mixing: Mixing.nullable(),
  /** Core accounts that would stay above the threshold without a family. */
  withoutFamily: z.array(z.object({ family: Family, core: z.number().int() })),
  against: z.array(AgainstTest).default([]),
  /** Null unless the campaign hides behind the end users of its accounts. */
  endUsers: HiddenEndUsers.nullable().default(null),
});
export type Explanation = z.infer<typeof Explanation>;

/** What one family adds to a member's evidence: `nats` = `listed` + `missing` + `capped`. */
export const EvidencePart = z.object({
  family: Family,
  /** Sum of the facts of the family, each further one counted less. */
  listed: z.number(),
  /** At most 0: the account has something of the family, and nothing of what the group shares in it. */
  missing: z.number(),
  /** At most 0: what the cap of the family, or the common cap of client, content and address block, takes away. */
  capped: z.number(),
  nats: z.number(),
});
export type EvidencePart = z.infer<typeof EvidencePart>;

/**
 * The account's own traffic beside the work of the group: what it takes from the evidence, at most 0. Where a campaign hides behind
 * end users, it is the whole of the evidence.
 */
export const Conduct = z.object({
  nats: z.number(),
  /** Exchanges that are the group's work, of all exchanges, and the share among accounts outside every group. */
  numerator: z.number(),
  denominator: z.number(),
  baseline: z.number(),
});
export type Conduct = z.infer<typeof Conduct>;

/** A person said that an account has no part: a standing fact, in whatever campaign it is found again. */
export const Clearing = z.object({
  decisionId: z.uuid(),
  at: z.iso.datetime(),
  /** The end of the traffic that it was said on; only what is dated later counts as new. */
  evidenceUntil: z.iso.datetime(),
  by: z.object({ id: z.string(), name: z.string() }),
  /** What the account's evidence gained since, and what it takes to count again. */
  nats: z.number(),
  asked: z.number(),
});
export type Clearing = z.infer<typeof Clearing>;

/**
 * What other providers say of an account, in indicators that a person accepted. It stands beside the account's own evidence and its score:
 * it can make a core member of one that own evidence brings near, and never makes a member.
 */
export const ExternalEvidence = z.object({
  /** Of all reports together, at most the cap. */
  nats: z.number(),
  capNats: z.number(),
  reports: z.array(
    z.object({
      partnerId: z.uuid(),
      indicatorId: z.uuid(),
      /** What the indicator is about: an address, a token … */
      kind: z.string(),
      nats: z.number(),
      /** Somebody speaks against it: it weighs nothing. */
      contested: z.boolean(),
      validUntil: z.iso.datetime(),
    }),
  ),
});
export type ExternalEvidence = z.infer<typeof ExternalEvidence>;

/** Why an account is a member: the parts and the conduct add up to its score. */
export const MemberExplanation = z.object({
  sentences: z.array(z.string()),
  configurationHash: z.string(),
  /** Evidence asked of a core member; an associated one may fall short by `marginNats`. */
  membershipNats: z.number(),
  marginNats: z.number(),
  score: z.number(),
  parts: z.array(EvidencePart),
  conduct: Conduct,
  /** What would be left of the score without a family, and whether the account would still be what it is. */
  withoutFamily: z.array(z.object({ family: Family, nats: z.number(), stays: z.boolean() })),
  against: z.array(AgainstTest),
  /** Null when nobody cleared the account. While its nats are below what is asked, the account stays out of the core. */
  clearing: Clearing.nullable().default(null),
  /** Null when no other provider says anything of the account. Nothing of it is in the score. */
  external: ExternalEvidence.nullable().default(null),
});
export type MemberExplanation = z.infer<typeof MemberExplanation>;

/** A value that ties one account to its campaign. */
export const MemberFact = EvidenceFact.extend({
  /** What the value adds for this account beside the stronger ones of its family. */
  nats: z.number(),
});
export type MemberFact = z.infer<typeof MemberFact>;
