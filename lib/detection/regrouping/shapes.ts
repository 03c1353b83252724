import { z } from "zod";
import { Disposition } from "../vocabulary";

const person = z.object({ id: z.string(), name: z.string() });

/** A member that campaigns said different things of when they were merged: the latest word of a person was kept. */
export const Disagreement = z.object({
  accountId: z.string(),
  kept: Disposition,
  keptFrom: z.uuid(),
  others: z.array(z.object({ campaignId: z.uuid(), disposition: Disposition })),
});
export type Disagreement = z.infer<typeof Disagreement>;

const NamedCampaign = z.object({ id: z.uuid(), codeName: z.string() });

/** A person's word on which accounts make one campaign. */
export const Regrouping = z.object({
  id: z.uuid(),
  kind: z.enum(["merge", "split"]),
  /** The campaign that it made; its version is sent along when it is taken back. */
  into: NamedCampaign.extend({ version: z.number().int(), retiredAt: z.iso.datetime().nullable() }),
  /** Where its accounts came from: members that each campaign had then, and those of them that came along. */
  origins: z.array(NamedCampaign.extend({ accounts: z.number().int(), given: z.number().int() })),
  reason: z.string(),
  disagreements: z.array(Disagreement),
  by: person,
  at: z.iso.datetime(),
  takenBack: z.object({ by: person, at: z.iso.datetime(), reason: z.string() }).nullable(),
});
export type Regrouping = z.infer<typeof Regrouping>;
