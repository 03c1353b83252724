import { Group, Tooltip } from "@mantine/core";
import type { ReactNode } from "react";
import { formatCount } from "@/components/data/count";
import { formatMoment } from "@/components/data/moment";
import { formatNats } from "@/components/data/nats";
import { formatShare } from "@/components/data/share";
import { Stat } from "@/components/data/stat";
import { Term } from "@/components/glossary/term";
import type { CampaignView } from "@/lib/campaigns/contract";
import classes from "../campaign.module.css";

/** The campaign in six figures, each with what it is a figure of. */
export function CampaignFacts({ campaign }: { campaign: CampaignView }) {
  const { explanation, coreAccounts, accounts, exchanges, hardLinked } = campaign;
  const days = (Date.parse(campaign.lastSeen) - Date.parse(campaign.firstSeen)) / 86_400_000;
  return (
    <Group gap={0} className={classes.facts}>
      <Fact>
        <Stat
          label={<Term name="Score" />}
          value={formatNats(campaign.score, true)}
          unit={<Term name="Nat">nats</Term>}
          of={sidesOf(campaign)}
        />
      </Fact>
      <Fact>
        <Stat
          label={<Term name="Core">Core accounts</Term>}
          value={formatCount(coreAccounts)}
          of={
            <>
              + {formatCount(accounts - coreAccounts)} <Term name="Associated">associated</Term>
            </>
          }
        />
      </Fact>
      <Fact>
        <Stat
          label={<Term name="Hard link">Hard-linked</Term>}
          value={formatCount(hardLinked)}
          of={`of ${formatCount(coreAccounts)} core`}
        />
      </Fact>
      <Hinted hint="Requests and responses of all members that were looked at.">
        <Stat
          label="Exchanges"
          value={formatCount(exchanges)}
          of={`${formatCount(campaign.extractionExchanges)} extraction`}
        />
      </Hinted>
      <Hinted hint="Share of the core accounts' exchanges that ask for what trains a model, pooled, with its 95 % interval.">
        <Stat label={<Term name="Extraction">Extraction, core</Term>} {...extractionOf(campaign)} />
      </Hinted>
      <Hinted
        hint={`First and last exchange of a member, UTC. Threshold ${formatNats(explanation.thresholdNats)} nats.`}
      >
        <Stat
          label="Window"
          value={`${Math.max(1, Math.round(days))}`}
          unit={days < 1.5 ? "day" : "days"}
          of={`${formatMoment(campaign.firstSeen, "day")} to ${formatMoment(campaign.lastSeen, "day")}`}
        />
      </Hinted>
    </Group>
  );
}

/** What explains itself, by the words on it. */
const Fact = ({ children }: { children: ReactNode }) => <div className={classes.fact}>{children}</div>;

const Hinted = ({ hint, children }: { hint: string; children: ReactNode }) => (
  <Tooltip label={hint}>
    <div className={classes.fact}>{children}</div>
  </Tooltip>
);

function sidesOf({ terms }: CampaignView): string {
  const sum = (sign: 1 | -1) => terms.reduce((nats, term) => nats + (term.nats * sign > 0 ? term.nats : 0), 0);
  return `${formatNats(sum(1), true)} for, ${formatNats(sum(-1))} against`;
}

function extractionOf({ explanation: { mixing }, extractionExchanges, exchanges }: CampaignView) {
  if (mixing !== null) {
    return { value: formatShare(mixing.share), of: `${formatShare(mixing.low)} to ${formatShare(mixing.high)}` };
  }
  if (exchanges === 0) return { value: "–", of: "no exchanges" };
  return { value: formatShare(extractionExchanges / exchanges), of: "no interval computed" };
}
