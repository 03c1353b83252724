"use client";
import { Anchor } from "@mantine/core";
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import type { SetBundlePreview, SetBundleRequest } from "@/lib/indicators/contract";
import { exportSetBundlesMutation, setBundlePreviewQuery } from "@/lib/queries/bundles";
import { setQuery } from "@/lib/queries/sets";
import { AskOverlap } from "../ask-overlap";
import { BuilderFrame, Refused, useBuilder } from "./builder-frame";
import { CampaignParts } from "./campaign-parts";
import { ExportBar, summaryOf } from "./export-bar";
import { LeftOut } from "./left-out";

/** What of a set would leave for a partner, campaign by campaign, and who would not; nothing leaves before somebody says so. */
export function SetBuilderPage({ setId }: { setId: string }) {
  const set = useQuery(setQuery(setId));
  const builder = useBuilder();
  const { terms } = builder;
  const asked = useQuery({
    ...setBundlePreviewQuery({ setId, ...(terms ?? { partner: "-", tlp: "red" }) }),
    enabled: terms !== undefined,
    placeholderData: keepPreviousData,
  });
  return (
    <BuilderFrame
      title={`Share ${set.data?.name ?? "a set"}`}
      about={
        <>
          A dry run: what leaves are those of{" "}
          <Anchor component={Link} href={`/sets/${setId}`} inherit>
            the set
          </Anchor>{" "}
          who are in the core of a campaign that a person confirmed, a bundle a campaign. Its name and description stay.
        </>
      }
      builder={builder}
      preview={asked}
      error={set.error}
    >
      {(data, chosen, partner) => (
        <>
          <Preview request={{ setId, ...chosen }} preview={data} isStale={asked.isPlaceholderData} />
          {data.refusal === null && <AskOverlap key={partner.id} about={{ setId }} partner={partner} />}
        </>
      )}
    </BuilderFrame>
  );
}

interface PreviewProps {
  request: SetBundleRequest;
  preview: SetBundlePreview;
  isStale: boolean;
}

function Preview({ request, preview, isStale }: PreviewProps) {
  const share = useMutation(exportSetBundlesMutation());
  const { refusal, campaigns, agreement, hash } = preview;
  return (
    <>
      {refusal === null ? (
        <ExportBar
          terms={request}
          agreement={agreement}
          summary={summaryOf(campaigns.flatMap(({ classes }) => classes))}
          isStale={isStale}
          files={campaigns.length}
          share={(format) => share.mutateAsync({ ...request, format, previewHash: hash })}
        />
      ) : (
        <Refused>{refusal}</Refused>
      )}
      <LeftOut of={preview} />
      <CampaignParts of={campaigns} />
    </>
  );
}
