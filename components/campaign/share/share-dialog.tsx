"use client";
import { Radio, Select, Stack, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { ErrorState } from "@/components/feedback/error-state";
import type { CampaignView } from "@/lib/campaigns/contract";
import { type PartnerView, type Tlp, tlpLevels } from "@/lib/indicators/contract";
import { exportBundleMutation } from "@/lib/queries/bundles";
import { keys } from "@/lib/queries/keys";
import { partnersQuery } from "@/lib/queries/partners";
import { saveFile } from "./save-file";
import { markings } from "./tlp";
import { WhatLeaves } from "./what-leaves";

interface ShareDialogProps {
  campaign: CampaignView;
  opened: boolean;
  onClose: () => void;
}

/** Makes a bundle for one partner and hands it over as a file. */
export function ShareDialog({ campaign, opened, onClose }: ShareDialogProps) {
  const client = useQueryClient();
  const partners = useQuery({ ...partnersQuery(), enabled: opened });
  const share = useMutation(exportBundleMutation());
  const [partner, setPartner] = useState<string | null>(null);
  const [tlp, setTlp] = useState<Tlp | null>(null);
  const onConfirm = async () => {
    if (partner === null || tlp === null) return;
    const { name, file } = await share.mutateAsync({ campaignId: campaign.id, partner, tlp, format: "stix" });
    saveFile(name, file);
    await client.invalidateQueries({ queryKey: keys.campaign(campaign.id) });
  };
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={`Export the indicators of ${campaign.codeName}`}
      confirmLabel="Export and download"
      size="xl"
      isFinal
      canConfirm={partner !== null && tlp !== null}
      onConfirm={onConfirm}
    >
      <WhatLeaves campaign={campaign} />
      {partners.error !== null && <ErrorState error={partners.error} onRetry={() => void partners.refetch()} />}
      <PartnerSelect partners={partners.data} value={partner} onChange={setPartner} />
      <Marking value={tlp} onChange={setTlp} />
      <Text size="xs" c="dimmed">
        STIX 2.1. The export is written to the delivery ledger and the audit before the file comes.
      </Text>
    </ConfirmDialog>
  );
}

function PartnerSelect(props: {
  partners: PartnerView[] | undefined;
  value: string | null;
  onChange: (id: string | null) => void;
}) {
  const { partners = [] } = props;
  const isNone = props.partners !== undefined && partners.length === 0;
  return (
    <Select
      label="Partner"
      required
      searchable
      placeholder={isNone ? "No partner yet: add one on the Partners page" : "Who receives it"}
      disabled={isNone}
      data={partners.map(({ id, name, hasKey, disabledAt }) => ({
        value: id,
        label: hasKey && disabledAt === null ? name : `${name} (no key)`,
        disabled: !hasKey || disabledAt !== null,
      }))}
      value={props.value}
      onChange={props.onChange}
    />
  );
}

function Marking({ value, onChange }: { value: Tlp | null; onChange: (level: Tlp) => void }) {
  return (
    <Radio.Group label="Marking (TLP 2.0)" required value={value} onChange={(level) => onChange(level as Tlp)}>
      <Stack gap={6} mt={6}>
        {tlpLevels.map((level) => (
          <Radio
            key={level}
            size="xs"
            value={level}
            label={markings[level].label}
            description={markings[level].meaning}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}
