"use client";
import { Button, Group, SegmentedControl, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconFileExport } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { formatCount } from "@/components/data/count";
import { Section } from "@/components/data/section";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import type { BundleFormat, BundlePreview, BundleRequest } from "@/lib/indicators/contract";
import { exportBundleMutation } from "@/lib/queries/bundles";
import { keys } from "@/lib/queries/keys";
import { saveFile } from "../save-file";
import { markings } from "../tlp";
import { purposes, sharingParts } from "../words";

interface Props {
  request: BundleRequest;
  preview: BundlePreview;
  isStale: boolean;
}

/** What would leave in one line, and the way to let it. What leaves is what is shown: the export names its hash. */
export function ExportBar({ request, preview, isStale }: Props) {
  const client = useQueryClient();
  const [format, setFormat] = useState<BundleFormat>("stix");
  const [asked, setAsked] = useState(false);
  const share = useMutation({
    ...exportBundleMutation(),
    onSuccess: (files) => {
      for (const { name, file } of files) saveFile(name, file);
      notifications.show({
        ...{ color: "teal", title: "Exported" },
        message: `${files.map(({ name }) => name).join(" and ")}: the ledger says so.`,
      });
      return client.invalidateQueries({ queryKey: keys.campaign(request.campaignId) });
    },
  });
  const { agreement } = preview;
  const purpose = request.purpose ?? agreement?.purposes[0];
  return (
    <Section title={sharingParts.wouldLeave}>
      <Group justify="space-between" gap="sm">
        <Text size="sm">{summaryOf(preview)}</Text>
        <Group gap="xs">
          <SegmentedControl
            size="xs"
            aria-label="Format"
            data={[
              { value: "stix", label: "STIX 2.1" },
              { value: "misp", label: "MISP" },
            ]}
            value={format}
            onChange={(value) => setFormat(value as BundleFormat)}
          />
          <Button
            leftSection={<IconFileExport size={15} aria-hidden />}
            disabled={isStale}
            onClick={() => setAsked(true)}
          >
            Approve and export
          </Button>
        </Group>
      </Group>
      <ConfirmDialog
        opened={asked}
        onClose={() => setAsked(false)}
        title="Approve and export"
        confirmLabel="Export and download"
        isFinal
        consequences={[
          `${summaryOf(preview)} Under ${markings[request.tlp].label}.`,
          `Your name stands for it${purpose === undefined ? "" : `, for the purpose: ${purposes[purpose].toLowerCase()}`}.`,
          `Version ${agreement?.version} of the agreement asks the partner to delete it after ${agreement?.retentionDays} days.`,
          "The file comes with a signed statement beside it. It can be recalled, not unsent.",
        ]}
        canConfirm
        onConfirm={() => share.mutateAsync({ ...request, format, previewHash: preview.hash })}
      />
    </Section>
  );
}

function summaryOf({ classes }: BundlePreview): string {
  const leaving = (name: string) => classes.find((one) => one.name === name)?.leaves ?? 0;
  const parts = [
    `${formatCount(leaving("accounts"))} accounts as tokens`,
    `${formatCount(leaving("addresses"))} addresses`,
    `${formatCount(leaving("domains"))} mail domains`,
    `${formatCount(leaving("wrappers"))} masked wrappers`,
  ];
  return `${parts.join(", ")}.`;
}
