"use client";
import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { formatCount } from "@/components/data/count";
import { formatMoment } from "@/components/data/moment";
import { formatNats } from "@/components/data/nats";
import { Section } from "@/components/data/section";
import { EmptyState } from "@/components/feedback/empty-state";
import { ErrorState } from "@/components/feedback/error-state";
import { LoadingRows } from "@/components/feedback/loading-rows";
import { usePermission } from "@/components/session/session";
import { usePageKeys } from "@/components/shell/use-page-keys";
import { moveFocus } from "@/components/table/row-keys";
import { threadNeighboursQuery } from "@/lib/queries/threads";
import type { ThreadNeighbours, ThreadView } from "@/lib/threads/contract";
import { Candidate } from "./candidate";
import classes from "./threads.module.css";
import type { ThreadActs } from "./use-thread-acts";

/** The accounts that come next, the strongest first; `y` accepts and `x` rejects the one that is marked, `w` says why it is linked. */
export function Candidates({ thread, acts }: { thread: ThreadView; acts: ThreadActs | undefined }) {
  const { data, error, isPlaceholderData, refetch } = useQuery(threadNeighboursQuery(thread.id, thread.version));
  const taken = new Set([...thread.accepted, ...thread.rejected].map(({ accountId }) => accountId));
  const rows = (data?.rows ?? []).filter(({ accountId }) => !taken.has(accountId) && !acts?.onTheWay.has(accountId));
  const [at, setAt] = useState(0);
  const marked = Math.min(at, rows.length - 1);
  const [asked, setAsked] = useState<string>();
  const accepted = thread.accepted.map(({ accountId }) => accountId);
  const mayAsk = usePermission("account.read") && accepted.length > 0;
  const ask = (accountId: string) => () => setAsked(asked === accountId ? undefined : accountId);
  const list = useRef<HTMLOListElement>(null);
  const move = (key: string) => () => {
    const next = moveFocus(key, marked, rows.length, 10) ?? 0;
    setAt(next);
    list.current?.children[next]?.scrollIntoView({ block: "nearest" });
  };
  const take = (kind: "accepted" | "rejected") => {
    const row = rows[marked];
    return acts === undefined || row === undefined ? undefined : () => acts.take(kind, row.accountId);
  };
  const whyMarked = mayAsk && rows[marked] !== undefined ? ask(rows[marked].accountId) : undefined;
  usePageKeys({ j: move("j"), k: move("k"), y: take("accepted"), x: take("rejected"), w: whyMarked });
  if (data === undefined) {
    return (
      <Section title="Who comes next">
        {error === null ? <LoadingRows rows={8} /> : <ErrorState error={error} onRetry={() => void refetch()} />}
      </Section>
    );
  }
  return (
    <Section title="Who comes next" about={<About ranked={data} />}>
      <ol ref={list} className={classes.plain} aria-label="Candidates" aria-busy={isPlaceholderData || undefined}>
        {rows.map((row, i) => (
          <Candidate
            key={row.accountId}
            candidate={row}
            campaigns={data.campaigns[row.accountId] ?? []}
            isMarked={i === marked}
            onMark={() => setAt(i)}
            acts={acts}
            why={mayAsk ? { accepted, isAsked: asked === row.accountId, onAsk: ask(row.accountId) } : undefined}
          />
        ))}
      </ol>
      {rows.length === 0 && (
        <EmptyState title="Nobody comes next">
          No other account shares a value that says who runs it with those that are accepted.
        </EmptyState>
      )}
      <Footing ranked={data} />
    </Section>
  );
}

const About = ({ ranked }: { ranked: ThreadNeighbours }) => (
  <>
    {formatCount(ranked.rows.length)} of {formatCount(ranked.total)} accounts that share anything that says something; a
    link is asked for {formatNats(ranked.by.thresholdNats)} nats
  </>
);

/** What the ranking was measured by, and what it leaves out. */
function Footing({ ranked }: { ranked: ThreadNeighbours }) {
  const { by, unknown, leftOutBelow, measured, comparedWith } = ranked;
  return (
    <Text size="xs" c="dimmed" mt="sm">
      By the statistics of the run of {formatMoment(by.at)} UTC over {formatCount(by.population)} accounts;{" "}
      {formatCount(measured)} were measured against {formatCount(comparedWith)}, pair by pair.
      {leftOutBelow !== null &&
        ` By values that can corroborate another, none of the others exceeds ${formatNats(leftOutBelow)} nats.`}
      {unknown.length > 0 &&
        ` ${formatCount(unknown.length)} accepted ${unknown.length === 1 ? "account" : "accounts"} came later than that run, so nothing is known of what they share.`}
    </Text>
  );
}
