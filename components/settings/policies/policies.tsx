"use client";
import { Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { ErrorState } from "@/components/feedback/error-state";
import { LoadingRows } from "@/components/feedback/loading-rows";
import { policiesQuery } from "@/lib/queries/policies";
import { PolicySection } from "./policy-section";

/** What each policy recommends, by severity and strikes. */
export function Policies() {
  const { data, error, refetch } = useQuery(policiesQuery());
  if (data === undefined) {
    return error === null ? <LoadingRows rows={12} /> : <ErrorState error={error} onRetry={() => void refetch()} />;
  }
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed" maw="100ch">
        A strike is a measure that an account’s owner was told of and felt, and that nobody took back. Policies
        recommend; whoever decides may depart from them, and the decision says so. No step goes further than the rules
        allow.
      </Text>
      {data.map((policy) => (
        <PolicySection key={policy.policy} present={policy} />
      ))}
    </Stack>
  );
}
