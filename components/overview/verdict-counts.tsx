import { Group, Progress, Stack, Text } from "@mantine/core";
import Link from "next/link";
import { verdicts as meanings } from "@/components/badges/meanings";
import { Section } from "@/components/data/section";
import type { Overview } from "@/lib/casefile/contract";
import { verdicts } from "@/lib/detection/contract";
import classes from "./overview.module.css";

/** How many campaigns there are of each verdict; each leads to the list of them. */
export function VerdictCounts({ campaigns }: { campaigns: Overview["campaigns"] }) {
  const counts = verdicts.map((verdict) => ({ verdict, count: campaigns.byVerdict[verdict] ?? 0 }));
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  return (
    <Section title="Verdicts" about={`${all} campaigns, suggested or decided`}>
      <Stack gap={8}>
        {counts.map(({ verdict, count }) => (
          <Link key={verdict} href={`/campaigns?verdict=${verdict}`} className={classes.verdict}>
            <Group justify="space-between" gap="xs">
              <Text size="sm">{meanings[verdict].label}</Text>
              <Text size="sm" fw={600}>
                {count}
              </Text>
            </Group>
            <Progress
              value={all === 0 ? 0 : (100 * count) / all}
              color={meanings[verdict].color}
              size={5}
              aria-label={`${meanings[verdict].label}: ${count} of ${all}`}
            />
          </Link>
        ))}
      </Stack>
    </Section>
  );
}
