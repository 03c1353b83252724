import { z } from "zod";
import { EvidenceFact } from "../explanation/shapes";
import { Family } from "../vocabulary";

/** A value that is new since a decision. */
export const DifferenceFact = EvidenceFact.pick({ family: true, kind: true, value: true, display: true }).extend({
  /** Accounts of the core that use it since, and accounts that hold it at all. */
  accounts: z.number().int(),
  accountsOverall: z.number().int(),
  /** What it adds to the evidence of a core account, on average over the core. */
  nats: z.number(),
});
export type DifferenceFact = z.infer<typeof DifferenceFact>;

/** What was found since a dismissal, and is dated after it. */
export const Difference = z.object({
  /** The dismissal, and the campaign that it is about. */
  decisionId: z.uuid(),
  campaignId: z.uuid(),
  dismissedAt: z.iso.datetime(),
  /** The end of the traffic that it was taken on; what counts here is dated later. */
  evidenceUntil: z.iso.datetime(),
  dismissedBy: z.object({ id: z.string(), name: z.string() }),
  /** Evidence that the accounts are run together: nats of an average core account, by family. */
  linkNats: z.number(),
  parts: z.array(z.object({ family: Family, nats: z.number() })),
  facts: z.array(DifferenceFact),
  /** New values beyond those listed. */
  moreFacts: z.number().int(),
  /** Core accounts that did not exist when it was dismissed, of all core accounts. */
  newAccounts: z.number().int(),
  core: z.number().int(),
  /** Evidence that they harvest: what they do since, beyond what the score held against them then. */
  workNats: z.number(),
  exchanges: z.number().int(),
  extraction: z.number().int(),
});
export type Difference = z.infer<typeof Difference>;
