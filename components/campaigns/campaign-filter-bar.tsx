"use client";
import { Group, MultiSelect, Switch, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import type { inferParserType, SetValues } from "nuqs";
import { useState } from "react";
import { statuses, verdicts } from "@/components/badges/meanings";
import { campaignStatuses } from "@/lib/campaigns/contract";
import { verdicts as verdictNames } from "@/lib/detection/contract";
import type { campaignParams } from "./params";

const typingPauseMs = 200;
const statusChoices = campaignStatuses.map((value) => ({ value, label: statuses[value].label }));
const verdictChoices = verdictNames.map((value) => ({ value, label: verdicts[value].label }));

interface FilterBarProps {
  params: inferParserType<typeof campaignParams>;
  onChange: SetValues<typeof campaignParams>;
}

export function CampaignFilterBar({ params, onChange }: FilterBarProps) {
  return (
    <Group mb="sm" gap="sm" role="search">
      <Search q={params.q} onChange={(q) => void onChange({ q })} />
      <MultiSelect
        size="xs"
        w={230}
        aria-label="Status"
        placeholder={params.status.length === 0 ? "Any status" : undefined}
        data={statusChoices}
        value={params.status}
        onChange={(status) => void onChange({ status })}
        clearable
      />
      <MultiSelect
        size="xs"
        w={280}
        aria-label="Verdict"
        placeholder={params.verdict.length === 0 ? "Any verdict" : undefined}
        data={verdictChoices}
        value={params.verdict}
        onChange={(verdict) => void onChange({ verdict })}
        clearable
      />
      <Switch
        size="xs"
        label="With campaigns no longer found"
        checked={params.retired}
        onChange={(event) => void onChange({ retired: event.currentTarget.checked })}
      />
    </Group>
  );
}

/** Typing asks after a pause; the URL may also change by itself (back, clear), and the field follows. */
function Search({ q, onChange }: { q: string | null; onChange: (q: string | null) => void }) {
  const [typed, setTyped] = useState({ text: q ?? "", q });
  if (typed.q !== q) setTyped({ text: typed.text.trim() === (q ?? "") ? typed.text : (q ?? ""), q });
  const search = useDebouncedCallback((text: string) => onChange(text.trim() || null), typingPauseMs);
  return (
    <TextInput
      size="xs"
      w={250}
      type="search"
      aria-label="Search by code name or account"
      placeholder="Code name, or id of an account"
      leftSection={<IconSearch size={14} aria-hidden />}
      value={typed.text}
      onChange={(event) => {
        setTyped({ text: event.currentTarget.value, q });
        search(event.currentTarget.value);
      }}
    />
  );
}
