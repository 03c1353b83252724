import { familyNames } from "@/components/badges/meanings";
import { figuresOfTest } from "@/components/campaign/why/against/test-figures";
import { groupTests } from "@/components/campaign/why/against/test-groups";
import { testWords } from "@/components/campaign/why/against/test-words";
import { explanationWords } from "@/components/campaign/why/explanation-words";
import { figuresOfTerm } from "@/components/campaign/why/term-figures";
import { wordsOfTerm } from "@/components/campaign/why/term-words";
import { prepareTerms, type TermBar } from "@/components/campaign/why/terms";
import { formatCount } from "@/components/data/count";
import { formatMoment } from "@/components/data/moment";
import { formatNats } from "@/components/data/nats";
import type { CampaignView } from "@/lib/campaigns/contract";
import { type FindingState, families } from "@/lib/detection/contract";
import { words } from "@/lib/queries/words";
import { Part } from "./part";
import { number, Sheet, text } from "./sheet";

const states: Record<FindingState, string> = {
  found: "found",
  absent: "looked for, absent",
  not_available: "not available",
};
const rowOf = ({ term }: TermBar) => [wordsOfTerm(term.name).label, figuresOfTerm(term), formatNats(term.nats, true)];

/** What speaks for it and what against, with equal room; then what it rests on. */
export function Evidence({ campaign }: { campaign: CampaignView }) {
  const { groups, sumFor, sumAgainst, rest } = prepareTerms(campaign.terms, campaign.score);
  const columns = [text("Term"), text("Counted, and the same among matched accounts"), number("nats")];
  return (
    <Part
      title="Evidence for and against"
      about={`Additive log-odds in nats: ${formatNats(rest, true)} before anything was looked at, ${formatNats(sumFor, true)} for and ${formatNats(sumAgainst, true)} against make ${formatNats(campaign.score)}.`}
    >
      <Sheet
        caption="Speaks for harvesting"
        columns={columns}
        rows={groups.for.map(rowOf)}
        none="Nothing speaks for it."
      />
      <Sheet
        caption={explanationWords.speaksAgainst}
        columns={columns}
        rows={groups.against.map(rowOf)}
        none="Nothing was found that speaks against it; what was looked for stands below."
      />
      <Sheet
        caption="Every test that could clear it"
        columns={[text("Test"), text("State"), text("Counted"), number("Here"), number("Usual"), number("nats")]}
        rows={groupTests(campaign.explanation.against).flatMap(({ tests }) => tests.map(testRow))}
      />
      <Sheet
        caption="Run together: nats of an average core account by family"
        columns={[text("Family"), number("nats"), number("Core that would stay without it")]}
        rows={families.flatMap((family) => familyRow(campaign, family))}
      />
      <Sheet
        caption="Shared values, masked, the heaviest first"
        columns={[
          text("Family"),
          text(explanationWords.shared),
          text("Value"),
          number("Holders here / overall"),
          number("nats a pair"),
          number("Seen, UTC"),
        ]}
        rows={campaign.evidence.map((fact) => [
          familyNames[fact.family],
          `${words(fact.kind)}${fact.hub ? ` (hub${fact.listedBy ? `, on ${fact.listedBy.join(", ")}` : ""})` : ""}`,
          fact.display,
          `${formatCount(fact.accountsHere)} / ${formatCount(fact.accountsOverall)}`,
          formatNats(fact.weight),
          spanOf(fact.firstSeen, fact.lastSeen),
        ])}
      />
    </Part>
  );
}

const spanOf = (from: string | null, to: string | null): string =>
  from === null || to === null ? "not known" : `${formatMoment(from, "day")} to ${formatMoment(to, "day")}`;

function testRow(test: CampaignView["explanation"]["against"][number]) {
  const { counted, here, usual } = figuresOfTest(test, "campaign");
  const isThere = test.state !== "not_available";
  const nats = test.nats === null ? "for you to weigh" : formatNats(test.nats, true);
  const figures = isThere ? [counted, here, usual || "–", nats] : ["–", "–", "–", "–"];
  return [testWords[test.name].label, states[test.state], ...figures];
}

function familyRow(campaign: CampaignView, family: (typeof families)[number]) {
  const nats = campaign.familyNats[family] ?? 0;
  if (nats === 0) return [];
  const without = campaign.explanation.withoutFamily.find((one) => one.family === family);
  const stays = without === undefined ? "–" : `${formatCount(without.core)} of ${formatCount(campaign.coreAccounts)}`;
  return [[familyNames[family], formatNats(nats), stays]];
}
