"use client";
import { Badge, Button, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { daysInWords } from "@/components/campaign/measures/measure-words";
import { Moment } from "@/components/data/moment";
import { Section } from "@/components/data/section";
import { usePermission } from "@/components/session/session";
import { type PolicyView, policies, type Severity } from "@/lib/decisions/contract";
import { EditPolicy } from "./edit-policy";
import { PolicyHistory } from "./policy-history";
import { ProgramsInWords, StepsTable } from "./steps-table";

const colors: Record<Severity, string> = { minor: "gray", serious: "orange", severe: "red" };

/** One policy: what it recommends at which strike; changed in place, by who may. */
export function PolicySection({ present }: { present: PolicyView }) {
  const mayChange = usePermission("policy.manage");
  const [isChanging, setIsChanging] = useState(false);
  const [isHistory, setIsHistory] = useState(false);
  const { policy, version, terms, changed } = present;
  return (
    <Section
      title={policies[policy]}
      about={<Badge color={colors[terms.severity]}>{terms.severity}</Badge>}
      actions={
        <Group gap="xs">
          <Button variant="default" size="compact-sm" onClick={() => setIsHistory(true)}>
            History
          </Button>
          {mayChange && !isChanging && (
            <Button variant="default" size="compact-sm" onClick={() => setIsChanging(true)}>
              Change …
            </Button>
          )}
        </Group>
      }
    >
      {isChanging ? (
        <EditPolicy key={version} present={present} onClose={() => setIsChanging(false)} />
      ) : (
        <Stack gap="xs">
          <StepsTable terms={terms} label={policies[policy]} />
          <Text size="xs" c="dimmed">
            A strike counts for {daysInWords(terms.strikeDays)}. <ProgramsInWords programs={terms.programs} />{" "}
            {changed === null ? (
              "As shipped."
            ) : (
              <>
                Version {version} by {changed.by}, <Moment at={changed.at} />.
              </>
            )}
          </Text>
        </Stack>
      )}
      {isHistory && <PolicyHistory policy={policy} onClose={() => setIsHistory(false)} />}
    </Section>
  );
}
