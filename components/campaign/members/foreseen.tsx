import { Alert, List, Text } from "@mantine/core";
import { IconAlertTriangle, IconInfoCircle } from "@tabler/icons-react";
import { formatCount } from "@/components/data/count";
import type { Foresight } from "./foresee";

/** What the rules will refuse or spare, before anybody has typed a reason. */
export function Foreseen({ foresight, isCore }: { foresight: Foresight; isCore: boolean }) {
  const { refusals, spared, reached } = foresight;
  const isRefused = refusals.length > 0 || (!isCore && spared.length > 0);
  if (!isRefused && spared.length === 0) {
    return (
      <Text size="sm">{reached !== null && `No rule stands against these ${formatCount(reached)} accounts.`}</Text>
    );
  }
  return (
    <Alert
      color={isRefused ? "yellow" : "gray"}
      icon={isRefused ? <IconAlertTriangle size={18} aria-hidden /> : <IconInfoCircle size={18} aria-hidden />}
      title={isRefused ? "This will be refused" : "These are left out"}
    >
      <List size="sm" spacing={2}>
        {refusals.map((refusal) => (
          <List.Item key={refusal}>{refusal}</List.Item>
        ))}
        {spared.map(({ reason, accounts, examples }) => (
          <List.Item key={reason}>
            {formatCount(accounts)} {reason}
            {examples.length > 0 && `: ${examples.join(", ")}${accounts > examples.length ? " …" : ""}`}
          </List.Item>
        ))}
      </List>
      {!isCore && spared.length > 0 && (
        <Text size="sm" mt={4}>
          Named accounts are dealt with all or not at all: take these out of the selection, or choose the whole core, of
          which they are skipped.
        </Text>
      )}
    </Alert>
  );
}
