import { Alert, Stack, Table, Text } from "@mantine/core";
import type { ConnectorTest } from "@/lib/enforcement/contract";
import { countermeasureLabels } from "./words";

/** Whether the gateway answered, and what the connector would do of each countermeasure: nothing was enforced. */
export function TestOutcome({ test: { ok, words, latencyMs, plan } }: { test: ConnectorTest }) {
  return (
    <Stack gap="xs" role="status">
      <Alert color={ok ? "teal" : "red"} py={8}>
        {ok ? "It answers." : "It does not answer as it should."} {words}
        {latencyMs > 0 && ` After ${latencyMs} ms.`}
      </Alert>
      <Table fz="sm" verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Countermeasure</Table.Th>
            <Table.Th>What it would do</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {plan.map(({ countermeasure, supported, words: would }) => (
            <Table.Tr key={countermeasure}>
              <Table.Td>{countermeasureLabels[countermeasure]}</Table.Td>
              <Table.Td>
                <Text size="sm" c={supported ? undefined : "dimmed"}>
                  {would}
                </Text>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Stack>
  );
}
