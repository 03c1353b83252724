"use client";
import { Alert, Anchor, SegmentedControl, Text } from "@mantine/core";
import { IconHammer } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { countOf, measureWords } from "@/components/campaign/measures/measure-words";
import { formatCount } from "@/components/data/count";
import { Moment } from "@/components/data/moment";
import { PageHeader } from "@/components/data/page-header";
import { EmptyState } from "@/components/feedback/empty-state";
import { DataTable } from "@/components/table/data-table";
import { listed } from "@/components/table/listed";
import type { ProposalView } from "@/lib/decisions/contract";
import { proposalsQuery } from "@/lib/queries/proposals";
import { proposalColumns } from "./proposal-columns";
import { isWaiting } from "./proposal-words";

const parts = ["waiting", "all"] as const;

/** What waits for a second person: proposals, and what was done by breaking the glass. */
export function ApprovalsPage() {
  const router = useRouter();
  const [part, setPart] = useQueryState("part", parseAsStringLiteral(parts).withDefault("waiting"));
  const list = useQuery({
    ...proposalsQuery(part === "waiting" ? { waiting: true } : {}),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHeader
        title="Approvals"
        about="Measures that take a second person. Whoever proposed one never rules on it; what nobody rules on in time expires."
      />
      <SegmentedControl
        size="xs"
        mb="sm"
        aria-label="Which"
        data={[
          { value: "waiting", label: "Waiting" },
          { value: "all", label: "All" },
        ]}
        value={part}
        onChange={(value) => void setPart(value as typeof part)}
      />
      <BrokenGlass proposals={list.data ?? []} />
      <DataTable
        label="Proposals"
        columns={proposalColumns}
        rowId={({ id }) => id}
        {...listed(list)}
        onOpen={({ id }) => router.push(`/approvals/${id}`)}
        empty={
          <EmptyState
            title={part === "waiting" ? "Nothing waits for a second person" : "Nobody has proposed anything yet"}
          >
            A measure is proposed when it reaches more accounts than one person may act on in a day, when it is covert,
            or when a campaign has a quiet window.
          </EmptyState>
        }
      />
    </>
  );
}

/** Loud, until somebody has looked: what was carried out without a second person. */
function BrokenGlass({ proposals }: { proposals: readonly ProposalView[] }) {
  const broken = proposals.filter((proposal) => proposal.breakGlass && isWaiting(proposal));
  if (broken.length === 0) return null;
  return (
    <Alert
      color="red"
      mb="sm"
      icon={<IconHammer size={18} aria-hidden />}
      title={broken.length === 1 ? "The glass was broken" : `The glass was broken ${formatCount(broken.length)} times`}
    >
      {broken.map(({ id, kind, accounts, of, campaign, proposedBy, proposedAt }) => (
        <Text key={id} size="sm">
          {proposedBy.name} carried out without a second person, <Moment at={proposedAt} />:{" "}
          <Anchor component={Link} href={`/approvals/${id}`} inherit>
            {measureWords[kind].title.toLowerCase()} {countOf(accounts, of)} of {campaign}
          </Anchor>
          . Nobody has reviewed it yet.
        </Text>
      ))}
    </Alert>
  );
}
