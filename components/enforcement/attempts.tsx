import { Table, Text } from "@mantine/core";
import { Moment } from "@/components/data/moment";
import type { DeliveryView } from "@/lib/enforcement/contract";

/** Every try of one message. */
export function Attempts({ delivery: { attempts, nextAttemptAt } }: { delivery: DeliveryView }) {
  if (attempts.length === 0) return <Text size="sm">No try has ended yet.</Text>;
  return (
    <Table fz="sm" verticalSpacing={4}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Try</Table.Th>
          <Table.Th>When</Table.Th>
          <Table.Th ta="right">Answer</Table.Th>
          <Table.Th ta="right">After</Table.Th>
          <Table.Th>What was wrong</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {attempts.map(({ number, at, status, latencyMs, error }) => (
          <Table.Tr key={number}>
            <Table.Td>{number}</Table.Td>
            <Table.Td>
              <Moment at={at} precision="second" />
            </Table.Td>
            <Table.Td ta="right">{status ?? "none"}</Table.Td>
            <Table.Td ta="right">{latencyMs} ms</Table.Td>
            <Table.Td>{error ?? "–"}</Table.Td>
          </Table.Tr>
        ))}
        {nextAttemptAt !== null && (
          <Table.Tr>
            <Table.Td>next</Table.Td>
            <Table.Td colSpan={4}>
              <Moment at={nextAttemptAt} precision="second" />
            </Table.Td>
          </Table.Tr>
        )}
      </Table.Tbody>
    </Table>
  );
}
