"use client";
import { Alert, List, Text } from "@mantine/core";
import { IconAlertTriangle, IconCheck } from "@tabler/icons-react";
import { formatCount } from "@/components/data/count";
import type { SetActOutcome } from "@/lib/casefile/contract";

/** What came of the last act, campaign by campaign. */
export function ActNote({ outcome, onClose }: { outcome: SetActOutcome; onClose: () => void }) {
  const { taken, results } = outcome;
  const isRefused = taken === 0;
  return (
    <Alert
      role="status"
      color={isRefused ? "yellow" : "lake"}
      icon={isRefused ? <IconAlertTriangle size={18} aria-hidden /> : <IconCheck size={18} aria-hidden />}
      title={
        isRefused ? "Nothing was decided" : `${formatCount(taken)} ${taken === 1 ? "decision" : "decisions"} recorded`
      }
      withCloseButton
      closeButtonLabel="Close"
      onClose={onClose}
    >
      <List size="sm" spacing={2}>
        {results.map(({ campaignId, codeName, taken, refusal, spared }) => (
          <List.Item key={campaignId}>
            <Text size="sm" component="span" fw={500}>
              {codeName}
            </Text>
            {": "}
            {refusal ?? `${formatCount(taken)} decided`}
            {spared.length > 0 &&
              `; left as they are: ${spared.map((one) => `${formatCount(one.accounts)} ${one.reason}`).join(", ")}`}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
