import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { Copyable } from "@/components/data/copyable";

interface ShownOnceProps {
  label: "key" | "secret";
  text: string;
  /** What to do with it now, and why not later. */
  warning: string;
  onDone: () => void;
  /** How it is used. */
  children?: ReactNode;
}

/** A key or secret that was just made, which nobody can be shown again. */
export const ShownOnce = ({ label, text, warning, onDone, children }: ShownOnceProps) => (
  <Stack gap="md">
    <Alert color="yellow" variant="light">
      {warning}
    </Alert>
    <Copyable label={label} text={text} shown={text} />
    {children !== undefined && (
      <Text size="sm" c="dimmed">
        {children}
      </Text>
    )}
    <Group justify="flex-end">
      <Button onClick={onDone}>Done</Button>
    </Group>
  </Stack>
);
