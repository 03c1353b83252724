import { formatCount } from "@/components/data/count";
import { formatNats } from "@/components/data/nats";
import type { CampaignView } from "@/lib/campaigns/contract";
import type { StepKey } from "./waterfall";
import { WaterfallChart, Without } from "./waterfall-chart";

/** Evidence of an average core account, and how much of the core each family holds up. */
export function CampaignWaterfall({ campaign }: { campaign: CampaignView }) {
  const { familyNats, conductNats, explanation, coreAccounts } = campaign;
  const left = (key: StepKey) => {
    const core = explanation.withoutFamily.find(({ family }) => family === key)?.core;
    if (core === undefined) return <span title="Gives too little to matter">–</span>;
    return <Without isLoadBearing={core < coreAccounts / 2}>{formatCount(core)}</Without>;
  };
  return (
    <WaterfallChart
      title={`Evidence of an average core account of ${campaign.codeName}`}
      familyNats={familyNats}
      conductNats={conductNats}
      threshold={explanation.membershipNats}
      without={{
        head: "core without it",
        hint: `Of ${formatCount(coreAccounts)} core accounts, how many stay core if this family is left out: above the threshold, and with two families that agree`,
        of: left,
      }}
    >
      A member is asked for {formatNats(explanation.membershipNats)} nats; a single link between two accounts for{" "}
      {formatNats(explanation.thresholdNats)}.
    </WaterfallChart>
  );
}
