import { Group, Stack, Text } from "@mantine/core";
import { formatCount } from "@/components/data/count";
import { Nats } from "@/components/data/nats";
import { Pseudonym } from "@/components/data/pseudonym";
import { Section } from "@/components/data/section";
import type { ThreadView } from "@/lib/threads/contract";

/** The values that a thread started from. */
export function StartedFrom({ values }: Pick<ThreadView, "values">) {
  if (values.length === 0) return null;
  return (
    <Section title="Values it started from">
      <Stack gap={4} component="ul" m={0} p={0} style={{ listStyle: "none" }}>
        {values.map((fact) => (
          <Group key={`${fact.kind}/${fact.value}`} component="li" justify="space-between" wrap="nowrap" gap="sm">
            <Pseudonym value={fact.display} />
            <Text size="xs" c="dimmed" style={{ whiteSpace: "nowrap" }}>
              held by {formatCount(fact.overall)} of {formatCount(fact.of)} accounts, <Nats value={fact.nats} />
            </Text>
          </Group>
        ))}
      </Stack>
    </Section>
  );
}
