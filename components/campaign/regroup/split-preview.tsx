import { List, Stack, Text } from "@mantine/core";
import { formatCount } from "@/components/data/count";
import type { CampaignView } from "@/lib/campaigns/contract";
import { type ForeseenSplit, tooFewOf } from "@/lib/decisions/contract";

/** What would become of the accounts, of the rest, and of decisions; or why there is nothing to split. */
export function SplitPreview({ campaign, foreseen }: { campaign: CampaignView; foreseen: ForeseenSplit }) {
  const refusal = refusalOf(campaign.codeName, foreseen);
  if (refusal !== null) {
    return (
      <Text size="sm" c="var(--mantine-color-error)" role="alert">
        {refusal}
      </Text>
    );
  }
  const { given, core, said, measures, left, leftCore } = foreseen;
  return (
    <Stack gap="xs" role="group" aria-label="What the split makes">
      <List size="sm" spacing={4}>
        <List.Item>
          <b>{formatCount(given)} accounts</b>, {formatCount(core)} of them core, become a new campaign, open and
          undecided. {said > 0 ? `What people said of ${formatCount(said)} of them goes along.` : ""}
        </List.Item>
        <List.Item>
          {campaign.codeName} keeps <b>{formatCount(left)} accounts</b>, {formatCount(leftCore)} of them core, with its
          name, its {campaign.status === "open" ? "state" : `status (${campaign.status})`} and its decisions.
        </List.Item>
        <List.Item>
          Decisions, notes and pins stay with {campaign.codeName}, and are reversed there.
          {measures > 0 &&
            ` ${formatCount(measures)} of the accounts ${measures === 1 ? "is" : "are"} banned or without keys, and ${measures === 1 ? "stays" : "stay"} so.`}
        </List.Item>
        <List.Item>
          Every detection run keeps them apart until it is taken back; accounts that are new go to the part that they
          fit best. Whoever has the campaign open sees it at once.
        </List.Item>
      </List>
    </Stack>
  );
}

function refusalOf(codeName: string, { given, left, strangers, strangerCount }: ForeseenSplit): string | null {
  if (strangerCount > 0) {
    const more = strangerCount > strangers.length ? ` and ${formatCount(strangerCount - strangers.length)} more` : "";
    return `Not members of ${codeName} any more: ${strangers.join(", ")}${more}. Select anew.`;
  }
  if (left === 0) return `These are all accounts of ${codeName}: leave out those that stay.`;
  return tooFewOf(given, left);
}
