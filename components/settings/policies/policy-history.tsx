"use client";
import { Modal, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { daysInWords } from "@/components/campaign/measures/measure-words";
import { Moment } from "@/components/data/moment";
import { ErrorState } from "@/components/feedback/error-state";
import { LoadingRows } from "@/components/feedback/loading-rows";
import { type Policy, type PolicyView, policies } from "@/lib/decisions/contract";
import { policyVersionsQuery } from "@/lib/queries/policies";
import { ProgramsInWords, StepsTable } from "./steps-table";

/** Every version of a policy, the newest first: what it said, who changed it, when and why. */
export function PolicyHistory({ policy, onClose }: { policy: Policy; onClose: () => void }) {
  const { data, error, refetch } = useQuery(policyVersionsQuery(policy));
  return (
    <Modal opened onClose={onClose} title={`History: ${policies[policy]}`} size="54rem">
      {data === undefined && error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <LoadingRows rows={6} />}
      <Stack gap="lg" component="ol" m={0} p={0} style={{ listStyle: "none" }}>
        {data?.map((version) => (
          <Version key={version.version} version={version} />
        ))}
      </Stack>
    </Modal>
  );
}

function Version({ version: { version, terms, changed } }: { version: PolicyView }) {
  return (
    <Stack gap={4} component="li">
      <Text size="sm" fw={600}>
        {version === 0 ? "As shipped" : `Version ${version}`}
      </Text>
      {changed !== null && (
        <>
          <Text size="xs" c="dimmed">
            {changed.by}, <Moment at={changed.at} />
          </Text>
          <Text size="sm" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
            {changed.reason}
          </Text>
        </>
      )}
      <StepsTable terms={terms} label={version === 0 ? "as shipped" : `version ${version}`} />
      <Text size="xs" c="dimmed">
        Severity: {terms.severity}. A strike counts for {daysInWords(terms.strikeDays)}.{" "}
        <ProgramsInWords programs={terms.programs} />
      </Text>
    </Stack>
  );
}
