"use client";
import { Alert, Button, List, Stack, Text } from "@mantine/core";
import { IconGitMerge } from "@tabler/icons-react";
import type { Decision } from "./use-decision";

/** Shown when the campaign is no longer what the person looked at; what was typed stays. */
export function ChangedMeanwhile({ decision }: { decision: Decision }) {
  if (decision.changes === null) return null;
  return (
    <Alert color="yellow" icon={<IconGitMerge size={18} aria-hidden />} title="The campaign changed meanwhile">
      <Stack gap="xs" align="flex-start">
        <List size="sm">
          {decision.changes.map((change) => (
            <List.Item key={change}>{change}</List.Item>
          ))}
        </List>
        <Text size="sm">Your text is kept. Read what changed, then decide again on the present state.</Text>
        <Button variant="default" onClick={decision.adopt}>
          Go on with the present state
        </Button>
      </Stack>
    </Alert>
  );
}
