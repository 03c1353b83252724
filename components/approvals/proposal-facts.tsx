"use client";
import { Anchor, Code, Group, Stack, Text } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { PlanTimeline } from "@/components/batches/plan-timeline";
import { SnapshotDialog } from "@/components/campaign/decisions/snapshot-dialog";
import { endWords, hoursInWords, measureWords, parametersInWords } from "@/components/campaign/measures/measure-words";
import { FactList } from "@/components/data/fact-list";
import { Section } from "@/components/data/section";
import { type ProposalView, policies } from "@/lib/decisions/contract";

/** What an approval binds to, word by word. */
export function ProposalFacts({ proposal }: { proposal: ProposalView }) {
  const { kind, parameters, holdsHours, policy, disclosure, ground, reason, plan, accounts, hash } = proposal;
  const [isOpen, setIsOpen] = useState(false);
  const text = (words: string) => (
    <Text component="span" inherit style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
      {words}
    </Text>
  );
  return (
    <Section title="What is frozen" about="An approval is of exactly this, and of nothing else">
      <Stack gap="md">
        <FactList
          isWide
          facts={[
            ["Measure", [measureWords[kind].label, parametersInWords(kind, parameters)].filter(Boolean).join(", ")],
            ["It holds", holdsHours === null ? endWords.never : hoursInWords(holdsHours)],
            ["Policy", policies[policy]],
            [
              "Disclosure",
              disclosure === "covert" ? "covert: its owners are not told" : "disclosed: its owners are told the policy",
            ],
            ...(ground === null ? [] : [["Ground", text(ground)] satisfies [string, ReactNode]]),
            ["Reason", text(reason)],
            [
              "Evidence",
              <Anchor key="evidence" component="button" type="button" inherit onClick={() => setIsOpen(true)}>
                As it was when it was proposed ({proposal.snapshotHash.slice(0, 8)})
              </Anchor>,
            ],
            [
              "Hash",
              <Group key="hash" gap="xs">
                <Code style={{ overflowWrap: "anywhere" }}>{hash}</Code>
              </Group>,
            ],
          ]}
        />
        <div>
          <Text size="xs" c="dimmed" mb={4}>
            Plan
          </Text>
          <PlanTimeline plan={plan} accounts={accounts} />
        </div>
      </Stack>
      {isOpen && <SnapshotDialog of={{ proposalId: proposal.id }} onClose={() => setIsOpen(false)} />}
    </Section>
  );
}
