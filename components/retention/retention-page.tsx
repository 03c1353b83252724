"use client";
import { Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { PageHeader } from "@/components/data/page-header";
import { ErrorState } from "@/components/feedback/error-state";
import { LoadingRows } from "@/components/feedback/loading-rows";
import { NotForYou } from "@/components/feedback/not-for-you";
import { UploadsLink } from "@/components/ingest/uploads-link";
import { usePermission } from "@/components/session/session";
import { retentionQuery } from "@/lib/queries/retention";
import { ErasuresSection } from "./erasures-section";
import { HoldsSection } from "./holds-section";
import { PolicySection } from "./policy-section";
import { PreviewSection } from "./preview-section";

/** How long what is kept, what would go by now, what legal holds keep, and whose data were erased. */
export function RetentionPage() {
  const mayRead = usePermission("retention.read");
  return (
    <>
      <PageHeader
        title="Retention"
        about="What is older than is kept goes by whole days, except what legal holds name. What decisions rest on stays in their evidence snapshots."
        actions={<UploadsLink />}
      />
      {mayRead ? <Parts /> : <NotForYou isFor="legal, auditors and admins" />}
    </>
  );
}

function Parts() {
  const { data, error, refetch } = useQuery(retentionQuery());
  if (data === undefined) {
    return error === null ? <LoadingRows rows={10} /> : <ErrorState error={error} onRetry={() => void refetch()} />;
  }
  return (
    <Stack gap="md">
      <PolicySection retention={data} />
      <PreviewSection retention={data} />
      <HoldsSection />
      <ErasuresSection />
    </Stack>
  );
}
