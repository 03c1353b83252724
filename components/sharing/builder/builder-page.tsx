"use client";
import { Alert, Anchor, Stack } from "@mantine/core";
import { IconHandStop } from "@tabler/icons-react";
import { keepPreviousData, type UseQueryResult, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";
import { PageHeader } from "@/components/data/page-header";
import { Section } from "@/components/data/section";
import { EmptyState } from "@/components/feedback/empty-state";
import { ErrorState } from "@/components/feedback/error-state";
import { LoadingRows } from "@/components/feedback/loading-rows";
import type { BundlePreview, BundleRequest, PartnerView } from "@/lib/indicators/contract";
import { bundlePreviewQuery } from "@/lib/queries/bundles";
import { campaignQuery } from "@/lib/queries/campaign";
import { partnersQuery } from "@/lib/queries/partners";
import { AskOverlap } from "../ask-overlap";
import { gateRefuses, sharingParts } from "../words";
import classes from "./builder.module.css";
import { Choices } from "./choices";
import { Differences } from "./differences";
import { ExportBar } from "./export-bar";
import { MarkDialog } from "./mark-dialog";
import { requestOf, useChoice } from "./use-choice";
import { Wrappers } from "./wrappers";

/** What of a campaign would leave for a partner, field by field; nothing leaves before somebody says so. */
export function BuilderPage({ campaignId }: { campaignId: string }) {
  const campaign = useQuery(campaignQuery(campaignId));
  const partners = useQuery(partnersQuery());
  const choice = useChoice();
  const [isMarking, setMarking] = useState(false);
  const partner = partners.data?.find(({ id }) => id === choice.chosen.partner);
  const request = requestOf(campaignId, choice, partner);
  const preview = useQuery({
    ...bundlePreviewQuery(request ?? { campaignId, partner: "-", tlp: "red" }),
    enabled: request !== undefined,
    placeholderData: keepPreviousData,
  });
  const shown = request === undefined ? undefined : preview.data;
  return (
    <>
      <PageHeader
        title={`Share ${campaign.data?.campaign.codeName ?? ""}`}
        about={
          <>
            A dry run: look at what would leave before you let it.{" "}
            <Anchor component={Link} href={`/campaigns/${campaignId}?tab=share`} inherit>
              Delivery ledger
            </Anchor>
          </>
        }
      />
      {campaign.error !== null && <ErrorState error={campaign.error} />}
      {partners.error !== null && <ErrorState error={partners.error} onRetry={() => void partners.refetch()} />}
      <div className={classes.layout}>
        <div className={classes.choices}>
          <Section title="For whom">
            <Choices
              choice={choice}
              partners={partners.data}
              partner={partner}
              preview={shown}
              onMark={() => setMarking(true)}
            />
          </Section>
        </div>
        <Stack gap="sm">
          {request === undefined ? (
            <Section title={sharingParts.wouldLeave}>
              <EmptyState title="Choose a partner">What leaves depends on what was agreed with it.</EmptyState>
            </Section>
          ) : (
            <Asked request={request} query={preview} partner={partner} />
          )}
        </Stack>
      </div>
      <MarkDialog
        key={shown?.markings.campaign}
        campaignId={campaignId}
        present={shown?.markings.campaign ?? "clear"}
        opened={isMarking}
        onClose={() => setMarking(false)}
      />
    </>
  );
}

interface AskedProps {
  request: BundleRequest;
  query: UseQueryResult<BundlePreview>;
  partner: PartnerView | undefined;
}

function Asked({ request, query, partner }: AskedProps) {
  const { data, error, isPlaceholderData, refetch } = query;
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <LoadingRows rows={10} />;
  return (
    <>
      <Preview request={request} preview={data} isStale={isPlaceholderData} />
      {data.refusal === null && partner && (
        <AskOverlap key={partner.id} about={{ campaignId: request.campaignId }} partner={partner} />
      )}
    </>
  );
}

interface PreviewProps {
  request: BundleRequest;
  preview: BundlePreview;
  isStale: boolean;
}

function Preview({ request, preview, isStale }: PreviewProps) {
  if (preview.refusal !== null) {
    return (
      <Alert color="red" icon={<IconHandStop size={18} aria-hidden />} title={gateRefuses} role="alert">
        {preview.refusal}
      </Alert>
    );
  }
  return (
    <>
      <ExportBar request={request} preview={preview} isStale={isStale} />
      {preview.classes.map((one) => (
        <Differences key={one.name} of={one}>
          {one.name === "wrappers" && <Wrappers campaignId={request.campaignId} of={preview.wrappers} />}
        </Differences>
      ))}
    </>
  );
}
