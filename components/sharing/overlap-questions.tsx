import { Anchor, Table, Text } from "@mantine/core";
import Link from "next/link";
import { formatCount } from "@/components/data/count";
import { Moment } from "@/components/data/moment";
import type { OverlapQuestionView } from "@/lib/overlap/contract";
import { OverlapAnswered, tokenWords } from "./overlap";

/** Questions of both sides, latest first, each with its window and what it is a part of. */
export function OverlapQuestions({ of }: { of: OverlapQuestionView[] }) {
  return (
    <Table.ScrollContainer minWidth={820}>
      <Table aria-label="Questions for the overlap, ours and theirs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Asked</Table.Th>
            <Table.Th>About</Table.Th>
            <Table.Th>By</Table.Th>
            <Table.Th>Known to both</Table.Th>
            <Table.Th>When</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {of.map((one) => (
            <Table.Tr key={one.id}>
              <Table.Td>
                {one.side === "ours" ? "by us" : "by the partner"}
                <Text size="xs" c="dimmed">
                  {one.askedBy}
                </Text>
              </Table.Td>
              <Table.Td>
                <About of={one} />
              </Table.Td>
              <Table.Td>{tokenWords[one.type]}</Table.Td>
              <Table.Td maw={360}>
                <OverlapAnswered of={one} />
              </Table.Td>
              <Table.Td>
                <Moment at={one.askedAt} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function About({ of: { campaign, set, asked } }: { of: OverlapQuestionView }) {
  if (set !== null) return <AboutSet of={set} asked={asked} />;
  if (campaign === null) {
    return (
      <>
        accounts of the partner's
        <Text size="xs" c="dimmed">
          compared with all of ours, whenever they were seen
        </Text>
      </>
    );
  }
  const { id, codeName, members, firstSeen, lastSeen } = campaign;
  return (
    <>
      <Anchor component={Link} href={`/campaigns/${id}`} inherit>
        {codeName}
      </Anchor>
      <Text size="xs" c="dimmed">
        {formatCount(asked)} of {formatCount(members)} core members, seen <Moment at={firstSeen} precision="day" /> to{" "}
        <Moment at={lastSeen} precision="day" />
      </Text>
    </>
  );
}

const AboutSet = ({ of, asked }: { of: NonNullable<OverlapQuestionView["set"]>; asked: number }) => (
  <>
    {of.isDeleted ? (
      `${of.name} (deleted)`
    ) : (
      <Anchor component={Link} href={`/sets/${of.id}`} inherit>
        {of.name}
      </Anchor>
    )}
    <Text size="xs" c="dimmed">
      {formatCount(asked)} of {formatCount(of.members)} that may be shared, among the set's {formatCount(of.accounts)}{" "}
      accounts in version {of.version}
    </Text>
  </>
);
