import { Stack, Text } from "@mantine/core";
import { formatCount } from "@/components/data/count";
import { Moment } from "@/components/data/moment";
import { Section } from "@/components/data/section";
import type { ThreadStepView } from "@/lib/threads/contract";
import classes from "./threads.module.css";

const mostShown = 30;

/** Every step, the latest first; what was taken back stays, struck out. */
export function ThreadSteps({ steps }: { steps: ThreadStepView[] }) {
  const rest = steps.length - mostShown;
  return (
    <Section title="Steps" about="who did what, and when">
      <Stack gap={4} component="ol" className={classes.plain}>
        {steps.slice(0, mostShown).map((step) => (
          <Text key={step.number} component="li" size="xs" td={step.isUndone ? "line-through" : undefined}>
            <Moment at={step.at} /> {step.by}: {wordsOf(step)}
          </Text>
        ))}
      </Stack>
      {rest > 0 && (
        <Text size="xs" c="dimmed" mt={4}>
          and {formatCount(rest)} earlier
        </Text>
      )}
    </Section>
  );
}

function wordsOf({ kind, accountIds, values, undoes, evidence }: ThreadStepView): string {
  const first = accountIds[0] ?? "";
  const several = accountIds.length === 1 ? first : `${formatCount(accountIds.length)} accounts`;
  switch (kind) {
    case "seeded":
      return `put in ${[accountIds.length > 0 ? several : "", values.length > 0 ? `${formatCount(values.length)} values` : ""].filter(Boolean).join(" and ")}`;
    case "accepted":
    case "rejected":
      return `${kind} ${several}${evidence === null ? "" : ` at ${evidence.nats.toFixed(1)} nats`}`;
    case "undone":
      return `took back step ${undoes}`;
    case "opened":
      return `made a campaign of ${several}`;
  }
}
