"use client";
import { Text } from "@mantine/core";
import { Spotlight } from "@mantine/spotlight";
import {
  IconAffiliate,
  IconArrowRight,
  IconBolt,
  IconEye,
  IconFingerprint,
  IconGavel,
  IconSearch,
  IconStack2,
  IconUser,
  type TablerIcon,
} from "@tabler/icons-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Shortcut } from "@/components/data/shortcut";
import { useSession } from "@/components/session/session";
import type { Hit } from "./hit";
import { type OfferedAction, offeredActions } from "./offered-actions";
import classes from "./palette.module.css";
import { placesFor } from "./places";
import { ranked, rankedGroups } from "./rank";
import { paletteStore, useFirstSelected } from "./store";
import { useEverywhere } from "./use-everywhere";
import { useFound } from "./use-found";

/** What it is called, on what opens it too. */
export const searchOrGo = "Search or go to";

const icons: Record<Hit["icon"], TablerIcon> = {
  page: IconArrowRight,
  action: IconBolt,
  campaign: IconAffiliate,
  account: IconUser,
  appeal: IconGavel,
  set: IconStack2,
  value: IconFingerprint,
  reveal: IconEye,
};

/** ⌘K: whatever there is and whatever can be done, by id or by words. */
export function Palette({ onHelp }: { onHelp: () => void }) {
  const [text, setText] = useState("");
  return (
    <Spotlight.Root
      store={paletteStore}
      query={text}
      onQueryChange={setText}
      shortcut="mod + K"
      onSpotlightClose={() => setText("")}
      scrollable
      maxHeight={460}
      attributes={{ content: { "aria-label": searchOrGo } }}
    >
      <Spotlight.Search
        placeholder="An account, a campaign, a shared value, a page, an act"
        aria-label="Search"
        leftSection={<IconSearch size={16} aria-hidden />}
      />
      <Results text={text} onHelp={onHelp} />
    </Spotlight.Root>
  );
}

const actionHit = (action: OfferedAction): Hit => ({ ...action, id: `action ${action.label}`, icon: "action" });

function Results({ text, onHelp }: { text: string; onHelp: () => void }) {
  const router = useRouter();
  const { permissions } = useSession();
  const { campaigns, accounts, appeals, sets, values, lookUp, problem, isSearching } = useFound(text);
  const everywhere = useEverywhere(onHelp);
  const pages = placesFor(permissions).map(
    ({ href, ...place }): Hit => ({ ...place, id: `page ${href}`, icon: "page", run: () => router.push(href) }),
  );
  const groups = rankedGroups(text, [
    { label: "On this page", hits: ranked(text, offeredActions().map(actionHit)) },
    { label: "Campaigns", hits: campaigns },
    { label: "Accounts", hits: accounts },
    { label: "Appeals", hits: appeals },
    { label: "Sets", hits: sets },
    { label: "Shared values and indicators", hits: values },
    { label: "Pages", hits: ranked(text, pages) },
    { label: "Everywhere", hits: ranked(text, everywhere.map(actionHit)) },
  ]);
  const all = lookUp.length === 0 ? groups : [...groups, { label: "Values in clear", hits: lookUp }];
  useFirstSelected(all[0]?.hits[0]?.id);
  return (
    <Spotlight.ActionsList>
      {all.map(({ label, hits }) => (
        <Spotlight.ActionsGroup key={label} label={label}>
          {hits.map((hit) => (
            <Line key={hit.id} hit={hit} />
          ))}
        </Spotlight.ActionsGroup>
      ))}
      {groups.length === 0 && lookUp.length === 0 && (
        <Spotlight.Empty>{isSearching ? "Searching…" : "Nothing by that name or id."}</Spotlight.Empty>
      )}
      {problem !== undefined && (
        <Text size="sm" c="dimmed" px="sm" py="xs" role="status">
          {problem}
        </Text>
      )}
    </Spotlight.ActionsList>
  );
}

function Line({ hit: { icon, label, description, shortcut, staysOpen, run } }: { hit: Hit }) {
  const Icon = icons[icon];
  return (
    <Spotlight.Action
      label={label}
      description={description}
      leftSection={<Icon size={18} stroke={1.6} aria-hidden />}
      classNames={{ actionDescription: classes.about }}
      rightSection={shortcut === undefined ? undefined : <Shortcut of={shortcut} />}
      closeSpotlightOnTrigger={staysOpen !== true}
      onClick={run}
    />
  );
}
