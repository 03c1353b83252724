import { Anchor, Group, Stack, Table, Text } from "@mantine/core";
import Link from "next/link";
import { countOf } from "@/components/campaign/measures/measure-words";
import { useMomentText } from "@/components/data/moment";
import { Section } from "@/components/data/section";
import type { ProposalDifference, ProposalView } from "@/lib/decisions/contract";
import { changesInWords } from "./difference-words";

const shown = 12;

interface DifferenceSectionProps {
  proposal: ProposalView;
  difference: ProposalDifference;
}

/** How a proposal differs from the one that it was made anew from. */
export function DifferenceSection({ proposal, difference }: DifferenceSectionProps) {
  const momentText = useMomentText();
  const { previousId, added, removed } = difference;
  const changes = changesInWords(proposal, difference, momentText);
  const isSame = added.length + removed.length + changes.length === 0;
  return (
    <Section
      title="What changed"
      about={
        <>
          since{" "}
          <Anchor component={Link} href={`/approvals/${previousId}`} inherit>
            the proposal it is made anew from
          </Anchor>
        </>
      }
    >
      <Stack gap="sm">
        {isSame && <Text size="sm">Nothing but the evidence that it rests on.</Text>}
        <Ids title={`${countOf(added.length)} added`} ids={added} />
        <Ids title={`${countOf(removed.length)} left out`} ids={removed} />
        {changes.length > 0 && (
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th w={140}>What</Table.Th>
                <Table.Th>Before</Table.Th>
                <Table.Th>Now</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {changes.map(({ label, before, after }) => (
                <Table.Tr key={label}>
                  <Table.Td>{label}</Table.Td>
                  <Table.Td style={{ overflowWrap: "anywhere" }}>{before}</Table.Td>
                  <Table.Td style={{ overflowWrap: "anywhere" }}>{after}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </Stack>
    </Section>
  );
}

function Ids({ title, ids }: { title: string; ids: string[] }) {
  if (ids.length === 0) return null;
  return (
    <Group gap="sm" align="baseline">
      <Text size="sm" fw={500}>
        {title}
      </Text>
      <Text size="xs" ff="monospace" c="dimmed" style={{ overflowWrap: "anywhere" }}>
        {ids.slice(0, shown).join(", ")}
        {ids.length > shown && ` and ${ids.length - shown} more`}
      </Text>
    </Group>
  );
}
