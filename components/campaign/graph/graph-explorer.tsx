"use client";
import { Button, Group, Stack, Text, VisuallyHidden } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { formatCount } from "@/components/data/count";
import type { CampaignView } from "@/lib/campaigns/contract";
import type { GraphView } from "@/lib/casefile/contract";
import classes from "./graph.module.css";
import { GraphCanvas } from "./graph-canvas";
import { GraphLegend } from "./graph-legend";
import { Inspector } from "./inspector";
import { actsOn } from "./node-acts";
import { NodeList } from "./node-list";
import { inWords } from "./prepare-graph";
import { SelectedNodes } from "./selected-nodes";
import { useExploration } from "./use-exploration";
import type { GraphLook } from "./use-graph-view";

interface GraphExplorerProps {
  campaign: CampaignView;
  view: GraphView;
  /** The whole campaign before any filter: what is in both stands where it stood. */
  before: GraphView | null;
  look: GraphLook;
  isLasso: boolean;
  onLassoDone: () => void;
}

/** The picture and the list of its nodes, driven together: what is done in one is seen in the other. */
export function GraphExplorer({ campaign, view, before, look, isLasso, onLassoDone }: GraphExplorerProps) {
  const exploration = useExploration(campaign.id, view, before, look);
  const { shown, emphasis, setHovered, isolate, nodeAt } = exploration;
  const { hovered, isolated, selected } = emphasis;
  const [alone, said] = [nodeAt(isolated), nodeAt(hovered)];
  const summary = shownOf(view);
  return (
    <Stack gap="xs">
      <Group justify="space-between" gap="sm">
        <Group gap="sm">
          {exploration.back && <BackButton onClick={exploration.back} />}
          <Text size="sm">{summary}</Text>
        </Group>
        <GraphLegend view={view} />
      </Group>
      <SelectedNodes campaign={campaign} query={look.query} nodes={selected} onClear={() => exploration.select(none)} />
      <div className={classes.split}>
        <GraphCanvas
          {...{ ...exploration.scene, shown, emphasis, isLasso }}
          label={`Graph of shared values; ${summary}. ${howTo}`}
          onHover={setHovered}
          onClick={isolate}
          onOpen={(id) => actsOn(nodeAt(id), look).open?.()}
          onClickStage={() => isolate(null)}
          onNear={exploration.comeNear}
          onSelect={(ids, isAdded) => {
            exploration.select(chosen(selected, ids, isAdded));
            onLassoDone();
          }}
        />
        <Stack gap="xs">
          {alone !== undefined && <Inspector node={alone} acts={actsOn(alone, look)} />}
          <NodeList
            {...{ graph: shown, isolated, selected }}
            onOpen={isolate}
            onPoint={setHovered}
            onSelect={exploration.select}
          />
        </Stack>
      </div>
      <VisuallyHidden aria-live="polite">
        {said && inWords(said, shown.neighbours.get(said.id)?.size ?? 0)}
      </VisuallyHidden>
    </Stack>
  );
}

const none: ReadonlySet<string> = new Set();
const howTo = "Arrow keys walk, Enter isolates, Space chooses, plus and minus zoom. The list beside holds the same.";

/** One node toggles; several are chosen anew, or beside those that were. */
function chosen(before: ReadonlySet<string>, ids: readonly string[], isAdded: boolean): ReadonlySet<string> {
  const [only] = ids;
  if (isAdded && ids.length === 1 && only !== undefined && before.has(only)) {
    return new Set([...before].filter((id) => id !== only));
  }
  return new Set([...(isAdded ? before : []), ...ids]);
}

const BackButton = ({ onClick }: { onClick: () => void }) => (
  <Button variant="default" size="compact-sm" leftSection={<IconArrowLeft size={14} aria-hidden />} onClick={onClick}>
    Back (Esc)
  </Button>
);

const shownOf = (view: GraphView): string =>
  `Shows ${formatCount(view.shownAccounts)} of ${formatCount(view.accounts)} accounts and ${formatCount(view.shownValues)} of ${formatCount(view.values)} shared values`;
