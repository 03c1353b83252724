"use client";
import { Autocomplete } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { paged } from "@/components/table/paged";
import { membersQuery } from "@/lib/queries/members";

const typingPauseMs = 150;
const mostOffered = 8;

/** Finds a member by its id and opens it in the graph. */
export function GraphFind({ campaignId, onFind }: { campaignId: string; onFind: (accountId: string) => void }) {
  const [text, setText] = useState("");
  const [q] = useDebouncedValue(text.trim(), typingPauseMs);
  const found = paged(
    useInfiniteQuery({ ...membersQuery(campaignId, { q, limit: mostOffered }), enabled: q.length >= 2 }),
  );
  const ids = q.length < 2 ? [] : found.rows.map(({ accountId }) => accountId);
  const isUnknown = q.length >= 2 && q === text.trim() && !found.isLoading && ids.length === 0;
  const open = (accountId: string) => {
    setText("");
    onFind(accountId);
  };
  return (
    <Autocomplete
      size="xs"
      w={230}
      aria-label="Find a member in the graph"
      placeholder="Find a member by its id"
      leftSection={<IconSearch size={14} aria-hidden />}
      data={ids}
      filter={({ options }) => options}
      value={text}
      error={isUnknown ? "No member by that id" : undefined}
      onChange={setText}
      onOptionSubmit={open}
      onKeyDown={(event) => {
        const [only] = ids;
        if (event.key === "Enter" && ids.length === 1 && only !== undefined) open(only);
      }}
    />
  );
}
