"use client";
import { Stack } from "@mantine/core";
import { IconShare3 } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { LinkButton } from "@/components/data/link-button";
import { PageHeader } from "@/components/data/page-header";
import { ErrorState } from "@/components/feedback/error-state";
import { LoadingRows } from "@/components/feedback/loading-rows";
import { partnersQuery } from "@/lib/queries/partners";
import { exchangeQuery } from "@/lib/queries/taxii";
import { AgreementSection } from "./agreement-section";
import { CollectionsSection } from "./collections-section";
import { FeedsSection } from "./feeds-section";
import { KeysSection } from "./keys-section";
import { OverlapSection } from "./overlap-section";
import { PartnerState } from "./partner-state";
import { TokenKeysSection } from "./token-keys-section";
import { WebhookSection } from "./webhook-section";

/** One partner: what was agreed, what its tokens are made with, and what goes between its machines and this one. */
export function PartnerPage({ id }: { id: string }) {
  const { data, error, refetch } = useQuery(exchangeQuery(id));
  const partner = useQuery(partnersQuery()).data?.find((one) => one.id === id);
  return (
    <>
      <PageHeader
        title={data?.partner.name ?? "Partner"}
        about={partner && <PartnerState partner={partner} />}
        actions={
          <LinkButton href="/partners" icon={IconShare3}>
            Partners
          </LinkButton>
        }
      />
      {error !== null && data === undefined && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <LoadingRows rows={6} />}
      {data !== undefined && (
        <Stack gap="md">
          {partner && <AgreementSection partner={partner} />}
          {partner && <TokenKeysSection partner={partner} />}
          <CollectionsSection partnerId={id} collections={data.collections} />
          <KeysSection partnerId={id} keys={data.keys} discovery={data.discovery} />
          <FeedsSection partnerId={id} feeds={data.feeds} />
          <OverlapSection partnerId={id} />
          <WebhookSection partnerId={id} />
        </Stack>
      )}
    </>
  );
}
