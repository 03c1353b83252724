"use client";
import { Group, Select } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useState } from "react";
import { dispositions, tiers } from "@/components/badges/meanings";
import { IdFilter } from "@/components/data/id-filter";
import { Disposition, Tier } from "@/lib/detection/contract";
import type { MemberFilterState } from "./use-member-filters";

const typingPauseMs = 200;
const tierOptions = Tier.options.map((value) => ({ value, label: tiers[value].label }));
const dispositionOptions = Disposition.options.map((value) => ({ value, label: dispositions[value].label }));

export function MemberFilters({ filters, setFilters }: Pick<MemberFilterState, "filters" | "setFilters">) {
  const [text, setText] = useState(filters.q);
  const search = useDebouncedCallback((q: string) => void setFilters({ q }), typingPauseMs);
  return (
    <Group gap="xs">
      <IdFilter
        w={210}
        aria-label="Search accounts"
        value={text}
        onType={(typed) => {
          setText(typed);
          search(typed);
        }}
      />
      <Select
        size="xs"
        w={130}
        aria-label="Tier"
        placeholder="Any tier"
        clearable
        data={tierOptions}
        value={filters.tier}
        onChange={(tier) => void setFilters({ tier: tier as Tier | null })}
      />
      <Select
        size="xs"
        w={150}
        aria-label="Disposition"
        placeholder="Any disposition"
        clearable
        data={dispositionOptions}
        value={filters.disposition}
        onChange={(disposition) => void setFilters({ disposition: disposition as Disposition | null })}
      />
    </Group>
  );
}
