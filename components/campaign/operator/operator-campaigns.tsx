"use client";
import { Button, Stack, Table, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { StatusBadge, VerdictBadge } from "@/components/badges/badges";
import { formatCount } from "@/components/data/count";
import { Moment } from "@/components/data/moment";
import { Section } from "@/components/data/section";
import { ReasonDialog } from "@/components/feedback/reason-dialog";
import { usePermission } from "@/components/session/session";
import type { CampaignSummary } from "@/lib/campaigns/contract";
import type { OperatorView } from "@/lib/operators/contract";
import { keys } from "@/lib/queries/keys";
import { removeCampaignMutation } from "@/lib/queries/operators";

/** What else the same hands run, and why that was said. */
export function OperatorCampaigns({ operator, campaignId }: { operator: OperatorView; campaignId: string }) {
  const mayManage = usePermission("operator.manage");
  return (
    <Section
      title={`Operator ${operator.codeName}`}
      about={`${formatCount(operator.campaigns.length)} campaigns of the same hands; unattributed, changes no verdict`}
      actions={mayManage && <RemoveButton operator={operator} campaignId={campaignId} />}
    >
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Campaign</Table.Th>
            <Table.Th>Verdict</Table.Th>
            <Table.Th>State</Table.Th>
            <Table.Th ta="right">Core accounts</Table.Th>
            <Table.Th ta="right">Exchanges</Table.Th>
            <Table.Th>First seen (UTC)</Table.Th>
            <Table.Th>Last seen (UTC)</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {operator.campaigns.map((campaign) => (
            <CampaignRow key={campaign.id} campaign={campaign} isThis={campaign.id === campaignId} />
          ))}
        </Table.Tbody>
      </Table>
      <History events={operator.events} />
    </Section>
  );
}

const CampaignRow = ({ campaign, isThis }: { campaign: CampaignSummary; isThis: boolean }) => (
  <Table.Tr>
    <Table.Td>
      <Text
        component={Link}
        href={`/campaigns/${campaign.id}?tab=operator`}
        size="sm"
        fw={500}
        c="var(--mantine-color-text)"
      >
        {campaign.codeName}
      </Text>
      {isThis && (
        <Text component="span" size="xs" c="dimmed">
          {" "}
          this one
        </Text>
      )}
    </Table.Td>
    <Table.Td miw={120}>
      <VerdictBadge verdict={campaign.verdict} />
    </Table.Td>
    <Table.Td miw={96}>
      <StatusBadge status={campaign.status} />
    </Table.Td>
    <Table.Td ta="right">{formatCount(campaign.coreAccounts)}</Table.Td>
    <Table.Td ta="right">{formatCount(campaign.exchanges)}</Table.Td>
    <Table.Td>
      <Moment at={campaign.firstSeen} precision="day" />
    </Table.Td>
    <Table.Td>
      <Moment at={campaign.lastSeen} precision="day" />
    </Table.Td>
  </Table.Tr>
);

const History = ({ events }: { events: OperatorView["events"] }) => (
  <Stack
    gap={4}
    mt="md"
    component="ol"
    p={0}
    style={{ listStyle: "none" }}
    aria-label="What was said, the newest first"
  >
    {events.map((event) => (
      <Text key={event.id} component="li" size="sm" style={{ overflowWrap: "anywhere" }}>
        <Text component="span" inherit c="dimmed">
          <Moment at={event.at} /> {event.by} {event.change === "added" ? "added" : "took out"}
        </Text>{" "}
        {event.codeName}: {event.reason}
      </Text>
    ))}
  </Stack>
);

function RemoveButton({ operator, campaignId }: { operator: OperatorView; campaignId: string }) {
  const [isAsking, asking] = useDisclosure(false);
  const client = useQueryClient();
  const remove = useMutation(removeCampaignMutation());
  const onConfirm = async (reason: string) => {
    await remove.mutateAsync({ operatorId: operator.id, campaignId, reason });
    await client.invalidateQueries({ queryKey: keys.operators });
  };
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={asking.open}>
        Take this one out
      </Button>
      <ReasonDialog
        opened={isAsking}
        onClose={asking.close}
        title={`Take it out of ${operator.codeName}`}
        confirmLabel="Take out"
        consequences={["The campaign is nobody's then. What was said before stays in the operator's history."]}
        onConfirm={onConfirm}
      />
    </>
  );
}
