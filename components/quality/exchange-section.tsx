"use client";
import { Anchor, Text } from "@mantine/core";
import Link from "next/link";
import { useMemo } from "react";
import { formatCount } from "@/components/data/count";
import { Section } from "@/components/data/section";
import { EmptyState } from "@/components/feedback/empty-state";
import { type Coverage, exchangeEvidence, otherExchangeFields } from "@/lib/casefile/contract";
import { CoverageTable } from "./coverage-table";
import { prepareCoverage } from "./prepare-coverage";
import { nothingDated } from "./quality-words";

/** Which evidence the exchanges themselves have. */
export function ExchangeSection({ coverage, about }: { coverage: Coverage; about: string }) {
  const prepared = useMemo(() => prepareCoverage(coverage, exchangeEvidence, otherExchangeFields), [coverage]);
  return (
    <Section title="Evidence in exchanges" about={`${formatCount(coverage.of)} exchanges dated ${about}`}>
      {coverage.of === 0 ? (
        <EmptyState
          title={nothingDated}
          action={
            <Anchor component={Link} href="/ingest/quality?window=all" size="sm">
              Look at all
            </Anchor>
          }
        >
          Exchanges count by their own time, not by when they were imported.
        </EmptyState>
      ) : (
        <>
          <CoverageTable noun="exchanges" of={coverage.of} prepared={prepared} />
          <Text size="xs" c="dimmed" mt="xs">
            Timing needs no field of its own: every exchange has its time. Where no words are kept, content is told from
            what was taken of them.
          </Text>
        </>
      )}
    </Section>
  );
}
