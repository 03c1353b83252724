"use client";
import { Group, Stack, Text } from "@mantine/core";
import { Moment } from "@/components/data/moment";
import type { BatchPlan } from "@/lib/decisions/contract";
import classes from "./batches.module.css";
import { preparePlan } from "./prepare-plan";

const minuteMs = 60_000;

interface PlanTimelineProps {
  plan: BatchPlan;
  accounts: number;
  /** When it began or begins; without it, the axis begins with the approval. */
  startsAt?: string | undefined;
  /** When the next of it is due. */
  nextAt?: string | null;
}

/** When a batch acts on whom: the first ones, the time they are watched, and the rest. */
export function PlanTimeline({ plan, accounts, startsAt = plan.startAt, nextAt = null }: PlanTimelineProps) {
  const { phases, minutes, sentence } = preparePlan(plan, accounts);
  const start = startsAt === undefined ? null : Date.parse(startsAt);
  const end = start === null ? null : new Date(start + minutes * minuteMs).toISOString();
  const next =
    start === null || nextAt === null || minutes === 0 ? null : (Date.parse(nextAt) - start) / minuteMs / minutes;
  return (
    <Stack gap={4}>
      {minutes > 0 && (
        <div className={classes.plan} aria-hidden>
          {phases.map(({ name, from, to }) => (
            <span
              key={name}
              className={classes.phase}
              data-phase={name}
              style={{ insetInlineStart: `${from * 100}%`, width: `${(to - from) * 100}%` }}
            />
          ))}
          {next !== null && (
            <span className={classes.next} style={{ insetInlineStart: `${Math.min(1, Math.max(0, next)) * 100}%` }} />
          )}
        </div>
      )}
      {minutes > 0 && (
        <Group justify="space-between" gap="xs">
          <Text size="xs" c="dimmed">
            {startsAt === undefined ? "when approved" : <Moment at={startsAt} />}
          </Text>
          {next !== null && nextAt !== null && (
            <Text size="xs" c="dimmed">
              next <Moment at={nextAt} />
            </Text>
          )}
          <Text size="xs" c="dimmed">
            {end === null ? "the last" : <Moment at={end} />}
          </Text>
        </Group>
      )}
      <Text size="sm">{sentence}</Text>
    </Stack>
  );
}
