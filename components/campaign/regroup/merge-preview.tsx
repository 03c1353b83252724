import { List, Stack, Table, Text } from "@mantine/core";
import { StatusBadge } from "@/components/badges/badges";
import { dispositions } from "@/components/badges/meanings";
import { formatCount } from "@/components/data/count";
import type { ForeseenMerge } from "@/lib/decisions/contract";

const mostShown = 5;

/** What would become of the campaigns, their members and their decisions. */
export function MergePreview({ foreseen }: { foreseen: ForeseenMerge }) {
  const { campaigns, accounts } = foreseen;
  const measures = campaigns.reduce((sum, one) => sum + one.measures, 0);
  return (
    <Stack gap="xs">
      <Table aria-label="What is merged" verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Campaign</Table.Th>
            <Table.Th>Status</Table.Th>
            <Table.Th ta="right">Accounts</Table.Th>
            <Table.Th ta="right">Said by a person</Table.Th>
            <Table.Th ta="right">Decisions</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {campaigns.map((one) => (
            <Table.Tr key={one.id}>
              <Table.Td>{one.codeName}</Table.Td>
              <Table.Td>
                <StatusBadge status={one.status} />
              </Table.Td>
              <Table.Td ta="right">{formatCount(one.accounts)}</Table.Td>
              <Table.Td ta="right">{formatCount(one.said)}</Table.Td>
              <Table.Td ta="right">{formatCount(one.decisions)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <List size="sm" spacing={4}>
        <List.Item>
          They become one new campaign of <b>{formatCount(accounts)} accounts</b>, open and undecided. Each of them ends
          and points to it.
        </List.Item>
        <List.Item>
          Members keep what people said of them. <Disagreements foreseen={foreseen} />
        </List.Item>
        <List.Item>
          Decisions, notes and pins stay with the campaigns they were made on, and are reversed there.
          {measures > 0 &&
            ` ${formatCount(measures)} ${measures === 1 ? "ban or revoked key stays" : "bans and revoked keys stay"} in force.`}
        </List.Item>
        <List.Item>
          Every detection run keeps them one until it is taken back. Whoever has one of them open sees it at once; who
          claimed one finds its successor by the link on its page.
        </List.Item>
      </List>
    </Stack>
  );
}

function Disagreements({ foreseen: { campaigns, disagreements } }: { foreseen: ForeseenMerge }) {
  if (disagreements.length === 0) return "They disagree about none.";
  const nameOf = (id: string) => campaigns.find((one) => one.id === id)?.codeName ?? id.slice(0, 8);
  const more = disagreements.length - mostShown;
  return (
    <>
      They disagree about {formatCount(disagreements.length)}; the latest word is kept, and the other is on record:
      <List size="xs" withPadding>
        {disagreements.slice(0, mostShown).map(({ accountId, kept, keptFrom, others }) => (
          <List.Item key={accountId}>
            <Text span size="xs" ff="monospace">
              {accountId}
            </Text>
            : {dispositions[kept].label.toLowerCase()} in {nameOf(keptFrom)} is kept;{" "}
            {others
              .map((one) => `${dispositions[one.disposition].label.toLowerCase()} in ${nameOf(one.campaignId)}`)
              .join(", ")}{" "}
            is not
          </List.Item>
        ))}
        {more > 0 && <List.Item>and {formatCount(more)} more</List.Item>}
      </List>
    </>
  );
}
