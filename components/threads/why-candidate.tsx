"use client";
import { Group, Select, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { Fragment, useState } from "react";
import { formatNats } from "@/components/data/nats";
import { Pseudonym } from "@/components/data/pseudonym";
import { ErrorState } from "@/components/feedback/error-state";
import { LoadingRows } from "@/components/feedback/loading-rows";
import type { Neighbour, WhyLinked } from "@/lib/detection/contract";
import { whyLinkedQuery } from "@/lib/queries/threads";
import classes from "./threads.module.css";

/** Why an account is linked to one that is accepted, to the one that it shares most with unless another is named. */
export function WhyCandidate({ candidate, accepted }: { candidate: Neighbour; accepted: string[] }) {
  const { accountId, withAccount } = candidate;
  const [other, setOther] = useState(withAccount ?? accepted[0] ?? "");
  const { data, error, refetch } = useQuery(whyLinkedQuery(accountId, other));
  return (
    <Stack component="section" aria-label={`Why ${accountId}`} gap={6} className={classes.why}>
      {accepted.length > 1 && (
        <Group gap="xs">
          <Text size="xs" c="dimmed" component="span" aria-hidden>
            Linked to
          </Text>
          <Select
            size="xs"
            w={260}
            aria-label="Linked to"
            data={accepted}
            value={other}
            onChange={(value) => setOther(value ?? other)}
            allowDeselect={false}
            searchable
            limit={mostOffered}
          />
        </Group>
      )}
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <LoadingRows rows={1} />}
      {data !== undefined && <Answer why={data} />}
    </Stack>
  );
}

/** Accounts that are offered at a time; typing finds the others. */
const mostOffered = 50;

function Answer({ why }: { why: WhyLinked }) {
  const { accountA, accountB, sentence, relation } = why;
  return (
    <>
      <Text size="sm" aria-live="polite">
        {sentence}
      </Text>
      {relation !== "not_linked" && <Path why={why} />}
      <Text
        component={Link}
        size="xs"
        c="var(--mantine-color-anchor)"
        href={`/accounts/${encodeURIComponent(accountA)}?with=${encodeURIComponent(accountB)}`}
      >
        Every value on the way
      </Text>
    </>
  );
}

/** The accounts on the way, with the nats between each and the next. */
function Path({ why: { accountA, accountB, direct, chain } }: { why: WhyLinked }) {
  const steps = chain.length > 0 ? chain : [{ from: accountA, to: accountB, nats: direct.nats }];
  return (
    <Text component="p" size="xs" m={0} className={classes.path}>
      <Pseudonym value={accountA} size="xs" />
      {steps.map(({ to, nats }) => (
        <Fragment key={to}>
          <span className={classes.step}>{formatNats(nats)} nats →</span>
          <Pseudonym value={to} size="xs" />
        </Fragment>
      ))}
    </Text>
  );
}
