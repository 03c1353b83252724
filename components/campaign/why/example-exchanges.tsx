"use client";
import { Popover, Stack, Text, UnstyledButton } from "@mantine/core";
import { Pseudonym } from "@/components/data/pseudonym";

/** Ids of exchanges that show the value in use. */
export function ExampleExchanges({ ids }: { ids: string[] }) {
  if (ids.length === 0) return <span title="A value of the accounts, not of their exchanges">–</span>;
  return (
    <Popover position="left" withArrow shadow="md" trapFocus>
      <Popover.Target>
        <UnstyledButton aria-label={`${ids.length} example exchanges`}>
          <Text component="span" size="sm" c="var(--mantine-color-anchor)">
            {ids.length}
          </Text>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap={2}>
          <Text size="xs" c="dimmed">
            Example exchanges; read their words from the account's page.
          </Text>
          {ids.map((id) => (
            <Pseudonym key={id} value={id} size="xs" />
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
