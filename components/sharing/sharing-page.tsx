"use client";
import { SegmentedControl } from "@mantine/core";
import { IconShare3 } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useState } from "react";
import { LinkButton } from "@/components/data/link-button";
import { PageHeader } from "@/components/data/page-header";
import { EmptyState } from "@/components/feedback/empty-state";
import { DataTable } from "@/components/table/data-table";
import { listed } from "@/components/table/listed";
import { ledgerOfSharingQuery } from "@/lib/queries/bundles";
import { allDeliveryColumns } from "./delivery-columns";
import { DeliveryDrawer } from "./delivery-drawer";
import { IndicatorReviews } from "./indicator-reviews";
import { Remarks } from "./remarks";
import { Sightings } from "./sightings";
import { sharingParts } from "./words";

const parts = ["all", "live", "sightings", "told"] as const;

/** The delivery ledger: who was given what, what is taken back, and where it is live all the same; what partners saw, and were told. */
export function SharingPage() {
  const [part, setPart] = useQueryState("part", parseAsStringLiteral(parts).withDefault("all"));
  const live = useQuery(ledgerOfSharingQuery(true));
  const count = live.data?.length ?? 0;
  return (
    <>
      <PageHeader
        title="Sharing"
        about="What left, for whom, how far it came. A recall follows from a decision by itself; it is done when the partner has said so."
        actions={
          <LinkButton href="/partners" icon={IconShare3}>
            Partners
          </LinkButton>
        }
      />
      <IndicatorReviews />
      <SegmentedControl
        size="xs"
        my="sm"
        aria-label="Which"
        data={[
          { value: "all", label: "All deliveries" },
          { value: "live", label: count === 0 ? "Still live" : `Still live (${count})` },
          { value: "sightings", label: sharingParts.sightings },
          { value: "told", label: sharingParts.told },
        ]}
        value={part}
        onChange={(value) => void setPart(value as typeof part)}
      />
      {part === "sightings" && <Sightings />}
      {part === "told" && <Remarks />}
      {(part === "all" || part === "live") && <Deliveries part={part} />}
    </>
  );
}

function Deliveries({ part }: { part: "all" | "live" }) {
  const list = useQuery({ ...ledgerOfSharingQuery(part === "live"), placeholderData: keepPreviousData });
  const [openedId, setOpenedId] = useState<string | null>(null);
  return (
    <>
      <DataTable
        label="Deliveries"
        columns={allDeliveryColumns}
        rowId={({ id }) => id}
        {...listed(list)}
        onOpen={({ id }) => setOpenedId(id)}
        empty={
          <EmptyState title={part === "live" ? "Nothing is live that was taken back" : sharingParts.nothingLeft}>
            {part === "live"
              ? "Every recall is acknowledged by its partner."
              : "A confirmed campaign is shared from its page: Export bundle."}
          </EmptyState>
        }
      />
      <DeliveryDrawer
        delivery={list.data?.find(({ id }) => id === openedId) ?? null}
        onClose={() => setOpenedId(null)}
      />
    </>
  );
}
