import { Table, Text } from "@mantine/core";
import Link from "next/link";
import { formatCount } from "@/components/data/count";
import { Moment } from "@/components/data/moment";
import type { LearnedAct } from "@/lib/detection/contract";
import classes from "../detectors.module.css";
import { outcomes } from "../words";

/** Acts of people that teach, with how much each of them counts. */
export function LearnedFromList({ acts }: { acts: LearnedAct[] }) {
  return (
    <Table aria-label="Decisions">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Decision</Table.Th>
          <Table.Th>Campaign</Table.Th>
          <Table.Th>By</Table.Th>
          <Table.Th ta="right">Members</Table.Th>
          <Table.Th ta="right">Count as</Table.Th>
          <Table.Th ta="right">At</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {acts.map((act) => (
          <Table.Tr key={act.decisionIds[0]}>
            <Table.Td>{outcomes[act.kind]}</Table.Td>
            <Table.Td>
              <Text
                size="sm"
                component={Link}
                href={`/campaigns/${act.campaignId}?tab=decisions`}
                c="var(--mantine-color-anchor)"
              >
                {act.codeName}
              </Text>
            </Table.Td>
            <Table.Td>{act.actorName}</Table.Td>
            <Table.Td ta="right" className={classes.figure}>
              {formatCount(act.members)}
            </Table.Td>
            <Table.Td ta="right" className={classes.figure}>
              {act.worth.toFixed(1)}
            </Table.Td>
            <Table.Td ta="right">
              <Moment at={act.at} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
