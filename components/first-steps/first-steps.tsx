"use client";
import { Anchor, Code, Group, List, Stack, Text, ThemeIcon } from "@mantine/core";
import { IconCheck, IconCircle, IconCircleDot } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import type { ReactNode } from "react";
import { formatCount } from "@/components/data/count";
import { Section } from "@/components/data/section";
import { DetectionControl } from "@/components/detection/detection-control";
import { ErrorState } from "@/components/feedback/error-state";
import { LoadingRows } from "@/components/feedback/loading-rows";
import { useSession } from "@/components/session/session";
import type { FirstSteps as FirstStepsData } from "@/lib/casefile/contract";
import { firstStepsQuery } from "@/lib/queries/first-steps";
import { words } from "@/lib/queries/words";
import { prepareSteps, type Step, type StepName, type StepState } from "./prepare-steps";

const titles: Record<StepName, string> = {
  data: "Bring data in",
  releases: "Say when models were released",
  detection: "Run detection",
  review: "Review what it found",
};

/** What an installation needs before there is anything to judge: each step with its state, and how it is taken. */
export function FirstSteps() {
  const { permissions } = useSession();
  const { data, error, refetch } = useQuery(firstStepsQuery());
  if (data === undefined) {
    return error === null ? <LoadingRows rows={6} /> : <ErrorState error={error} onRetry={() => void refetch()} />;
  }
  const steps = prepareSteps(data, permissions);
  const done = steps.filter(({ state }) => state === "done").length;
  return (
    <Section title="First steps" about={`${done} of ${steps.length} done`}>
      <List listStyleType="none" spacing="lg" styles={{ itemWrapper: { alignItems: "flex-start" } }}>
        {steps.map((step, position) => (
          <List.Item key={step.name} icon={<Mark state={step.state} />}>
            <Text fw={600}>
              {position + 1}. {titles[step.name]}{" "}
              <Text component="span" size="xs" c="dimmed" fw={400}>
                {stateOf(step, data)}
              </Text>
            </Text>
            {step.state !== "done" && (step.others === null ? how[step.name] : <Others of={step.others} />)}
          </List.Item>
        ))}
      </List>
    </Section>
  );
}

function Mark({ state }: { state: StepState }) {
  const Icon = { done: IconCheck, next: IconCircleDot, later: IconCircle }[state];
  return (
    <ThemeIcon size={22} radius="xl" variant={state === "later" ? "default" : "light"} color="lake" aria-hidden>
      <Icon size={14} />
    </ThemeIcon>
  );
}

function stateOf({ name, state }: Step, { exchanges, accounts, releases }: FirstStepsData): string {
  if (state !== "done") return state === "next" ? "next" : "later";
  if (name === "data") return `done: ${formatCount(exchanges)} exchanges of ${formatCount(accounts)} accounts`;
  return name === "releases" ? `done: ${formatCount(releases)} releases` : "done";
}

/** Who may take a step, told to who may not. */
const Others = ({ of }: { of: Step["others"] }) => (
  <Text size="sm" c="dimmed">
    For {(of ?? []).map(words).join(", ")}: ask one of them.
  </Text>
);

const To = ({ href, children }: { href: string; children: ReactNode }) => (
  <Anchor component={Link} href={href} size="sm">
    {children}
  </Anchor>
);

const how: Record<StepName, ReactNode> = {
  data: (
    <Stack gap={4}>
      <Group gap="md">
        <To href="/ingest/import">Import files</To>
        <To href="/ingest/connectors">Connect a directory or a bucket</To>
        <To href="/settings">Make an API key for a machine that sends</To>
      </Group>
      <Text size="sm" c="dimmed">
        Accounts first, then exchanges. To look around before that, an installation of its own with{" "}
        <Code>STILLWATCH_DEMO=1</Code> makes a demo world at its first start; on the command line{" "}
        <Code>npm run -s cli -- simulate --accounts 2000 --exchanges 200000 --days 30 --seed 1 --out demo</Code> writes
        files to import.
      </Text>
    </Stack>
  ),
  releases: (
    <Stack gap={4}>
      <To href="/ingest/import">Import a file of releases</To>
      <Text size="sm" c="dimmed">
        Name and date of each model. Without them nothing can be said of who moved to a new model at once.
      </Text>
    </Stack>
  ),
  detection: (
    <Stack gap={4} align="flex-start">
      <DetectionControl />
      <Text size="sm" c="dimmed">
        It looks at all that is stored for accounts that are run together, and says why.
      </Text>
    </Stack>
  ),
  review: (
    <Stack gap={4}>
      <To href="/queue">Open the queue</To>
      <Text size="sm" c="dimmed">
        Detection suggests, a person decides: take the first campaign and confirm or dismiss it.
      </Text>
    </Stack>
  ),
};
