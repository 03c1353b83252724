import { z } from "zod";
import { AppealSummary } from "@/lib/appeals/contract";
import { CampaignStatus } from "@/lib/campaigns/contract";
import { Family, Verdict } from "@/lib/detection/contract";

export const PaletteQuery = z.object({ q: z.string().trim().min(2, "Type at least two characters.").max(200) });
export type PaletteQuery = z.input<typeof PaletteQuery>;

export const FoundCampaign = z.object({
  id: z.uuid(),
  codeName: z.string(),
  status: CampaignStatus,
  verdict: Verdict,
  coreAccounts: z.number().int(),
});
export type FoundCampaign = z.infer<typeof FoundCampaign>;

/** A shared value that a campaign rests on, by the name that masks it. */
export const FoundValue = z.object({
  campaignId: z.uuid(),
  codeName: z.string(),
  family: Family,
  kind: z.string(),
  display: z.string(),
  accountsHere: z.number().int(),
  accountsOverall: z.number().int(),
});
export type FoundValue = z.infer<typeof FoundValue>;

/** What a text finds; of each at most eight, and nothing of what the person may not see. */
export const PaletteHits = z.object({
  campaigns: z.array(FoundCampaign),
  accounts: z.array(z.object({ accountId: z.string(), campaigns: z.number().int() })),
  appeals: z.array(AppealSummary.pick({ id: true, reference: true, accountId: true, status: true })),
  sets: z.array(z.object({ id: z.uuid(), name: z.string(), accounts: z.number().int() })),
  values: z.array(FoundValue),
});
export type PaletteHits = z.infer<typeof PaletteHits>;

/** A value in clear, as somebody found it elsewhere. */
export const FindValue = z.object({ text: z.string().trim().min(3, "Type at least three characters.").max(4_000) });
export type FindValue = z.input<typeof FindValue>;

export const FoundValues = z.object({ values: z.array(FoundValue) });
export type FoundValues = z.infer<typeof FoundValues>;
