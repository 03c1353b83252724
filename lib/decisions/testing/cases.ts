import { type MadeCampaign, makeCampaign } from "@/lib/campaigns/testing";
import { testActor, testContext } from "@/lib/command/testing";
import type { Database } from "@/lib/db";
import { rolledBack } from "@/lib/db/testing";
import type { Warehouse } from "@/lib/warehouse";
import { confirmCampaign } from "..";

export const reason = "Seen in the evidence waterfall.";
const innocentExplanation = "Not a company: cards and addresses differ from its own.";

export interface ConfirmedCase {
  db: Database;
  analyst: ReturnType<typeof testContext>;
  lead: ReturnType<typeof testContext>;
  made: MadeCampaign;
  /** The campaign's version. */
  version: number;
}

/** Confirms a campaign as distillation in a person's name; returns the version that it left. */
export async function confirm(ctx: ConfirmedCase["analyst"], campaignId: string): Promise<number> {
  const answer = { verdict: "distillation" as const, reason, innocentExplanation };
  return (await confirmCampaign(ctx, { campaignId, version: 1, ...answer })).campaignVersion ?? 0;
}

/** A campaign whose core an analyst has confirmed and called operated, gone with the end of the test. */
export const confirmedCase = (
  warehouse: Warehouse,
  wanted: Parameters<typeof makeCampaign>[1],
  run: (one: ConfirmedCase) => Promise<void>,
): Promise<void> =>
  rolledBack(async (db) => {
    const [analyst, lead] = [testContext(db, ["analyst"], { warehouse }), testContext(db, ["lead"], { warehouse })];
    const made = await makeCampaign(db, { disposition: "operated", ...wanted });
    await run({ db, analyst, lead, made, version: await confirm(analyst, made.id) });
  });

/** Somebody else of the same role. */
export const another = (ctx: ConfirmedCase["analyst"], name: string, role: "analyst" | "lead" | "legal" = "lead") => ({
  ...ctx,
  actor: testActor([role], name),
});
