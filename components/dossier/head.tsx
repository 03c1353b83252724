import { statuses, verdicts } from "@/components/badges/meanings";
import { explanationWords } from "@/components/campaign/why/explanation-words";
import { formatCount } from "@/components/data/count";
import { formatMoment } from "@/components/data/moment";
import { formatNats } from "@/components/data/nats";
import { formatShare } from "@/components/data/share";
import type { Dossier } from "@/lib/casefile/contract";
import { verdictByWords } from "@/lib/detection/contract";
import classes from "./dossier.module.css";

/** What it is, who says so and how sure that is; then what nobody knows, before anything else is read. */
export function Head({ dossier }: { dossier: Dossier }) {
  const { campaign, madeAt, madeBy, notKnown } = dossier;
  const { explanation } = campaign;
  const says = `${verdictByWords[campaign.verdictBy]}${campaign.verdictBy === "detection" ? ", decided by nobody" : ""}`;
  const tied = Object.values(campaign.familyNats).reduce((sum, nats) => sum + nats, campaign.conductNats);
  const facts: [string, string][] = [
    ["Score", `${formatNats(campaign.score)} nats, no probability`],
    ["Core accounts", `${formatCount(campaign.coreAccounts)} of ${formatCount(campaign.accounts)} members`],
    ["Exchanges", formatCount(campaign.exchanges)],
    [
      "Of them extraction",
      formatShare(campaign.exchanges === 0 ? 0 : campaign.extractionExchanges / campaign.exchanges),
    ],
    ["First seen, UTC", formatMoment(campaign.firstSeen)],
    ["Last seen, UTC", formatMoment(campaign.lastSeen)],
    ["State", statuses[campaign.status].label],
    [
      "A core account's evidence",
      `${formatNats(tied)} nats on average, ${formatNats(explanation.membershipNats)} asked`,
    ],
  ];
  return (
    <header>
      <p className={classes.kicker}>
        Stillwatch dossier · confidential · made {formatMoment(madeAt)} UTC for {madeBy}
      </p>
      <h1>{campaign.codeName}</h1>
      <p>
        <b>{verdicts[campaign.verdict].label}</b>, {says}. {verdicts[campaign.verdict].meaning}
      </p>
      <dl className={classes.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className={classes.notKnown}>
        <h2>What is not known</h2>
        <ul>
          {notKnown.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </div>
      <InWords dossier={dossier} />
    </header>
  );
}

const InWords = ({
  dossier: {
    campaign: { explanation },
    rates,
  },
}: {
  dossier: Dossier;
}) => (
  <>
    <h2>In words</h2>
    {explanation.sentences.length === 0 && <p>{explanationWords.noSentences}</p>}
    <ul>
      {explanation.sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
    <p>
      Each account looks ordinary, together they do not: on a day on which it is active its median account makes{" "}
      {rates.medianPerAccountDay.toFixed(1)} exchanges (all accounts: {rates.medianPerAccountDayOverall.toFixed(1)}),
      and {formatShare(rates.percentile)} of all accounts make as many or more. All together make{" "}
      {formatCount(Math.round(rates.campaignPerDay))} a day.
    </p>
  </>
);
