"use client";
import { Tabs, Text, Tooltip } from "@mantine/core";
import type { ReactNode } from "react";
import { formatCount } from "@/components/data/count";
import { Notebook } from "@/components/notebook/notebook";
import type { CampaignCasefile } from "@/lib/casefile/contract";
import classes from "./campaign.module.css";
import { DecisionsPanel } from "./decisions/decisions-panel";
import { GraphPanel } from "./graph/graph-panel";
import { LineUpPanel } from "./line-up/line-up-panel";
import { MembersPanel } from "./members/members-panel";
import { OperatorPanel } from "./operator/operator-panel";
import { SharePanel } from "./share/share-panel";
import { type CampaignTab, tabLabels, tabs } from "./tabs";
import { TrafficPanel } from "./traffic/traffic-panel";
import type { CampaignAct } from "./use-campaign-acts";
import { WhyPanel } from "./why/why-panel";

interface CampaignTabsProps {
  casefile: CampaignCasefile;
  tab: CampaignTab;
  onChange: (tab: CampaignTab) => void;
  onShare: CampaignAct;
}

/** The parts of the page, one at a time; only the open one asks the server. */
export function CampaignTabs({ casefile, tab, onChange, onShare }: CampaignTabsProps) {
  const { campaign } = casefile;
  const counts: Partial<Record<CampaignTab, number>> = {
    members: campaign.accounts,
    decisions: casefile.decisions.length,
  };
  const panels: Record<CampaignTab, ReactNode> = {
    why: <WhyPanel casefile={casefile} />,
    traffic: <TrafficPanel campaign={campaign} />,
    graph: <GraphPanel campaign={campaign} />,
    members: <MembersPanel casefile={casefile} />,
    "line-up": <LineUpPanel campaignId={campaign.id} />,
    decisions: <DecisionsPanel campaign={campaign} />,
    notebook: <Notebook noted={{ type: "campaign", id: campaign.id }} />,
    operator: <OperatorPanel campaign={campaign} />,
    share: <SharePanel campaign={campaign} onShare={onShare} />,
  };
  return (
    <Tabs value={tab} onChange={(value) => onChange(value as CampaignTab)} keepMounted={false}>
      <Tabs.List aria-label="Parts of the campaign">
        {tabs.map((name, index) => (
          <Tooltip key={name} label={`${tabLabels[name]} (${index + 1})`}>
            <Tabs.Tab value={name} aria-keyshortcuts={String(index + 1)}>
              {tabLabels[name]}
              {counts[name] !== undefined && (
                <Text component="span" size="xs" c="dimmed">
                  {" "}
                  {formatCount(counts[name])}
                </Text>
              )}
            </Tabs.Tab>
          </Tooltip>
        ))}
      </Tabs.List>
      <Tabs.Panel value={tab} className={classes.panel}>
        {panels[tab]}
      </Tabs.Panel>
    </Tabs>
  );
}
