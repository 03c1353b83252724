import { Paper, SimpleGrid } from "@mantine/core";
import { formatCount, formatShort } from "@/components/data/count";
import { formatShare } from "@/components/data/share";
import { lastWeekOfData, Stat } from "@/components/data/stat";
import type { Overview } from "@/lib/casefile/contract";
import { day } from "@/lib/kernel/clock";

const ratio = (part: number, of: number) => (of === 0 ? "–" : formatShare(part / of));

/** The figures that say how things stand, each with what it is a part of. */
export function Figures({ overview }: { overview: Overview }) {
  const { campaigns, extractionLastWeek: extraction, window } = overview;
  const days = window === null ? 0 : Math.max(1, Math.round((Date.parse(window.to) - Date.parse(window.from)) / day));
  const decided = campaigns.confirmed + campaigns.dismissed;
  return (
    <Paper>
      <SimpleGrid cols={{ base: 2, sm: 3, xl: 6 }} spacing="lg" verticalSpacing="md">
        <Stat label="Campaigns waiting" value={campaigns.open} of={`${decided} decided`} />
        <Stat
          label="Extraction by distillation"
          value={ratio(extraction.exchanges, extraction.of)}
          of={`${formatShort(extraction.exchanges)} of ${formatShort(extraction.of)} exchanges`}
          window={lastWeekOfData}
        />
        <Stat
          label="Flagged accounts"
          value={formatCount(overview.flaggedAccounts)}
          of={`${ratio(overview.flaggedAccounts, overview.accounts)} of ${formatCount(overview.accounts)} accounts`}
        />
        <Stat
          label="Banned accounts"
          value={formatCount(overview.bannedAccounts)}
          of={`of ${formatCount(overview.flaggedAccounts)} flagged`}
        />
        <Stat label="Exchanges stored" value={formatCount(overview.exchanges)} window={`${days} days`} />
        <Stat label="Accounts seen" value={formatCount(overview.accounts)} window={`${days} days`} />
      </SimpleGrid>
    </Paper>
  );
}
