import { Badge, Group, Stack, Text } from "@mantine/core";
import { formatCount } from "@/components/data/count";
import { FactList } from "@/components/data/fact-list";
import { Moment } from "@/components/data/moment";
import { formatNats } from "@/components/data/nats";
import { Section } from "@/components/data/section";
import { EmptyState } from "@/components/feedback/empty-state";
import { type DetectionRunView, type RunChanges, replayChanges } from "@/lib/detection/contract";
import { words } from "@/lib/queries/words";
import { notRunYet } from "./detection-words";
import { PhaseBars } from "./phase-bars";

const colors = { running: "blue", published: "teal", completed: "teal", failed: "red", stopped: "gray" } as const;

/** Accounts by what became of them; a run over the same data that changes nothing says so. */
function changesOf(changes: RunChanges): string {
  const some = replayChanges.filter((change) => changes[change] > 0);
  if (some.length === 0) return "no account changed";
  return some.map((change) => `${formatCount(changes[change])} ${words(change)}`).join(", ");
}

/** The lists whose values were hubs, each with what tells its content from any other. */
const listsOf = (lists: DetectionRunView["warninglists"]): string =>
  lists
    .map(({ name, version, entries, hash }) =>
      [name, version && `version ${version}`, `${formatCount(entries)} values`, hash.slice(0, 8)]
        .filter(Boolean)
        .join(", "),
    )
    .join("; ");

/** What the last detection run looked at, what it found, and where its time went. */
export function LatestRun({ run }: { run: DetectionRunView | null }) {
  if (run === null) {
    return (
      <Section title="Latest detection run">
        <EmptyState title={notRunYet}>It looks for accounts that are run together.</EmptyState>
      </Section>
    );
  }
  return (
    <Section title="Latest detection run" actions={<Badge color={colors[run.status]}>{run.status}</Badge>}>
      <Stack gap="sm">
        <FactList
          facts={[
            ["Started", <Moment key="at" at={run.startedAt} />],
            ["Scope", run.epochRunId === null ? "everything" : "what moved"],
            ["Accounts", formatCount(run.accounts)],
            ["Exchanges", formatCount(run.exchanges)],
            ["Link threshold", run.thresholdNats === null ? null : `${formatNats(run.thresholdNats)} nats`],
            [run.epochRunId === null ? "Campaigns found" : "Campaigns judged again", formatCount(run.campaigns)],
            ["Since the run before", run.changes && changesOf(run.changes)],
            ["Warninglists", run.warninglists.length === 0 ? "none held" : listsOf(run.warninglists)],
          ]}
        />
        <PhaseBars phases={run.phases} />
        <Group>
          <Text size="xs" c="dimmed" ff="monospace" title="What replays this run">
            configuration {run.configurationHash.slice(0, 12)}
          </Text>
        </Group>
      </Stack>
    </Section>
  );
}
