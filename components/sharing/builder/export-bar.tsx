"use client";
import { Button, Group, SegmentedControl, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconFileExport } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { formatCount } from "@/components/data/count";
import { Section } from "@/components/data/section";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import type { AgreementView, BundleFormat, BundleTerms, ClassDifference } from "@/lib/indicators/contract";
import type { TakenFile } from "@/lib/queries/bundles";
import { keys } from "@/lib/queries/keys";
import { saveFile } from "../save-file";
import { markings } from "../tlp";
import { purposes, sharingParts } from "../words";

interface Props {
  terms: BundleTerms;
  agreement: AgreementView | null;
  /** What would leave, in a sentence. */
  summary: string;
  isStale: boolean;
  /** How many files come, each with a statement beside it. */
  files: number;
  /** Approves what is shown, and takes it. */
  share: (format: BundleFormat) => Promise<TakenFile[]>;
}

/** What would leave in one line, and the way to let it. What leaves is what is shown: the export names its hash. */
export function ExportBar({ terms, agreement, summary, isStale, files, share }: Props) {
  const client = useQueryClient();
  const [format, setFormat] = useState<BundleFormat>("stix");
  const [asked, setAsked] = useState(false);
  const approve = useMutation({
    mutationFn: share,
    onSuccess: (taken) => {
      for (const { name, file } of taken) saveFile(name, file);
      notifications.show({
        ...{ color: "teal", title: "Exported" },
        message: `${taken.map(({ name }) => name).join(" and ")}: the ledger says so.`,
      });
    },
    // Of several files, one may fail when all are approved.
    onSettled: () =>
      Promise.all([["campaign"], keys.sharing].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
  const purpose = terms.purpose ?? agreement?.purposes[0];
  const file = files === 1 ? "The file comes" : `${formatCount(files)} files come, one a campaign, each`;
  return (
    <Section title={sharingParts.wouldLeave}>
      <Group justify="space-between" gap="sm">
        <Text size="sm">{summary}</Text>
        <Group gap="xs">
          <FormatChoice value={format} onChange={setFormat} />
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
          `${summary} Under ${markings[terms.tlp].label}.`,
          `Your name stands for it${purpose === undefined ? "" : `, for the purpose: ${purposes[purpose].toLowerCase()}`}.`,
          `Version ${agreement?.version} of the agreement asks the partner to delete it after ${agreement?.retentionDays} days.`,
          `${file} with a signed statement beside it. It can be recalled, not unsent.`,
        ]}
        canConfirm
        onConfirm={() => approve.mutateAsync(format)}
      />
    </Section>
  );
}

const FormatChoice = ({ value, onChange }: { value: BundleFormat; onChange: (format: BundleFormat) => void }) => (
  <SegmentedControl
    size="xs"
    aria-label="Format"
    data={[
      { value: "stix", label: "STIX 2.1" },
      { value: "misp", label: "MISP" },
    ]}
    value={value}
    onChange={(next) => onChange(next as BundleFormat)}
  />
);

/** What leaves of one campaign, or of several together. */
export function summaryOf(classes: readonly ClassDifference[]): string {
  const leaving = (name: string) =>
    classes.filter((one) => one.name === name).reduce((sum, { leaves }) => sum + leaves, 0);
  const counted = (name: string, one: string, many: string) =>
    `${formatCount(leaving(name))} ${leaving(name) === 1 ? one : many}`;
  const parts = [
    counted("accounts", "account as tokens", "accounts as tokens"),
    counted("addresses", "address", "addresses"),
    counted("domains", "mail domain", "mail domains"),
    counted("wrappers", "masked wrapper", "masked wrappers"),
  ];
  return `${parts.join(", ")}.`;
}
