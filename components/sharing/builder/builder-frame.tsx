"use client";
import { Alert, Stack } from "@mantine/core";
import { IconHandStop } from "@tabler/icons-react";
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { PageHeader } from "@/components/data/page-header";
import { Section } from "@/components/data/section";
import { EmptyState } from "@/components/feedback/empty-state";
import { ErrorState } from "@/components/feedback/error-state";
import { LoadingRows } from "@/components/feedback/loading-rows";
import type { BundleTerms, PartnerView, Tlp } from "@/lib/indicators/contract";
import { partnersQuery } from "@/lib/queries/partners";
import { gateRefuses, sharingParts } from "../words";
import classes from "./builder.module.css";
import { Choices } from "./choices";
import { termsOf, useChoice } from "./use-choice";

/** For whom a bundle is, as the address says it. */
export function useBuilder() {
  const partners = useQuery(partnersQuery());
  const choice = useChoice();
  const partner = partners.data?.find(({ id }) => id === choice.chosen.partner);
  return { partners, choice, partner, terms: termsOf(choice, partner) };
}

interface Props<Preview> {
  title: string;
  about: ReactNode;
  builder: ReturnType<typeof useBuilder>;
  /** Why what is to be shared cannot be shown. */
  error: Error | null;
  marked?: { marking: Tlp; onChange: () => void } | undefined;
  /** Asked once a partner is chosen. */
  preview: UseQueryResult<Preview>;
  /** What would leave. */
  children: (preview: Preview, terms: BundleTerms, partner: PartnerView) => ReactNode;
}

/** What is chosen on the left, and what would leave beside it. */
export function BuilderFrame<Preview>({ title, about, builder, error, marked, preview, children }: Props<Preview>) {
  const { partners, choice, partner, terms } = builder;
  return (
    <>
      <PageHeader title={title} about={about} />
      {error !== null && <ErrorState error={error} />}
      {partners.error !== null && <ErrorState error={partners.error} onRetry={() => void partners.refetch()} />}
      <div className={classes.layout}>
        <div className={classes.choices}>
          <Section title="For whom">
            <Choices choice={choice} partners={partners.data} partner={partner} marked={marked} />
          </Section>
        </div>
        <Stack gap="sm">
          {terms === undefined || partner === undefined ? (
            <Section title={sharingParts.wouldLeave}>
              <EmptyState title="Choose a partner">What leaves depends on what was agreed with it.</EmptyState>
            </Section>
          ) : (
            <Asked query={preview}>{(data) => children(data, terms, partner)}</Asked>
          )}
        </Stack>
      </div>
    </>
  );
}

interface AskedProps<Preview> {
  query: UseQueryResult<Preview>;
  children: (preview: Preview) => ReactNode;
}

function Asked<Preview>({ query: { data, error, refetch }, children }: AskedProps<Preview>) {
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <LoadingRows rows={10} />;
  return children(data);
}

export const Refused = ({ children }: { children: ReactNode }) => (
  <Alert color="red" icon={<IconHandStop size={18} aria-hidden />} title={gateRefuses} role="alert">
    {children}
  </Alert>
);
