import { Badge, Tooltip } from "@mantine/core";
import { formatCount } from "@/components/data/count";
import { hubWords } from "@/components/data/hub-words";
import { formatNats } from "@/components/data/nats";
import { Pseudonym } from "@/components/data/pseudonym";
import { formatShare } from "@/components/data/share";
import type { Column } from "@/components/table/column";
import type { EvidenceFact } from "@/lib/detection/contract";
import { words } from "@/lib/queries/words";
import { ExampleExchanges, type FactsOf } from "./example-exchanges";
import { explanationWords } from "./explanation-words";
import classes from "./facts.module.css";
import { RevealButton } from "./reveal-button";
import { familyColumn, seenColumns } from "./shared-columns";

/** Columns of the facts of a campaign, or of one account in it; what identifies somebody stays masked until it is asked for. */
export const factColumns = <Fact extends EvidenceFact>(campaign: FactsOf, accountId?: string) =>
  [
    ...identityColumns<Fact>(campaign.id),
    ...figureColumns<Fact>(accountId === undefined ? "Weight" : "Alone"),
    exampleColumn<Fact>(campaign, accountId),
  ] as Column<Fact>[];

const identityColumns = <Fact extends EvidenceFact>(campaignId: string): Column<Fact>[] => [
  familyColumn<Fact>(),
  {
    id: "kind",
    header: explanationWords.shared,
    size: 130,
    meta: { grow: 0 },
    accessorFn: ({ kind }) => words(kind),
    cell: ({ row: { original } }) => (
      <>
        {words(original.kind)}
        {original.hub && (
          <Tooltip label={hubWords(original)}>
            <Badge ml={6} size="xs" color="gray">
              hub
            </Badge>
          </Tooltip>
        )}
      </>
    ),
  },
  {
    id: "value",
    header: "Value (masked)",
    size: 212,
    meta: { grow: 2 },
    accessorFn: ({ display }) => display,
    cell: ({ row: { original } }) => (
      <span className={classes.value}>
        <Pseudonym value={original.display} />
        <RevealButton campaignId={campaignId} fact={original} />
      </span>
    ),
  },
];

const exampleColumn = <Fact extends EvidenceFact>(campaign: FactsOf, accountId?: string): Column<Fact> => ({
  id: "examples",
  header: "Examples",
  size: 96,
  enableSorting: false,
  meta: { grow: 0, align: "right" },
  cell: ({ row: { original } }) => <ExampleExchanges campaign={campaign} fact={original} accountId={accountId} />,
});

const weights = {
  Weight: "Nats that the value adds for two accounts that share it, before its family's cap.",
  Alone: "Nats that the value alone says for this account.",
};

const holders = (fact: EvidenceFact) => fact.accountsHere / Math.max(1, fact.accountsOverall);

const figureColumns = <Fact extends EvidenceFact>(weightOf: keyof typeof weights): Column<Fact>[] => [
  {
    id: "here",
    header: "Here / overall",
    size: 130,
    meta: { grow: 0, align: "right", hint: "Accounts that hold the value in this campaign, and among all accounts." },
    accessorFn: ({ accountsHere }) => accountsHere,
    cell: ({ row: { original } }) => `${formatCount(original.accountsHere)} / ${formatCount(original.accountsOverall)}`,
  },
  {
    id: "precision",
    header: "Only here",
    size: 92,
    meta: {
      grow: 0,
      align: "right",
      hint: "Of all accounts that hold the value, the share that belongs to this campaign.",
    },
    accessorFn: holders,
    cell: ({ row: { original } }) => formatShare(Math.min(1, holders(original))),
  },
  {
    id: "weight",
    header: weightOf,
    size: 84,
    meta: {
      grow: 0,
      align: "right",
      hint: weights[weightOf],
    },
    accessorFn: ({ weight }) => weight,
    cell: ({ row: { original } }) => formatNats(original.weight, true),
  },
  ...seenColumns<Fact>(),
];
