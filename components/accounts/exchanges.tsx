"use client";
import { Group } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { AlikeButton } from "@/components/alike/alike-button";
import { ReadContentButton } from "@/components/content/read-content-button";
import { noReading } from "@/components/content/words";
import { Section } from "@/components/data/section";
import { EmptyState } from "@/components/feedback/empty-state";
import { PinExchangesButton } from "@/components/notebook/pin-exchanges-button";
import { DataTable } from "@/components/table/data-table";
import { paged } from "@/components/table/paged";
import type { AccountCasefile } from "@/lib/casefile/contract";
import { accountExchangesQuery } from "@/lib/queries/accounts";
import { exchangeColumns } from "./exchange-columns";

/** The account's exchanges without anybody's words; those are read on request. */
export function Exchanges({ account }: { account: AccountCasefile }) {
  const [selected, setSelected] = useState<Set<string>>(new Set());
  const table = paged(useInfiniteQuery(accountExchangesQuery(account.accountId)));
  const chosen = {
    accountId: account.accountId,
    exchangeIds: [...selected],
    campaigns: account.memberships.map(({ campaign }) => campaign),
  };
  return (
    <Section
      title="Exchanges"
      about="newest first; select up to 20 to read, one to find more like it"
      actions={
        <Group gap="xs">
          <AlikeButton {...chosen} />
          <PinExchangesButton {...chosen} />
          <ReadContentButton {...chosen} />
        </Group>
      }
    >
      <DataTable
        label="Exchanges"
        columns={exchangeColumns}
        rowId={({ exchangeId }) => exchangeId}
        selection={{ selected, onChange: setSelected }}
        maxHeight="420px"
        empty={<EmptyState title={noReading.nothingStored} />}
        {...table}
      />
    </Section>
  );
}
