"use client";
import { Anchor } from "@mantine/core";
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";
import type { BundlePreview, BundleRequest } from "@/lib/indicators/contract";
import { bundlePreviewQuery, exportBundleMutation } from "@/lib/queries/bundles";
import { campaignQuery } from "@/lib/queries/campaign";
import { AskOverlap } from "../ask-overlap";
import { BuilderFrame, Refused, useBuilder } from "./builder-frame";
import { Differences } from "./differences";
import { ExportBar, summaryOf } from "./export-bar";
import { MarkDialog } from "./mark-dialog";
import { Wrappers } from "./wrappers";

/** What of a campaign would leave for a partner, field by field; nothing leaves before somebody says so. */
export function BuilderPage({ campaignId }: { campaignId: string }) {
  const campaign = useQuery(campaignQuery(campaignId));
  const builder = useBuilder();
  const [isMarking, setMarking] = useState(false);
  const { terms } = builder;
  const asked = useQuery({
    ...bundlePreviewQuery({ campaignId, ...(terms ?? { partner: "-", tlp: "red" }) }),
    enabled: terms !== undefined,
    placeholderData: keepPreviousData,
  });
  const marking = terms === undefined ? undefined : asked.data?.markings.campaign;
  return (
    <>
      <BuilderFrame
        title={`Share ${campaign.data?.campaign.codeName ?? ""}`}
        about={
          <>
            A dry run: look at what would leave before you let it.{" "}
            <Anchor component={Link} href={`/campaigns/${campaignId}?tab=share`} inherit>
              Delivery ledger
            </Anchor>
          </>
        }
        builder={builder}
        preview={asked}
        error={campaign.error}
        marked={marking && { marking, onChange: () => setMarking(true) }}
      >
        {(data, chosen, partner) => (
          <>
            <Preview request={{ campaignId, ...chosen }} preview={data} isStale={asked.isPlaceholderData} />
            {data.refusal === null && <AskOverlap key={partner.id} about={{ campaignId }} partner={partner} />}
          </>
        )}
      </BuilderFrame>
      <MarkDialog
        key={marking}
        campaignId={campaignId}
        present={marking ?? "clear"}
        opened={isMarking}
        onClose={() => setMarking(false)}
      />
    </>
  );
}

interface PreviewProps {
  request: BundleRequest;
  preview: BundlePreview;
  isStale: boolean;
}

function Preview({ request, preview, isStale }: PreviewProps) {
  const share = useMutation(exportBundleMutation());
  if (preview.refusal !== null) return <Refused>{preview.refusal}</Refused>;
  return (
    <>
      <ExportBar
        terms={request}
        agreement={preview.agreement}
        summary={summaryOf(preview.classes)}
        isStale={isStale}
        files={1}
        share={(format) => share.mutateAsync({ ...request, format, previewHash: preview.hash })}
      />
      {preview.classes.map((one) => (
        <Differences key={one.name} of={one}>
          {one.name === "wrappers" && <Wrappers campaignId={request.campaignId} of={preview.wrappers} />}
        </Differences>
      ))}
    </>
  );
}
