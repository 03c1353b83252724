"use client";
import { Badge, Text } from "@mantine/core";
import { formatCount } from "@/components/data/count";
import type { Column } from "@/components/table/column";
import type { ConnectorView } from "@/lib/enforcement/contract";

export const kindLabels: Record<ConnectorView["kind"], string> = {
  policy: "Policy endpoint",
  webhook: "Webhook",
  litellm: "LiteLLM",
};

/** Where it sends to: the host alone, the rest is in the drawer. */
export const placeOf = ({ kind, settings }: ConnectorView): string =>
  settings.url === undefined ? (kind === "policy" ? "this installation" : "–") : new URL(settings.url).host;

const figure = (
  id: string,
  header: string,
  hint: string,
  of: (one: ConnectorView) => number,
  isBad = false,
): Column<ConnectorView> => ({
  id,
  header,
  size: 105,
  meta: { align: "right", grow: 0, hint },
  accessorFn: of,
  cell: ({ row: { original } }) => (
    <Text size="sm" {...(isBad && of(original) > 0 ? { c: "var(--mantine-color-error)", fw: 600 } : {})}>
      {formatCount(of(original))}
    </Text>
  ),
});

export const gatewayColumns: Column<ConnectorView>[] = [
  { id: "name", header: "Connector", size: 170, accessorKey: "name" },
  { id: "kind", header: "Kind", size: 130, meta: { grow: 0 }, accessorFn: ({ kind }) => kindLabels[kind] },
  { id: "place", header: "Sends to", size: 190, accessorFn: placeOf },
  {
    id: "state",
    header: "State",
    size: 145,
    enableSorting: false,
    meta: { grow: 0 },
    cell: ({ row: { original } }) => <ServiceBadge of={original} />,
  },
  figure("verified", "Verified", "Read back from the gateway, or seen.", ({ ledger }) => ledger.verified ?? 0),
  figure(
    "unobserved",
    "Unobserved",
    "Taken by the gateway, shown by nothing yet.",
    ({ ledger }) => ledger.acknowledged ?? 0,
  ),
  figure(
    ...(["open", "On the way", "Requested, or sent without an answer."] as const),
    ({ ledger }) => (ledger.requested ?? 0) + (ledger.sent ?? 0),
  ),
  figure("failed", "Failed", "Not possible there, or given up.", ({ ledger }) => ledger.failed ?? 0, true),
  figure("dead", "Dead letters", "Messages that were given up after the last try.", ({ dead }) => dead, true),
];

export function ServiceBadge({ of: { enabled, disabledReason } }: { of: ConnectorView }) {
  if (enabled) return <Badge color="teal">in service</Badge>;
  return (
    <Badge color="red" title={disabledReason ?? undefined}>
      out of service
    </Badge>
  );
}
