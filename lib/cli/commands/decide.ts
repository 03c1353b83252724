import { actAs } from "@/lib/auth";
import { type CampaignView, readCampaign } from "@/lib/campaigns";
import type { Context } from "@/lib/command";
import { confirmCampaign, dismissCampaign } from "@/lib/decisions";
import { type Verdict, verdicts } from "@/lib/detection/contract";
import { preconditionFailed } from "@/lib/kernel";
import { command } from "../command";
import { withInstallation } from "../installation";

interface Said {
  reason: string;
  verdict: Verdict | undefined;
  answer: string | undefined;
}

export const decide = command({
  name: "decide",
  summary: "Confirms or dismisses a campaign as it stands now, with the permissions of the person named.",
  options: {
    campaign: { type: "text", value: "ID", required: true, help: "the campaign" },
    action: { type: "text", choices: ["confirm", "dismiss"], required: true, help: "what to do with it" },
    reason: { type: "text", value: "TEXT", required: true, help: "why" },
    as: { type: "text", value: "EMAIL", required: true, help: "who decides" },
    verdict: {
      type: "text",
      choices: verdicts,
      help: "what the campaign is (when confirming: the suggestion by default)",
    },
    answer: {
      type: "text",
      value: "TEXT",
      help: "when confirming: what speaks against the strongest innocent explanation (the reason by default)",
    },
  },
  run: ({ campaign, action, as, ...said }, terminal) =>
    withInstallation(terminal, [], async (local) => {
      const ctx = { ...local, actor: await actAs(local.db, as) };
      const seen = await readCampaign(ctx, { campaignId: campaign });
      const verdict = verdicts.find((one) => one === said.verdict);
      const take = action === "confirm" ? confirm : dismiss;
      const { decisions } = await take(ctx, seen, { ...said, verdict });
      await terminal.out(decisions.map((one) => `${JSON.stringify(one)}\n`).join(""));
    }),
});

function confirm(ctx: Context, { id, version, suggestedVerdict }: CampaignView, { reason, verdict, answer }: Said) {
  const confirmed = verdict ?? suggestedVerdict;
  if (confirmed === "undetermined") {
    throw preconditionFailed("Detection suggests no verdict for this campaign: say with --verdict what it is.");
  }
  return confirmCampaign(ctx, {
    campaignId: id,
    version,
    verdict: confirmed,
    reason,
    innocentExplanation: answer ?? reason,
  });
}

const dismiss = (ctx: Context, { id, version }: CampaignView, { reason, verdict }: Said) =>
  dismissCampaign(ctx, { campaignId: id, version, reason, ...(verdict === undefined ? {} : { verdict }) });
