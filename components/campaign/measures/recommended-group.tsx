import { Group, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { policies, type RecommendationView, type RecommendedGroup } from "@/lib/decisions/contract";
import { countOf, daysInWords, stepInWords, strikeInWords } from "./measure-words";

interface RecommendedGroupProps {
  group: RecommendedGroup;
  of: RecommendationView;
  /** What stands beside it. */
  aside?: ReactNode;
}

/** What is recommended for some accounts, at which strike, and why the rules stop before what the policy says. */
export function RecommendedFor({ group, of, aside }: RecommendedGroupProps) {
  const { step, wanted, strike, accounts, hindrance } = group;
  const whom = of.groups.length === 1 ? "" : ` (${countOf(accounts)})`;
  return (
    <div>
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <Text size="sm" fw={600}>
          {step === null ? "The rules allow no step" : stepInWords(step)}
        </Text>
        {aside}
      </Group>
      <Text size="xs" c="dimmed">
        {strikeInWords(strike)} under “{policies[of.policy]}” within {daysInWords(of.strikeDays)}
        {whom}.{hindrance !== null && ` The policy says: ${stepInWords(wanted)}. Not allowed: ${hindrance}.`}
      </Text>
    </div>
  );
}
