"use client";
import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { standings } from "@/components/badges/meanings";
import { TimeChart } from "@/components/chart/time-chart";
import { formatCount } from "@/components/data/count";
import { Section } from "@/components/data/section";
import { ErrorState } from "@/components/feedback/error-state";
import { LoadingRows } from "@/components/feedback/loading-rows";
import { PinButton } from "@/components/notebook/pin-button";
import type { CampaignSignUps } from "@/lib/casefile/contract";
import { campaignSignUpsQuery } from "@/lib/queries/campaign";
import { figureTitles, openedAndBanned } from "./traffic-words";

const nameOf = (key: string) => (key === "banned" ? standings.banned.label : "Opened");

/** When the accounts were opened, and whether others took the place of those that were banned. */
export function SignUpsPanel({ id }: { id: string }) {
  const { data, error, refetch } = useQuery(campaignSignUpsQuery(id));
  return (
    <Section
      title={figureTitles.signUps}
      about={data && `Of ${formatCount(data.accounts)} core accounts, ${formatCount(data.known)} are known, UTC`}
      actions={<PinButton noted={{ type: "campaign", id }} chart={{ kind: "sign_ups" }} name={figureTitles.signUps} />}
    >
      {data !== undefined && <SignUps signUps={data} />}
      {data === undefined && error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <LoadingRows rows={5} height={26} />}
    </Section>
  );
}

export function SignUps({ signUps: { timeline, banned, afterBan } }: { signUps: CampaignSignUps }) {
  if (timeline === null) {
    return (
      <Text size="sm" c="dimmed">
        Not available: the provider has not said when any of these accounts was opened.
      </Text>
    );
  }
  return (
    <>
      <TimeChart
        label={openedAndBanned}
        timeline={timeline}
        height={180}
        name={nameOf}
        unit="accounts"
        isStacked={false}
      />
      <Text size="sm" mt="xs">
        {banned === 0
          ? "None of them has been banned."
          : `${formatCount(banned)} were banned; ${formatCount(afterBan)} were opened within seven days after a ban.`}
      </Text>
    </>
  );
}
