"use client";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { formatCount } from "@/components/data/count";
import { Section } from "@/components/data/section";
import { EmptyState } from "@/components/feedback/empty-state";
import { ErrorState } from "@/components/feedback/error-state";
import { LoadingRows } from "@/components/feedback/loading-rows";
import { type AccountQuality, accountEvidence, otherAccountFields, type QualityWindow } from "@/lib/casefile/contract";
import { accountQualityQuery } from "@/lib/queries/quality";
import { CoverageTable } from "./coverage-table";
import { prepareCoverage } from "./prepare-coverage";
import { sinceText } from "./window";

/** What is known of the accounts that have traffic. */
export function AccountSection({ window }: { window: QualityWindow }) {
  const { data, error, isPlaceholderData, refetch } = useQuery(accountQualityQuery(window));
  const failed = error !== null && (data === undefined || isPlaceholderData);
  return (
    <Section title="Evidence of accounts" about={data && !failed ? aboutOf(data) : undefined}>
      {failed && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!failed && data === undefined && <LoadingRows rows={8} />}
      {!failed && data !== undefined && <Accounts quality={data} />}
    </Section>
  );
}

const aboutOf = ({ accounts, described, since }: AccountQuality): string =>
  `${formatCount(accounts.of)} accounts with traffic ${sinceText(since)}, as known now; attributes of ${formatCount(described)} were imported`;

function Accounts({ quality: { accounts } }: { quality: AccountQuality }) {
  const prepared = useMemo(() => prepareCoverage(accounts, accountEvidence, otherAccountFields), [accounts]);
  if (accounts.of === 0) {
    return (
      <EmptyState title="No account has traffic in this window">
        Accounts count here from their first exchange on; a longer window may have some.
      </EmptyState>
    );
  }
  return <CoverageTable noun="accounts" of={accounts.of} prepared={prepared} />;
}
