"use client";
import { List, Text } from "@mantine/core";
import { familyNames } from "@/components/badges/meanings";
import { formatCount } from "@/components/data/count";
import { Moment } from "@/components/data/moment";
import { formatNats } from "@/components/data/nats";
import { Pseudonym } from "@/components/data/pseudonym";
import { Section } from "@/components/data/section";
import { useSession } from "@/components/session/session";
import type { Column } from "@/components/table/column";
import { DataTable } from "@/components/table/data-table";
import type { Difference, DifferenceFact } from "@/lib/detection/contract";
import { words } from "@/lib/queries/words";
import { explanationWords } from "./explanation-words";
import { familyColumn } from "./shared-columns";

const columns: Column<DifferenceFact>[] = [
  familyColumn<DifferenceFact>(),
  { id: "kind", header: explanationWords.shared, size: 150, meta: { grow: 0 }, accessorFn: ({ kind }) => words(kind) },
  {
    id: "value",
    header: "Value (masked)",
    size: 230,
    meta: { grow: 2 },
    accessorFn: ({ display }) => display,
    cell: ({ row: { original } }) => <Pseudonym value={original.display} />,
  },
  {
    id: "accounts",
    header: "Here / overall",
    size: 130,
    meta: {
      grow: 0,
      align: "right",
      hint: "Core accounts that use the value since, and accounts that hold it at all.",
    },
    accessorFn: ({ accounts }) => accounts,
    cell: ({ row: { original } }) => `${formatCount(original.accounts)} / ${formatCount(original.accountsOverall)}`,
  },
  {
    id: "nats",
    header: "Nats",
    size: 84,
    meta: {
      grow: 0,
      align: "right",
      hint: "What it adds to the evidence of a core account, on average, before caps that families have in common.",
    },
    accessorFn: ({ nats }) => nats,
    cell: ({ row: { original } }) => formatNats(original.nats, true),
  },
];

/** Values that would read as 0.0 nats are counted, not listed. */
const leastShown = 0.05;

/** What is new since the campaign was dismissed, and who should not be the one to judge it. */
export function DifferencePanel({ difference }: { difference: Difference }) {
  const { id } = useSession();
  const { dismissedBy, parts } = difference;
  const facts = difference.facts.filter(({ nats }) => nats >= leastShown);
  const moreFacts = difference.moreFacts + difference.facts.length - facts.length;
  const isOwn = id === dismissedBy.id;
  return (
    <Section
      title="New since it was dismissed"
      about={
        <>
          Dismissed <Moment at={difference.dismissedAt} /> by {dismissedBy.name}, on traffic up to{" "}
          <Moment at={difference.evidenceUntil} />; everything below is dated later
        </>
      }
    >
      <List size="sm" spacing={4} mb="sm">
        <List.Item>
          <b>{formatNats(difference.linkNats, true)} nats</b> that the accounts are run together
          {parts.length > 0 && ` (${parts.map(partOf).join(", ")})`}, an average over {formatCount(difference.core)}{" "}
          core accounts, {difference.newAccounts === 0 ? "none" : formatCount(difference.newAccounts)} of which came
          after it.
        </List.Item>
        <List.Item>
          <b>{formatNats(difference.workNats, true)} nats</b> that they harvest: {formatCount(difference.extraction)} of{" "}
          {formatCount(difference.exchanges)} exchanges since ask for it.
        </List.Item>
        <List.Item>
          {isOwn
            ? "You dismissed it, so it takes somebody else to decide it now."
            : `It takes somebody other than ${dismissedBy.name} to decide it now.`}
        </List.Item>
      </List>
      {facts.length > 0 && (
        <DataTable
          label="Values that are new since the dismissal"
          columns={columns}
          rows={facts}
          rowId={({ kind, value }) => `${kind} ${value}`}
          maxHeight="300px"
        />
      )}
      {moreFacts > 0 && (
        <Text size="xs" c="dimmed" mt="xs">
          and {formatCount(moreFacts)} more new values, which add less, or nothing beside these
        </Text>
      )}
    </Section>
  );
}

const partOf = ({ family, nats }: Difference["parts"][number]): string =>
  `${familyNames[family].toLowerCase()} ${formatNats(nats, true)}`;
