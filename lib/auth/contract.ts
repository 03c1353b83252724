import { z } from "zod";

/** What a person is in the team. Several roles add up. */
export const roles = [
  "viewer",
  "analyst",
  "lead",
  "appeals_reviewer",
  "sharing_officer",
  "legal",
  "support",
  "auditor",
  "admin",
] as const;
export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;

/** Every act that is guarded, with why it is an act of its own. `lib/auth/permissions.ts` says which role has it. */
export const permissions = [
  /** See campaigns, their members and evidence, pseudonymised. */
  "campaign.read",
  /** See an account's traffic and evidence, pseudonymised. */
  "account.read",
  /** See an account's standing and the public reason: all that support needs. */
  "account.status",
  /** See aggregates over all traffic. */
  "traffic.read",
  /** Read prompts and responses: people's words. Asks for campaign and purpose, and is audited. */
  "content.read",
  /** See shared values in clear: addresses, fingerprints. Audited. */
  "value.reveal",
  /** Claim what waits for review, put it off, hand it over. Analysts and leads. */
  "review.work",
  /** Give to somebody else what a colleague holds. Leads. */
  "review.assign",
  /** Say that a campaign is what its verdict says, or that it is not. */
  "campaign.decide",
  /** Say what one member is in a campaign. */
  "member.decide",
  /** Shut an account off. */
  "account.ban",
  /** Ask an account for a proof, slow it down, answer it without reasoning, or refer it to whose customer it is. */
  "account.restrict",
  /** Let a measure be carried out that somebody else proposed. Leads. */
  "measure.approve",
  /** Propose a rule that acts on newcomers by itself, and stop one. Analysts and leads. */
  "standing_order.propose",
  /** Carry a measure out without a second person, who reviews it afterwards. Leads: everybody who approves is told. */
  "measure.break_glass",
  /** Let a measure be kept from its owner. Legal only. */
  "covert.approve",
  /** Say how large an act may be without a second person, and how long approvals hold. Admins, who take none. */
  "decision_settings.manage",
  /**
   * Say what policies recommend at which strike. Leads, who answer for how graduated the team's answers are, and legal, for whether they
   * are in proportion; no admins: it steers decisions, though nothing is decided by it.
   */
  "policy.manage",
  /** Make a stolen key useless. */
  "key.revoke",
  /** Take back a decision. */
  "decision.reverse",
  /** See how far decisions have come at the gateways, and what connects to them. */
  "enforcement.read",
  /** Connect gateways, test them, send again what they did not take. Admins: it decides nothing. */
  "enforcement.manage",
  /** Say what a gateway holds: for a gateway's own key. */
  "enforcement.report",
  /** Say which campaigns the same hands run. Analysts and leads. */
  "operator.manage",
  /** See claims about who an operator is: allegations, no part of any verdict. Audited. */
  "attribution.read",
  /** Claim who an operator is. Analysts and leads: nothing follows from it. */
  "attribution.propose",
  /** Approve or decline such a claim, never one's own. Legal only. */
  "attribution.approve",
  /** See appeals, their clocks and what came of them; the appellant's words take the permission to review. */
  "appeal.read",
  /** Read what an appellant wrote and sent, ask, and decide: only who took no part in what is challenged. */
  "appeal.review",
  /** Give an appeal to a reviewer. Leads. */
  "appeal.assign",
  /** Challenge a measure: for the owner of the account, by a link, and nobody of the team. */
  "appeal.submit",
  /** See what accounts' owners were told. */
  "notice.read",
  /** Write the words that owners are told, and have a notice sent again. Legal only. */
  "notice.manage",
  /** Say where an account's owner is written to, and that a proof was checked. For the provider's own key. */
  "contact.write",
  /** See figures of decisions and appeals by period. */
  "transparency.read",
  /** Let statements of reasons leave for a public database. Legal only. */
  "transparency.export",
  /** Let indicators leave the house. */
  "bundle.export",
  /** Take back what was shared, and say that a partner has done so. */
  "bundle.recall",
  /** Read a masked wrapper and let it leave. Sharing officers only. */
  "wrapper.release",
  /** See what partners sent, pseudonymised, and how right they are. */
  "inbound.read",
  /** Take in what partners send, into quarantine. */
  "inbound.receive",
  /** Say whether what a partner sent counts. Sharing officers and leads. */
  "inbound.review",
  "partner.read",
  /** Add a partner, make its keys, put on file what was agreed with it, say what it may fetch and what is fetched from it. */
  "partner.manage",
  /** Fetch from a partner's own collections and add to them: for the partner, by its key, and nobody of the team. */
  "collection.use",
  /** Ask how many accounts both know: for the partner, by its key, and nobody of the team. */
  "overlap.ask",
  /** Read the record of who did what. */
  "audit.read",
  /** Send exchanges, accounts and releases. */
  "ingest.write",
  /** See uploads and their rejected lines. */
  "ingest.read",
  /** See how long what is kept, what legal holds name, and what would go. */
  "retention.read",
  /** Say how long what is kept, and have an account's exchanges erased. Legal and admins. */
  "retention.manage",
  /** Place a legal hold, and release one. Legal only: what it names outlives retention and erasure. */
  "hold.manage",
  /** Start a detection run, in the shadow or for all to see. */
  "detection.run",
  /** Propose other numbers for detection, and take a proposal back. Analysts and leads: nothing follows from it alone. */
  "detector.propose",
  /** Put a proposed version live. Leads only, and never one's own: it changes whom all later runs accuse. */
  "detector.activate",
  /** Judge the accounts of an audit sample without knowing what detection says of them. Analysts and leads. */
  "account.label",
  "job.read",
  "job.stop",
  /** Say how the console looks to oneself. Everybody who has a role. */
  "settings.own",
  /** People, their roles, API keys: settings, no decisions. */
  "user.manage",
] as const;
export const Permission = z.enum(permissions);
export type Permission = z.infer<typeof Permission>;

/** Who the browser is signed in as. */
export const SessionView = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  roles: z.array(Role),
  permissions: z.array(Permission),
  twoFactorEnabled: z.boolean(),
});
export type SessionView = z.infer<typeof SessionView>;
