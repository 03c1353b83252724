"use client";
import { Button, Stack, Text } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ErrorState } from "@/components/feedback/error-state";
import {
  departuresAmong,
  type MeasureOrder,
  type PolicyStep,
  parametersOf,
  type RecommendedGroup,
  type RecommendMeasure,
} from "@/lib/decisions/contract";
import { recommendationQuery } from "@/lib/queries/policies";
import { countOf } from "./measure-words";
import classes from "./measures.module.css";
import { RecommendedFor } from "./recommended-group";

/** Groups that are shown; what is smaller is counted. */
const mostGroups = 3;

interface RecommendationProps {
  asked: RecommendMeasure;
  /** The measure as it is chosen now; null while something of it is missing. */
  chosen: MeasureOrder | null;
  onUse: (step: PolicyStep) => void;
}

/** What the chosen policy recommends at the accounts' strikes, with why; and whether what is chosen departs from it. */
export function Recommendation({ asked, chosen, onUse }: RecommendationProps) {
  const { data, error, refetch } = useQuery({ ...recommendationQuery(asked), placeholderData: keepPreviousData });
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined || data.groups.length === 0) return null;
  const rest = data.groups.slice(mostGroups).reduce((sum, { accounts }) => sum + accounts, 0);
  return (
    <section className={classes.recommended} aria-label="Recommended">
      <Stack gap={6}>
        <Text size="xs" fw={600} tt="uppercase" c="dimmed" lts="0.04em">
          Recommended
        </Text>
        {data.groups.slice(0, mostGroups).map((group) => (
          <RecommendedFor
            key={JSON.stringify(group)}
            group={group}
            of={data}
            aside={group.step !== null && <UseStep step={group.step} onUse={onUse} />}
          />
        ))}
        {rest > 0 && (
          <Text size="xs" c="dimmed">
            Something else for {countOf(rest)} more.
          </Text>
        )}
        <Departure groups={data.groups} chosen={chosen} />
      </Stack>
    </section>
  );
}

function UseStep({ step, onUse }: { step: PolicyStep; onUse: (step: PolicyStep) => void }) {
  return (
    <Button variant="default" size="compact-xs" onClick={() => onUse(step)} style={{ flexShrink: 0 }}>
      Use it
    </Button>
  );
}

function Departure({ groups, chosen }: { groups: readonly RecommendedGroup[]; chosen: MeasureOrder | null }) {
  if (chosen === null || chosen.kind === "refer") return null;
  const measure = { kind: chosen.kind, parameters: parametersOf(chosen), holdsHours: chosen.holdsHours ?? null };
  const allowed = groups.filter(({ step }) => step !== null);
  const accounts = departuresAmong(allowed, measure);
  if (accounts === 0) return null;
  return (
    <Text size="xs" fw={600} role="status">
      What you chose departs from the recommendation for {countOf(accounts)}; the decision says so.
    </Text>
  );
}
