"use client";
import { Button, Group, Stack, Text, useComputedColorScheme } from "@mantine/core";
import { useWindowEvent } from "@mantine/hooks";
import { IconArrowLeft } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { formatCount } from "@/components/data/count";
import { isTyping } from "@/components/shell/use-go-keys";
import type { CampaignView } from "@/lib/campaigns/contract";
import type { GraphView } from "@/lib/casefile/contract";
import classes from "./graph.module.css";
import { GraphCanvas } from "./graph-canvas";
import { GraphLegend } from "./graph-legend";
import { NodeList } from "./node-list";
import { prepareGraph } from "./prepare-graph";

interface GraphExplorerProps {
  campaign: CampaignView;
  view: GraphView;
  /** The node that the server was asked to open. */
  focus: string | null;
  onFocus: (id: string | null) => void;
}

/** The picture and the list of its nodes, driven together: what is done in one is seen in the other. */
export function GraphExplorer({ campaign, view, focus, onFocus }: GraphExplorerProps) {
  const scheme = useComputedColorScheme("light");
  const graph = useMemo(() => prepareGraph(view, scheme), [view, scheme]);
  const [hovered, setHovered] = useState<string | null>(null);
  const [isolated, setIsolated] = useState<string | null>(null);
  const emphasis = useMemo(() => ({ hovered, isolated }), [hovered, isolated]);
  const open = (id: string) => {
    const node = view.nodes.find((one) => one.id === id);
    if (node?.type === "community") onFocus(id);
    else setIsolated(isolated === id ? null : id);
  };
  const back = () => (isolated === null ? onFocus(null) : setIsolated(null));
  const canGoBack = isolated !== null || focus !== null;
  useWindowEvent("keydown", (event) => {
    if (event.key !== "Escape" || isTyping(event) || !canGoBack) return;
    if (document.querySelector('[aria-modal="true"]') === null) back();
  });
  const shown = shownOf(view);
  return (
    <Stack gap="xs">
      <Group justify="space-between" gap="sm">
        <Group gap="sm">
          {canGoBack && (
            <Button
              variant="default"
              size="compact-sm"
              leftSection={<IconArrowLeft size={14} aria-hidden />}
              onClick={back}
            >
              Back (Esc)
            </Button>
          )}
          <Text size="sm">{shown}</Text>
        </Group>
        <GraphLegend view={view} />
      </Group>
      <div className={classes.split}>
        <GraphCanvas
          graph={graph}
          scheme={scheme}
          label={`Graph of shared values; ${shown}. The list beside holds the same.`}
          emphasis={emphasis}
          onHover={setHovered}
          onClick={open}
          onClickStage={() => setIsolated(null)}
        />
        <NodeList campaign={campaign} graph={graph} isolated={isolated} onOpen={open} onPoint={setHovered} />
      </div>
    </Stack>
  );
}

const shownOf = (view: GraphView): string =>
  `Shows ${formatCount(view.shownAccounts)} of ${formatCount(view.accounts)} accounts and ${formatCount(view.shownValues)} of ${formatCount(view.values)} shared values`;
