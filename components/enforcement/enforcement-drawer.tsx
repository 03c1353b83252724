"use client";
import { Anchor, Code, Drawer, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { endWords } from "@/components/campaign/measures/measure-words";
import { FactList } from "@/components/data/fact-list";
import { Moment } from "@/components/data/moment";
import { Pseudonym } from "@/components/data/pseudonym";
import { ErrorState } from "@/components/feedback/error-state";
import { LoadingRows } from "@/components/feedback/loading-rows";
import type { EnforcementDetail, EnforcementView } from "@/lib/enforcement/contract";
import { enforcementQuery } from "@/lib/queries/enforcement";
import { words } from "@/lib/queries/words";
import { Attempts } from "./attempts";
import { FourSteps } from "./four-steps";
import { StateBadge } from "./ledger-columns";
import { Referral } from "./referral";
import { SendAgain } from "./send-again";
import { countermeasureLabels, subjectOf } from "./words";

interface Props {
  id: string | null;
  onClose: () => void;
  onOpen: (id: string) => void;
}

/** One enforcement: its four steps at every connector, the decision, the receipt, and every try. */
export function EnforcementDrawer({ id, onClose, onOpen }: Props) {
  return (
    <Drawer opened={id !== null} onClose={onClose} position="right" size="xl" title="Enforcement">
      {id !== null && <Loaded id={id} onOpen={onOpen} />}
    </Drawer>
  );
}

function Loaded({ id, onOpen }: { id: string; onOpen: (id: string) => void }) {
  const { data, error, refetch } = useQuery(enforcementQuery(id));
  if (data !== undefined) return <Detail detail={data} onOpen={onOpen} />;
  return error === null ? <LoadingRows /> : <ErrorState error={error} onRetry={() => void refetch()} />;
}

function Detail({ detail, onOpen }: { detail: EnforcementDetail; onOpen: (id: string) => void }) {
  const { enforcement, decision, elsewhere, receipt, delivery } = detail;
  return (
    <Stack gap="lg">
      <Stack gap="xs">
        <Title order={3}>{titleOf(enforcement)}</Title>
        <StateBadge of={enforcement} />
        <Text size="sm">{enforcement.words}</Text>
        <SendAgain of={enforcement} />
        {enforcement.referral !== null && (
          <Referral decisionId={enforcement.decisionId} referral={enforcement.referral} />
        )}
      </Stack>
      <FourSteps of={enforcement} />
      <FactList isWide facts={factsOf(enforcement, decision)} />
      {elsewhere.map((other) => (
        <Stack key={other.id} gap="xs">
          <Anchor component="button" type="button" size="sm" ta="left" onClick={() => onOpen(other.id)}>
            {titleOf(other)}
          </Anchor>
          <FourSteps of={other} />
        </Stack>
      ))}
      {delivery !== null && (
        <Stack gap="xs">
          <Title order={3}>Tries to deliver it</Title>
          <Text size="xs" c="dimmed">
            Message <code>{delivery.id}</code>, with {delivery.accounts}{" "}
            {delivery.accounts === 1 ? "account" : "accounts"}
          </Text>
          <Attempts delivery={delivery} />
        </Stack>
      )}
      <Stack gap="xs">
        <Title order={3}>Receipt</Title>
        {receipt === null ? (
          <Text size="sm" c="dimmed">
            None yet.
          </Text>
        ) : (
          <Code block>{JSON.stringify(receipt, null, 2)}</Code>
        )}
      </Stack>
    </Stack>
  );
}

/** `Ban at Policy endpoint`, `Refer to Northern Cloud`. */
const titleOf = (of: EnforcementView): string => {
  const label = countermeasureLabels[of.countermeasure];
  return of.referral === null
    ? `${label} at ${of.connector?.name ?? "no connector yet"}`
    : `${label} to ${of.referral.to}`;
};

const factsOf = (
  enforcement: EnforcementView,
  decision: EnforcementDetail["decision"],
): Parameters<typeof FactList>[0]["facts"] => [
  [
    "Account",
    <Pseudonym
      key="account"
      value={subjectOf(enforcement)}
      href={`/accounts/${encodeURIComponent(enforcement.accountId)}`}
    />,
  ],
  [
    "Campaign",
    enforcement.campaign === null ? (
      "none"
    ) : (
      <Anchor key="campaign" component={Link} inherit href={`/campaigns/${enforcement.campaign.id}?tab=decisions`}>
        {enforcement.campaign.codeName}
      </Anchor>
    ),
  ],
  ["Decision", `${words(decision.kind)} by ${decision.actor}`],
  ["Decided", <Moment key="at" at={decision.at} precision="second" />],
  ["Reason", decision.reason],
  [endWords.asFact, decision.expiresAt === null ? "no" : <Moment key="ends" at={decision.expiresAt} />],
  [
    "Last asked",
    enforcement.checkedAt === null ? "not yet" : <Moment key="asked" at={enforcement.checkedAt} precision="second" />,
  ],
];
