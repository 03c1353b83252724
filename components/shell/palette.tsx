"use client";
import { useDebouncedValue } from "@mantine/hooks";
import { Spotlight } from "@mantine/spotlight";
import { IconAffiliate, IconSearch, IconStack2, IconUser } from "@tabler/icons-react";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { usePermission, useSession } from "@/components/session/session";
import { accountSearchQuery } from "@/lib/queries/accounts";
import { campaignsQuery } from "@/lib/queries/campaigns";
import { setsQuery } from "@/lib/queries/sets";
import { words } from "@/lib/queries/words";
import { pagesFor } from "./pages";

const typingPauseMs = 150;

/** ⌘K: pages, campaigns by name or by an account in them, accounts by id, sets by name. */
export function Palette() {
  const [text, setText] = useState("");
  const router = useRouter();
  const groups = [usePages(text), useCampaigns(text), useAccounts(text), useSets(text)].filter(
    ({ hits }) => hits.length > 0,
  );
  return (
    <Spotlight.Root
      query={text}
      onQueryChange={setText}
      shortcut="mod + K"
      clearQueryOnClose
      scrollable
      maxHeight={440}
      attributes={{ content: { "aria-label": "Search or go to" } }}
    >
      <Spotlight.Search
        placeholder="Go to a page, a campaign or a set by name, an account by id"
        aria-label="Search"
        leftSection={<IconSearch size={16} aria-hidden />}
      />
      <Spotlight.ActionsList>
        {groups.map(({ group, hits }) => (
          <Spotlight.ActionsGroup key={group} label={group}>
            {hits.map((hit) => (
              <Spotlight.Action key={hit.href} {...hit} onClick={() => router.push(hit.href)} />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {groups.length === 0 && <Spotlight.Empty>Nothing by that name or id.</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

function usePages(text: string) {
  const { permissions } = useSession();
  const wanted = text.trim().toLowerCase();
  const hits = pagesFor(permissions)
    .filter(({ label }) => label.toLowerCase().includes(wanted))
    .map((page) => ({ href: page.href, label: page.label, leftSection: <page.icon size={18} stroke={1.6} /> }));
  return { group: "Pages", hits };
}

function useCampaigns(text: string) {
  const [q] = useDebouncedValue(text.trim(), typingPauseMs);
  const mayRead = usePermission("campaign.read");
  const { data } = useInfiniteQuery({ ...campaignsQuery({ q, limit: 8 }), enabled: mayRead && q.length > 0 });
  const hits = (q.length > 0 ? (data?.pages[0]?.rows ?? []) : []).map((campaign) => ({
    href: `/campaigns/${campaign.id}`,
    label: campaign.codeName,
    description: `${words(campaign.verdict)}, ${campaign.coreAccounts.toLocaleString("en")} core accounts`,
    leftSection: <IconAffiliate size={18} stroke={1.6} />,
  }));
  return { group: "Campaigns", hits };
}

function useAccounts(text: string) {
  const [q] = useDebouncedValue(text.trim(), typingPauseMs);
  const mayRead = usePermission("account.read");
  const { data } = useQuery({ ...accountSearchQuery(q), enabled: mayRead && q.length >= 2 });
  const hits = (q.length >= 2 ? (data ?? []) : []).map(({ accountId }) => ({
    href: `/accounts/${encodeURIComponent(accountId)}`,
    label: accountId,
    leftSection: <IconUser size={18} stroke={1.6} />,
  }));
  return { group: "Accounts", hits };
}

const mostSets = 8;

function useSets(text: string) {
  const [q] = useDebouncedValue(text.trim(), typingPauseMs);
  const mayRead = usePermission("campaign.read");
  const { data } = useQuery({ ...setsQuery({ q }), enabled: mayRead && q.length > 0 });
  const hits = (q.length > 0 ? (data?.rows ?? []) : []).slice(0, mostSets).map((set) => ({
    href: `/sets/${set.id}`,
    label: set.name,
    description: `${set.accounts.toLocaleString("en")} ${set.accounts === 1 ? "account" : "accounts"}`,
    leftSection: <IconStack2 size={18} stroke={1.6} />,
  }));
  return { group: "Sets", hits };
}
