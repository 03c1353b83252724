import { Group, Text } from "@mantine/core";
import { formatCount } from "@/components/data/count";
import type { AccountLabel, ReplayDiff } from "@/lib/detection/contract";
import { changes, labels } from "../words";

/** What people judged the accounts to be that change: the only part of the difference whose worth is known. */
export function LabelledChanges({ labelled }: { labelled: ReplayDiff["labelled"] }) {
  if (labelled.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        None of the accounts that change has been judged in an audit sample: whether the change is for the better is not
        known from labels.
      </Text>
    );
  }
  return (
    <Group gap="lg">
      <Text size="sm" fw={500}>
        Judged in audit samples:
      </Text>
      {labelled.map(({ change, label, accounts }) => (
        <Text key={`${change} ${label}`} size="sm">
          {formatCount(accounts)} {labels[label as AccountLabel].label.toLowerCase()}{" "}
          {changes[change].label.toLowerCase()}
        </Text>
      ))}
    </Group>
  );
}
