import { Badge, Group, List, Text } from "@mantine/core";
import { formatCount } from "@/components/data/count";
import { Pseudonym } from "@/components/data/pseudonym";
import { Section } from "@/components/data/section";
import type { SetBundlePreview } from "@/lib/indicators/contract";

/** How many of a set leave, and who does not and why: each account once. */
export function LeftOut({ of: { set, leaves, leftOut, refusal } }: { of: SetBundlePreview }) {
  const left = leftOut.reduce((sum, { count }) => sum + count, 0);
  return (
    <Section
      title="The set"
      about={
        <Group gap={6} component="span">
          {refusal === null && (
            <Badge color={leaves > 0 ? "teal" : "gray"}>
              {leaves === 0 ? "no accounts leave" : `${formatCount(leaves)} leave`}
            </Badge>
          )}
          {left > 0 && <Badge color="orange">{formatCount(left)} left out</Badge>}
          <span>
            of {formatCount(set.accounts)}, in version {set.version}
          </span>
        </Group>
      }
    >
      {leftOut.length === 0 ? (
        <Text size="sm">Nobody is left out.</Text>
      ) : (
        <List size="sm" spacing={4}>
          {leftOut.map(({ reason, count, examples }) => (
            <List.Item key={reason}>
              {formatCount(count)}: {reason}
              <Group gap={8} mt={2}>
                {examples.map((id) => (
                  <Pseudonym key={id} value={id} href={`/accounts/${encodeURIComponent(id)}`} />
                ))}
                {count > examples.length && (
                  <Text size="xs" c="dimmed">
                    and {formatCount(count - examples.length)} more
                  </Text>
                )}
              </Group>
            </List.Item>
          ))}
        </List>
      )}
    </Section>
  );
}
