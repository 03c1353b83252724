"use client";
import { Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { formatCount } from "@/components/data/count";
import { formatMoment } from "@/components/data/moment";
import { formatNats } from "@/components/data/nats";
import { ErrorState } from "@/components/feedback/error-state";
import { LoadingRows } from "@/components/feedback/loading-rows";
import type { ChainLink, WhyLinked as Why } from "@/lib/detection/contract";
import { whyLinkedQuery } from "@/lib/queries/threads";
import { SharedFacts } from "./shared-facts";

/** Why two accounts are linked, in one sentence, with the values that it is made of. */
export function WhyLinked({ accountA, accountB }: { accountA: string; accountB: string }) {
  const { data, error, refetch } = useQuery(whyLinkedQuery(accountA, accountB));
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <LoadingRows rows={3} />;
  return (
    <Stack gap="sm">
      <Text size="sm" aria-live="polite">
        {data.sentence}
      </Text>
      <SharedFacts facts={data.direct.facts} label={`What ${accountA} and ${accountB} share`} />
      {data.chain.map((link) => (
        <Step key={link.to} link={link} />
      ))}
      <Measured why={data} />
    </Stack>
  );
}

function Step({ link }: { link: ChainLink }) {
  return (
    <Stack gap={2} component="section">
      <Text size="sm" fw={600} component="h3">
        <AccountLink id={link.from} /> and <AccountLink id={link.to} />: {formatNats(link.nats)} nats
      </Text>
      <SharedFacts facts={link.facts} label={`What ${link.from} and ${link.to} share`} />
    </Stack>
  );
}

const AccountLink = ({ id }: { id: string }) => (
  <Text
    component={Link}
    href={`/accounts/${encodeURIComponent(id)}`}
    inherit
    ff="monospace"
    c="var(--mantine-color-anchor)"
  >
    {id}
  </Text>
);

const Measured = ({ why: { by, searched, relation } }: { why: Why }) => (
  <Text size="xs" c="dimmed">
    By the statistics of the run of {formatMoment(by.at)} UTC over {formatCount(by.population)} accounts; a link is
    asked for {formatNats(by.thresholdNats)} nats.
    {relation !== "linked" && ` ${formatCount(searched)} accounts were looked at, in chains of at most four links.`}
  </Text>
);
