"use client";
import { Select, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { parseAsString, useQueryState } from "nuqs";
import { Section } from "@/components/data/section";
import { EmptyState } from "@/components/feedback/empty-state";
import { ErrorState } from "@/components/feedback/error-state";
import { LoadingRows } from "@/components/feedback/loading-rows";
import { AskOverlap } from "@/components/sharing/ask-overlap";
import { partnersQuery } from "@/lib/queries/partners";

/** How much of a set a partner knows as well; only what may be shared of it is compared. */
export function SetOverlap({ setId }: { setId: string }) {
  const { data, error, refetch } = useQuery(partnersQuery());
  const [chosen, choose] = useQueryState("partner", parseAsString);
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <LoadingRows rows={3} />;
  if (data.length === 0)
    return <EmptyState title="There is no partner to ask">A sharing officer adds one on the Partners page.</EmptyState>;
  const partner = data.find(({ id }) => id === chosen);
  return (
    <Stack gap="sm">
      <Section
        title="Whom to ask"
        about="Compared are those accounts of the set that are in the core of a campaign that a person confirmed"
      >
        <Select
          label="Partner"
          searchable
          placeholder="Who is asked"
          maw={420}
          data={data.map(({ id, name }) => ({ value: id, label: name }))}
          value={partner?.id ?? null}
          onChange={(id) => void choose(id)}
        />
      </Section>
      {partner && <AskOverlap key={partner.id} about={{ setId }} partner={partner} />}
    </Stack>
  );
}
