"use client";
import { Anchor, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { formatCount } from "@/components/data/count";
import { FactList } from "@/components/data/fact-list";
import { Moment } from "@/components/data/moment";
import { PageHeader } from "@/components/data/page-header";
import { Section } from "@/components/data/section";
import { ErrorState } from "@/components/feedback/error-state";
import { LoadingRows } from "@/components/feedback/loading-rows";
import { policies, type StandingOrderView } from "@/lib/decisions/contract";
import { standingOrderQuery } from "@/lib/queries/standing-orders";
import { Deeds } from "./deeds";
import { OrderActs } from "./order-acts";
import { OrderBadge, Unreviewed } from "./order-badge";
import { deedInWords } from "./order-words";

/** One standing order: what it says, the second person's word, and what it did to whom. */
export function StandingOrderPage({ id }: { id: string }) {
  const { data, error, refetch } = useQuery(standingOrderQuery(id));
  if (data === undefined) {
    return error === null ? <LoadingRows rows={14} /> : <ErrorState error={error} onRetry={() => void refetch()} />;
  }
  const { order, deeds } = data;
  return (
    <Stack gap="sm">
      <PageHeader
        title={`${deedInWords(order)}: newcomers of ${order.campaign}`}
        about={
          <>
            Standing order on{" "}
            <Anchor component={Link} href={`/campaigns/${order.campaignId}?tab=decisions`} inherit>
              {order.campaign}
            </Anchor>
            , proposed by {order.proposedBy.name} <Moment at={order.proposedAt} />
          </>
        }
        actions={<OrderActs order={order} />}
      />
      <Facts order={order} />
      <Deeds order={order} deeds={deeds} />
    </Stack>
  );
}

function Facts({ order }: { order: StandingOrderView }) {
  const { ruling, stopReason, state } = order;
  const text = (words: string) => (
    <Text component="span" inherit style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
      {words}
    </Text>
  );
  return (
    <Section title="What it says" about={<OrderBadge state={state} />}>
      <FactList
        isWide
        facts={[
          ["Whom", "core members who join through a hard link after it is approved, and on whom nobody has decided"],
          ["Measure", `${deedInWords(order)}; the notice says that it is automated`],
          ["Policy", policies[order.policy]],
          ["Cap", `${formatCount(order.actedToday)} of ${formatCount(order.capPerDay)} within the last 24 hours`],
          ["Ends", <Moment key="ends" at={order.expiresAt} />],
          ["Looked at", <Unreviewed key="looked" order={order} />],
          ["Reason", text(order.reason)],
          [
            "Second person",
            ruling === null ? (
              "nobody has ruled on it"
            ) : (
              <span key="ruling">
                {ruling.ruling} by {ruling.by} <Moment at={ruling.at} />: {text(ruling.reason)}
              </span>
            ),
          ],
          ...(stopReason === null ? [] : [["Ended", text(stopReason)] satisfies [string, React.ReactNode]]),
        ]}
      />
    </Section>
  );
}
