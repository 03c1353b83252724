"use client";
import { Box, Grid, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { AppealsOf } from "@/components/appeals/appeals-of";
import { StandingBadge } from "@/components/badges/badges";
import { formatCount } from "@/components/data/count";
import { Moment } from "@/components/data/moment";
import { PageHeader } from "@/components/data/page-header";
import { ErrorState } from "@/components/feedback/error-state";
import { LoadingRows } from "@/components/feedback/loading-rows";
import { WhyLinkedSection } from "@/components/linked/why-linked-section";
import { Notebook } from "@/components/notebook/notebook";
import { AccountNotices } from "@/components/notices/account-notices";
import { ReviewBar } from "@/components/review/review-bar";
import { PullThreadButton } from "@/components/threads/pull-thread-button";
import type { AccountCasefile } from "@/lib/casefile/contract";
import { accountQuery } from "@/lib/queries/accounts";
import { AccountTraffic } from "./account-traffic";
import { Attributes } from "./attributes";
import { AccountDecisions } from "./decisions";
import { Exchanges } from "./exchanges";
import { Links } from "./links";
import { Memberships } from "./memberships";
import { SetsOfAccount } from "./sets-of-account";
import { Strikes } from "./strikes";
import { ThrottleHistory } from "./throttle/throttle-history";
import { WhyMember } from "./why-member";

/** Everything about one account: what it is, what it does, what it shares with whom, what was decided. */
export function AccountPage({ accountId }: { accountId: string }) {
  const { data, error, refetch } = useQuery(accountQuery(accountId));
  if (data === undefined) {
    return (
      <>
        <PageHeader title={accountId} />
        {error === null ? <LoadingRows rows={12} /> : <ErrorState error={error} onRetry={() => void refetch()} />}
      </>
    );
  }
  return <AccountFile account={data} />;
}

function AccountFile({ account }: { account: AccountCasefile }) {
  const { accountId, memberships } = account;
  return (
    <>
      <PageHeader
        title={accountId}
        about={<About account={account} />}
        actions={
          <>
            <StandingBadge standing={account.standing} />
            <PullThreadButton accountId={accountId} />
          </>
        }
      />
      {memberships.length > 0 && (
        <Box mb="md">
          <ReviewBar reviewed={{ type: "account", id: accountId }} name={accountId} />
        </Box>
      )}
      <Grid gap="md">
        <Grid.Col span={{ base: 12, lg: 8 }}>
          <Stack gap="md">
            <Memberships accountId={accountId} memberships={memberships} />
            <AccountTraffic accountId={accountId} />
            <ThrottleHistory accountId={accountId} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 4 }}>
          <Stack gap="md">
            <Attributes account={account} />
            <SetsOfAccount accountId={accountId} />
            <Strikes strikes={account.strikes} />
            <AppealsOf accountId={accountId} />
            <AccountDecisions decisions={account.decisions} />
            <AccountNotices accountId={accountId} />
          </Stack>
        </Grid.Col>
        {memberships.map((membership) => (
          <Grid.Col key={membership.campaign.id} span={12}>
            <WhyMember accountId={accountId} membership={membership} />
          </Grid.Col>
        ))}
        <Grid.Col span={12}>
          <Notebook noted={{ type: "account", id: accountId }} />
        </Grid.Col>
        <Grid.Col span={12}>
          <Links links={account.links} />
        </Grid.Col>
        <Grid.Col span={12}>
          <WhyLinkedSection accountId={accountId} />
        </Grid.Col>
        <Grid.Col span={12}>
          <Exchanges account={account} />
        </Grid.Col>
      </Grid>
    </>
  );
}

function About({ account }: { account: AccountCasefile }) {
  if (account.firstSeen === null) return <>Account without stored exchanges</>;
  return (
    <>
      Account, {formatCount(account.exchanges)} exchanges from <Moment at={account.firstSeen} /> to{" "}
      <Moment at={account.lastSeen} />
    </>
  );
}
