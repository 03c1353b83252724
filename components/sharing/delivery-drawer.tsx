"use client";
import { Anchor, Button, Drawer, Group, Stack, Table, Text } from "@mantine/core";
import { IconCheck, IconDownload } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { type ReactNode, useState } from "react";
import { formatCount } from "@/components/data/count";
import { FactList } from "@/components/data/fact-list";
import { Moment } from "@/components/data/moment";
import { Pseudonym } from "@/components/data/pseudonym";
import { ErrorState } from "@/components/feedback/error-state";
import { usePermission } from "@/components/session/session";
import type { BundleExportView, BundleFormat, NoticeView } from "@/lib/indicators/contract";
import { takeFileMutation } from "@/lib/queries/bundles";
import { keys } from "@/lib/queries/keys";
import { AcknowledgeDialog } from "./acknowledge-dialog";
import { saveFile } from "./save-file";
import { StateBadge } from "./state-badge";
import { TlpBadge } from "./tlp";
import { categories, causes, deliveryStates, purposes } from "./words";

/** One delivery with all that is known of it, and what can be done about it. */
export function DeliveryDrawer({ delivery, onClose }: { delivery: BundleExportView | null; onClose: () => void }) {
  return (
    <Drawer
      opened={delivery !== null}
      onClose={onClose}
      position="right"
      size="lg"
      title={delivery && `${delivery.recall === null ? "Bundle" : "Recall"} for ${delivery.partner}`}
    >
      {delivery !== null && <Delivery delivery={delivery} />}
    </Drawer>
  );
}

function Delivery({ delivery }: { delivery: BundleExportView }) {
  const { recall, notice } = delivery;
  return (
    <Stack gap="md">
      <FactList
        isWide
        facts={[
          ["State", <StateBadge key="state" delivery={delivery} />],
          ["Campaign", delivery.campaign],
          ...(delivery.set === null ? [] : [["Part", <OfSet key="set" set={delivery.set} />] as [string, ReactNode]]),
          ["Marking", <TlpBadge key="tlp" level={delivery.tlp} />],
          ...(recall === null
            ? ([
                ["Purpose", delivery.purpose && purposes[delivery.purpose]],
                ["Categories", delivery.categories.map((one) => categories[one].label).join(", ")],
                ["Agreement", delivery.agreementVersion && `version ${delivery.agreementVersion}`],
                ["Approved by", delivery.approvedBy],
              ] as [string, string | null][])
            : ([
                ["Because", causes[recall.cause] ?? recall.cause],
                ["Reason", recall.reason],
                ...(notice === null ? [] : [["Webhook", noticeWords(notice)]]),
              ] as [string, string][])),
          ["Carries", `${formatCount(delivery.accounts)} accounts, ${formatCount(delivery.objects)} objects`],
          ["Number", <Pseudonym key="id" value={delivery.id} />],
        ]}
      />
      <Steps of={delivery} />
      <Acts delivery={delivery} />
    </Stack>
  );
}

const OfSet = ({ set }: { set: NonNullable<BundleExportView["set"]> }) => (
  <>
    those in the set{" "}
    {set.isDeleted ? (
      `${set.name} (deleted)`
    ) : (
      <Anchor component={Link} href={`/sets/${set.id}?tab=history`} inherit>
        {set.name}
      </Anchor>
    )}
    , version {set.version}
  </>
);

function noticeWords({ state, attempts, error }: NoticeView): string {
  if (state === "told") return "took the message, which acknowledges nothing by itself";
  const tried = attempts === 0 ? "not tried yet" : `${formatCount(attempts)} times tried: ${error ?? ""}`;
  return state === "given_up" ? `given up, ${tried}` : tried;
}

function Steps({ of: { steps } }: { of: BundleExportView }) {
  return (
    <Table withRowBorders={false} verticalSpacing={4} aria-label="What became of it">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Step</Table.Th>
          <Table.Th>When</Table.Th>
          <Table.Th>Who</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {steps.map(({ kind, by, at, note }) => (
          <Table.Tr key={`${kind} ${at}`}>
            <Table.Td>{deliveryStates[kind].label}</Table.Td>
            <Table.Td>
              <Moment at={at} />
            </Table.Td>
            <Table.Td>
              {by}
              {note !== null && (
                <Text size="xs" c="dimmed">
                  {note}
                </Text>
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Acts({ delivery }: { delivery: BundleExportView }) {
  const client = useQueryClient();
  const mayTake = usePermission("bundle.export");
  const mayAcknowledge = usePermission("bundle.recall");
  const [acknowledging, setAcknowledging] = useState(false);
  const take = useMutation({
    ...takeFileMutation(),
    onSuccess: (files) => {
      for (const { name, file } of files) saveFile(name, file);
      return client.invalidateQueries({ queryKey: keys.sharing });
    },
  });
  const isTaken = !["built", "approved", "acknowledged"].includes(delivery.state);
  const button = (format: BundleFormat) => (
    <Button
      key={format}
      variant="default"
      leftSection={<IconDownload size={15} aria-hidden />}
      loading={take.isPending && take.variables.format === format}
      onClick={() => take.mutate({ exportId: delivery.id, format })}
    >
      {format.toUpperCase()} and signature
    </Button>
  );
  return (
    <>
      {take.error !== null && <ErrorState error={take.error} />}
      <Group gap="xs">
        {mayTake && (["stix", "misp"] as const).map(button)}
        {mayAcknowledge && isTaken && (
          <Button leftSection={<IconCheck size={15} aria-hidden />} onClick={() => setAcknowledging(true)}>
            Acknowledged
          </Button>
        )}
      </Group>
      <AcknowledgeDialog delivery={delivery} opened={acknowledging} onClose={() => setAcknowledging(false)} />
    </>
  );
}
